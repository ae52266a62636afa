import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../../../server/calendar/schema.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { weeksOf, type GridDay } from './days.ts';
import { MonthTable } from './month-table.tsx';

interface GridProps {
  calendar: CalendarView;
  onOpen?: (day: GridDay) => void;
}

/** Twelve months, what they rest on, and what the marks mean. */
export function YearGrid({ calendar, onOpen }: GridProps) {
  const { t } = useTranslation();
  const { year, days, working, total, decree } = calendar;
  const [current, setCurrent] = useState(`${year}-01-01`);
  const special = useMemo(() => new Map(days.map((day) => [day.day, day])), [days]);
  return (
    <Sheet>
      <Typography sx={{ mb: 0.5 }}>{t('calendar.total', { count: total })}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {decree === null ? t('calendar.noDecree', { year }) : t('calendar.decree', { decree })}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(252px, 1fr))',
          columnGap: 4,
          rowGap: 3,
          alignItems: 'start',
        }}
      >
        {working.map((number, month) => (
          <MonthTable
            key={month}
            year={year}
            month={month}
            weeks={weeksOf(year, month, special)}
            working={number}
            current={current}
            onMove={setCurrent}
            onOpen={onOpen}
          />
        ))}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2.5 }}>
        {t('calendar.legend')} {t('calendar.keys')}
      </Typography>
    </Sheet>
  );
}
