import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { RowTitle } from './row-title.tsx';

const levels = ['municipality', 'organization', 'both', 'region', 'individual'] as const;

interface EventProps {
  row: ScheduleRowView;
  /** The direction's title, where a section stands above the row instead. */
  direction: string | undefined;
}

/** What is planned, whose matter it is, where the document says it and what comes of it. */
export function Event({ row, direction }: EventProps) {
  const { t } = useTranslation();
  const level = levels.find((one) => one === row.level);
  const below = [
    row.section === undefined || row.section.endsWith(direction ?? '') ? null : direction,
    level && t(`schedule.levels.${level}`),
    t('schedule.sourceLine', { line: row.sourceLine }),
  ].filter((text): text is string => Boolean(text));
  return (
    <>
      <RowTitle row={row} />
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400, mt: 0.25 }}>
        {below.join(' · ')}
      </Box>
      {row.deliverable && (
        <Box sx={{ fontSize: '0.8125rem', fontWeight: 400, mt: 0.25 }}>
          <Clamp text={`${t('schedule.deliverable')}: ${row.deliverable}`} />
        </Box>
      )}
    </>
  );
}
