import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView, ScheduleView } from '../../../../server/schedules/schema.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { RowCampaigns } from './row-campaigns.tsx';

/** Drawing hundreds of rows at once is slow on an office computer. */
const step = 100;

export function ScheduleRows({ schedule }: { schedule: ScheduleView }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(step);
  const rows = schedule.rows.slice(0, limit);
  return (
    <>
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('schedule.shown', { count: rows.length, total: schedule.rows.length })}
      </Typography>
      <Sheet flush>
        <DataTable
          caption={t('schedule.title')}
          rows={rows}
          rowKey={({ id }) => id}
          copyable
          groupOf={groupOf}
          columns={[
            {
              id: 'event',
              title: t('schedule.event'),
              width: '40%',
              cell: (row) => <Event row={row} />,
            },
            {
              id: 'timing',
              title: t('schedule.timing'),
              width: '14%',
              cell: ({ timingText }) =>
                timingText ? <Clamp text={timingText} lines={3} /> : t('schedule.undated'),
            },
            {
              id: 'responsible',
              title: t('schedule.responsible'),
              width: '20%',
              cell: ({ responsible }) =>
                responsible.length > 0 && <Clamp text={responsible.join(', ')} />,
            },
            {
              id: 'campaigns',
              title: t('schedule.campaigns'),
              cell: (row) => <RowCampaigns row={row} />,
            },
          ]}
        />
      </Sheet>
      {limit < schedule.rows.length && (
        <Button variant="outlined" onClick={() => setLimit(limit + step)}>
          {t('schedule.more')}
        </Button>
      )}
    </>
  );
}

/** The part of the document a row stands in. */
const groupOf = (row: ScheduleRowView) => row.section ?? row.directionTitle ?? '';

const levels = ['municipality', 'organization', 'both', 'region', 'individual'] as const;

function Event({ row }: { row: ScheduleRowView }) {
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
