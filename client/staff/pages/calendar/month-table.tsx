import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { visuallyHidden } from '../../ui/visually-hidden.ts';
import { DayCell } from './day-cell.tsx';
import type { GridDay } from './days.ts';

interface MonthProps {
  year: number;
  month: number;
  weeks: readonly (readonly (GridDay | null)[])[];
  working: number;
  /** The day that the keyboard stands on. */
  current: string;
  onMove: (day: string) => void;
  onOpen?: ((day: GridDay) => void) | undefined;
}

/** A month as weeks from Monday, with its number of working days. */
export function MonthTable(props: MonthProps) {
  const { year, month, weeks, working, current, onMove, onOpen } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, month, 1)),
  );
  const weekdays = Array.from({ length: 7 }, (_, index) => {
    // 1 January 2024 was a Monday.
    const date = new Date(Date.UTC(2024, 0, 1 + index));
    const of = (weekday: 'short' | 'long') =>
      new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(date);
    return { short: of('short'), long: of('long') };
  });
  return (
    <Box
      component="table"
      sx={{
        borderCollapse: 'separate',
        borderSpacing: 2,
        tableLayout: 'fixed',
        width: 1,
        fontVariantNumeric: 'tabular-nums',
        '& th': { fontWeight: 400, fontSize: '0.75rem', color: 'text.secondary', p: 0 },
        '& td': { p: 0 },
      }}
    >
      <Box component="caption" sx={{ textAlign: 'left', mb: 0.5 }}>
        <Box
          component="span"
          sx={{
            fontWeight: 600,
            '&::first-letter': { textTransform: 'uppercase' },
            display: 'inline-block',
          }}
        >
          {name}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', ml: 1 }}>
          {t('calendar.workingDays', { count: working })}
        </Box>
      </Box>
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th key={short} scope="col">
              <span aria-hidden>{short}</span>
              <span style={visuallyHidden}>{long}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) =>
              day ? (
                <td key={day.day}>
                  <DayCell
                    day={day}
                    current={day.day === current}
                    onMove={onMove}
                    onOpen={onOpen}
                  />
                </td>
              ) : (
                <td key={weekday} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
