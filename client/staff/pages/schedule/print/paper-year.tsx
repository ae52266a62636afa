import { useTranslation } from 'react-i18next';
import Box from '@mui/material/Box';
import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { monthsOf } from '../days.ts';
import { StandingLegend, StandingMark } from '../standing-mark.tsx';
import { standingOf } from '../standing.ts';
import { yearMatrix } from '../year/matrix.ts';
import { monthName } from '../year/month-name.ts';

interface PaperYearProps {
  items: readonly OccurrenceView[];
  year: string;
  directions: readonly { id: string; title: string }[];
}

/** The year's matrix with every event, a day of the month beside each mark. */
export function PaperYear({ items, year, directions }: PaperYearProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const months = monthsOf(year);
  const groups = yearMatrix(items, year, directions, t('schedule.noDirection'));
  return (
    <>
      <Box sx={{ mb: 1 }}>
        <StandingLegend />
      </Box>
      <table>
        <thead>
          <tr>
            <th scope="col" style={{ width: '34%' }}>
              {t('schedule.event')}
            </th>
            {months.map((month) => (
              <th key={month} scope="col">
                {monthName(month, language, 'short')}
              </th>
            ))}
            <th scope="col">{t('occurrence.wholeYear')}</th>
            <th scope="col">{t('occurrence.noDate')}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            <tr className="group">
              <th scope="rowgroup" colSpan={15}>
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.rowId}>
                <th scope="row">{row.title}</th>
                {months.map((month, index) => (
                  <td
                    key={month}
                    style={
                      row.places.some(({ from, to }) => from <= index && index <= to)
                        ? { backgroundColor: '#eef3f5' }
                        : undefined
                    }
                  >
                    {row.places
                      .filter(({ mark }) => mark === index)
                      .map(({ one }) => (
                        <span key={one.id} style={{ whiteSpace: 'nowrap' }}>
                          <StandingMark standing={standingOf(one)} />
                          {one.due?.startsWith(month) && ` ${Number(one.due.slice(8))}`}{' '}
                        </span>
                      ))}
                  </td>
                ))}
                <td>
                  {row.places
                    .filter(({ mark }) => mark === null)
                    .map(({ one }) => (
                      <StandingMark key={one.id} standing={standingOf(one)} />
                    ))}
                </td>
                <td>
                  {row.undated.map((one) => (
                    <StandingMark key={one.id} standing={standingOf(one)} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}
