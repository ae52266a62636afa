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
  const isReset = people.every(({ state }) => state === 'active');
  const among = (state: PersonRow['state']) => people.filter((one) => one.state === state).length;
  const names = people.slice(0, 5).map(({ name }) => name);
  const more = people.length > names.length ? ` … (${people.length})` : '';
  return (
    <Confirm
      open
      title={t(isReset ? 'invitation.confirmReset' : 'invitation.confirmTitle')}
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
      <Typography>{t('invitation.confirmText')}</Typography>
      {among('invited') > 0 && (
        <Typography sx={{ mt: 1 }}>
          {t('invitation.confirmAgain', { number: among('invited') })}
        </Typography>
      )}
      {among('active') > 0 && (
        <Typography sx={{ mt: 1 }}>
          {t('invitation.confirmActive', { number: among('active') })}
        </Typography>
      )}
    </Confirm>
  );
}
