import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { InvitationsView, PersonRow } from '../../../../server/people/schema.ts';
import { useInvite } from '../../queries/people.ts';
import { Confirm } from '../../ui/confirm.tsx';

interface InviteConfirmProps {
  people: PersonRow[];
  onMade: (made: InvitationsView) => void;
  onClose: () => void;
}

/** Says what the codes do before they are made, above all to codes and passwords that exist. */
export function InviteConfirm({ people, onMade, onClose }: InviteConfirmProps) {
  const { t } = useTranslation();
  const invite = useInvite();
  const invited = people.filter(({ state }) => state === 'invited').length;
  const active = people.filter(({ state }) => state === 'active').length;
  const isReset = people.every(({ state }) => state === 'active');
  const names = people.slice(0, 5).map(({ name }) => name);
  const more = people.length > names.length ? ` … (${people.length})` : '';
  const isOne = people.length === 1;
  return (
    <Confirm
      open
      title={t(
        isReset
          ? 'invitation.confirmReset'
          : isOne
            ? 'invitation.confirmOneTitle'
            : 'invitation.confirmTitle',
      )}
      submit={t(invite.isPending ? 'invitation.making' : 'invitation.confirmMade')}
      busy={invite.isPending}
      error={invite.error}
      onSubmit={() =>
        invite.mutate(
          people.map(({ id }) => id),
          { onSuccess: onMade },
        )
      }
      onClose={onClose}
    >
      <Typography sx={{ fontWeight: 600, mb: 1 }}>
        {names.join(', ')}
        {more}
      </Typography>
      <Typography>{t(isOne ? 'invitation.confirmOneText' : 'invitation.confirmText')}</Typography>
      {invited > 0 && (
        <Typography sx={{ mt: 1 }}>
          {isOne
            ? t('invitation.confirmOneAgain')
            : t('invitation.confirmAgain', { number: invited })}
        </Typography>
      )}
      {active > 0 && (
        <Typography sx={{ mt: 1 }}>
          {isOne
            ? t('invitation.confirmOneActive')
            : t('invitation.confirmActive', { number: active })}
        </Typography>
      )}
    </Confirm>
  );
}
