import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { useSetDates } from '../../queries/schedule.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { NoDecree } from './no-decree.tsx';
import { endsTooEarly, readPlanDate, writePlanDate } from './plan-words.ts';

/** The municipality's own dates of one row, as exact as known. */
export function DatesDialog({ row, onClose }: { row: ScheduleRowView; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useSetDates();
  const [start, setStart] = useState(writePlanDate(row.plan.start));
  const [end, setEnd] = useState(writePlanDate(row.plan.end));
  const [asked, setAsked] = useState(false);
  const [from, to] = [readPlanDate(start), readPlanDate(end)];
  const last = to ?? from ?? null;
  const lastYear = last === null ? null : Number(last.slice(0, 4));
  const early = from !== undefined && to !== undefined && endsTooEarly(from, to);
  const submit = () => {
    setAsked(true);
    if (from === undefined || to === undefined || early) return;
    save.mutate({ rowId: row.id, start: from, end: to }, { onSuccess: onClose });
  };
  const endFault = to === undefined ? t('schedule.dateWrong') : early && t('schedule.dateOrder');
  return (
    <Confirm
      open
      title={t('schedule.datesTitle')}
      submit={t('common.save')}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ fontWeight: 500, mb: 1 }}>{row.title}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2.5 }}>
        {t('schedule.inDocument', { text: row.timingText ?? t('schedule.undated') })}
      </Typography>
      {lastYear !== null && <NoDecree year={lastYear} />}
      <Stack spacing={2.5}>
        <TextField
          autoFocus
          label={t('schedule.dateStart')}
          value={start}
          onChange={(event) => setStart(event.target.value)}
          error={asked && from === undefined}
          helperText={t(asked && from === undefined ? 'schedule.dateWrong' : 'schedule.dateHint')}
        />
        <TextField
          label={t('schedule.dateEnd')}
          value={end}
          onChange={(event) => setEnd(event.target.value)}
          error={asked && Boolean(endFault)}
          helperText={(asked && endFault) || ' '}
        />
      </Stack>
    </Confirm>
  );
}
