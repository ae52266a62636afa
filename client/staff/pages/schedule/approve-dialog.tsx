import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useSetStates } from '../../queries/schedule.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { isOver } from './plan-words.ts';

interface ApproveDialogProps {
  rows: ScheduleRowView[];
  onClose: () => void;
  onDone?: () => void;
}

/** How many rows will be approved, and how many of them would be late at once. */
export function ApproveDialog({ rows, onClose, onDone }: ApproveDialogProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const set = useSetStates();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const open = rows.filter(({ plan }) => plan.state !== 'approved');
  const late = open.filter(({ plan }) => isOver(plan, today)).length;
  const approve = () =>
    set.mutate(
      { state: 'approved', rowIds: open.map(({ id }) => id) },
      {
        onSuccess: () => {
          onClose();
          onDone?.();
        },
      },
    );
  return (
    <Confirm
      open
      title={t('schedule.approveTitle')}
      submit={t('schedule.set.approved')}
      busy={set.isPending || open.length === 0}
      error={set.error}
      onSubmit={approve}
      onClose={onClose}
    >
      <Typography>{t('schedule.approveText', { number: open.length })}</Typography>
      {late > 0 && (
        <Typography sx={{ mt: 1.5, fontWeight: 600 }}>
          {t('schedule.approveLate', { number: late })}
        </Typography>
      )}
    </Confirm>
  );
}
