import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDifference } from '../../../../../server/schedules/plan.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { usePlanDifference } from '../../../queries/plan.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { planText } from '../plan-words.ts';

interface DifferenceDialogProps {
  from: number;
  /** Null: the plan as it is now. */
  to: number | null;
  onClose: () => void;
}

/** What one version of the plan adds to another, removes and moves. */
export function DifferenceDialog({ from, to, onClose }: DifferenceDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const difference = usePlanDifference(from, to);
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="md" fullWidth>
      <DialogTitle id={id}>
        {to === null
          ? t('plan.difference.now', { number: from })
          : t('plan.difference.title', { from, to })}
      </DialogTitle>
      <DialogContent>
        <Loaded query={difference} rows={4}>
          {(data) => <Difference data={data} />}
        </Loaded>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Difference({ data }: { data: PlanDifference }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const when = (row: PlanDifference['added'][number] | PlanDifference['moved'][number]['before']) =>
    planText(row, language, t) || t('schedule.undated');
  const parts = [
    { key: 'added', rows: data.added.map((row) => ({ row, text: when(row) })) },
    { key: 'removed', rows: data.removed.map((row) => ({ row, text: when(row) })) },
    {
      key: 'moved',
      rows: data.moved.map((row) => ({ row, text: `${when(row.before)} → ${when(row)}` })),
    },
  ] as const;
  if (parts.every(({ rows }) => rows.length === 0)) {
    return <Typography>{t('plan.difference.none')}</Typography>;
  }
  return parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ key, rows }) => (
      <Box key={key} component="section" sx={{ mb: 2.5 }}>
        <Typography variant="h3">{t(`plan.difference.${key}`, { count: rows.length })}</Typography>
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {rows.map(({ row, text }) => (
            <li key={row.rowId}>
              {row.title}
              <Box component="span" sx={{ color: 'text.secondary' }}>{` · ${text}`}</Box>
            </li>
          ))}
        </Box>
      </Box>
    ));
}
