import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { Clamp } from '../../ui/clamp.tsx';

const levels = ['municipality', 'organization', 'both', 'region', 'individual'] as const;

/** What is planned, whose matter it is, where the document says it and what comes of it. */
export function Event({ row }: { row: ScheduleRowView }) {
  const { t } = useTranslation();
  const level = levels.find((one) => one === row.level);
  const below = [
    row.section === null ? null : row.directionTitle,
    level && t(`schedule.levels.${level}`),
    row.sourceLine === null ? null : t('schedule.sourceLine', { line: row.sourceLine }),
  ].filter((text): text is string => Boolean(text));
  return (
    <>
      <Clamp text={row.title} lines={3} />
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400, mt: 0.25 }}>
        {below.join(' · ')}
      </Box>
      {row.deliverable && (
        <Box sx={{ fontSize: '0.8125rem', fontWeight: 400, mt: 0.25 }}>
          {t('schedule.deliverable')}: {row.deliverable}
        </Box>
      )}
    </>
  );
}
