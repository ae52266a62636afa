import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleView } from '../../../../server/schedules/schema.ts';
import { useMovePlan } from '../../queries/schedule.ts';
import { Confirm } from '../../ui/confirm.tsx';

interface MoveDialogProps {
  move: ScheduleView['move'];
  /** The working year in words. */
  year: string;
  onClose: () => void;
}

/** What moving will change, in numbers, before it does. */
export function MoveDialog({ move, year, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const run = useMovePlan();
  const [archived, setArchived] = useState(move.drafts === 0);
  return (
    <Confirm
      open
      title={t('schedule.moveTitle')}
      submit={t('schedule.moveButton')}
      busy={run.isPending || (move.drafts === 0 && !archived)}
      error={run.error}
      onSubmit={() => run.mutate({ archived }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Typography sx={{ mb: 1 }}>{t('schedule.moveText', { count: move.years, year })}</Typography>
      {move.drafts > 0 && (
        <Typography>{t('schedule.moveDrafts', { number: move.drafts })}</Typography>
      )}
      {move.archived > 0 && (
        <FormControlLabel
          control={<Checkbox checked={archived} onChange={(_, on) => setArchived(on)} />}
          label={t('schedule.moveArchived', { number: move.archived })}
        />
      )}
    </Confirm>
  );
}
