import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useRevokeLink } from '../../queries/links.ts';
import { Confirm } from '../../ui/confirm.tsx';

interface RevokeConfirmProps {
  campaignId: string;
  link: LinkView;
  onClose: () => void;
}

/** Asks before a link stops working and another takes its place. */
export function RevokeConfirm({ campaignId, link, onClose }: RevokeConfirmProps) {
  const { t } = useTranslation();
  const revoke = useRevokeLink(campaignId);
  return (
    <Confirm
      open
      title={t('link.revokeTitle')}
      submit={t('link.revoke')}
      danger
      busy={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onSubmit={() => revoke.mutate(link.id, { onSuccess: onClose })}
    >
      {t('link.revokeText', { name: link.organizationName })}
    </Confirm>
  );
}
