import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';

/** How many of a row's dates in the working year are done, where it has several. */
export function RowProgress({ row: { occurrences } }: { row: ScheduleRowView }) {
  const { t } = useTranslation();
  if (!occurrences || occurrences.of < 2) return null;
  const { of, done } = occurrences;
  return (
    <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
      {t('schedule.progress', { part: done, of })}
    </Box>
  );
}
