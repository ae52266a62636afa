import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { useSetStates } from '../../queries/schedule.ts';
import { ApproveDialog } from './approve-dialog.tsx';

const others = ['done', 'draft', 'archive'] as const;

interface ChosenActionsProps {
  rows: ScheduleRowView[];
  onDone: () => void;
}

/** What can be done with the ticked rows at once. */
export function ChosenActions({ rows, onDone }: ChosenActionsProps) {
  const { t } = useTranslation();
  const set = useSetStates();
  const [approve, setApprove] = useState(false);
  const change = (state: PlanState) =>
    set.mutate({ state, rowIds: rows.map(({ id }) => id) }, { onSuccess: onDone });
  return (
    <>
      <Button
        size="small"
        variant="contained"
        disabled={set.isPending}
        onClick={() => setApprove(true)}
      >
        {t('schedule.setMany.approved')}
      </Button>
      {others.map((state) => (
        <Button key={state} size="small" disabled={set.isPending} onClick={() => change(state)}>
          {t(`schedule.setMany.${state}`)}
        </Button>
      ))}
      {set.isError && (
        <Box component="span" role="alert" sx={{ color: 'error.main', fontSize: '0.875rem' }}>
          {set.error.message}
        </Box>
      )}
      {approve && <ApproveDialog rows={rows} onClose={() => setApprove(false)} onDone={onDone} />}
    </>
  );
}
