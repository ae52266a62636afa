import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useRevokeLink } from '../../queries/links.ts';
import { Confirm } from '../../ui/confirm.tsx';

interface RevokeButtonProps {
  campaignId: string;
  link: LinkView;
}

/** Withdraws a link after asking. */
export function RevokeButton({ campaignId, link }: RevokeButtonProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeLink(campaignId);
  return (
    <>
      <Button
        size="small"
        aria-label={`${t('link.revoke')}: ${link.organizationName}`}
        onClick={() => setAsking(true)}
      >
        {t('link.revoke')}
      </Button>
      <Confirm
        open={asking}
        title={t('link.revokeTitle')}
        submit={t('link.revoke')}
        danger
        busy={revoke.isPending}
        error={revoke.error}
        onClose={() => setAsking(false)}
        onSubmit={() => revoke.mutate(link.id, { onSuccess: () => setAsking(false) })}
      >
        {t('link.revokeText', { name: link.organizationName })}
      </Confirm>
    </>
  );
}
