import ExpandMore from '@mui/icons-material/ExpandMore';
import UnfoldMore from '@mui/icons-material/UnfoldMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/index.ts';
import { ClampText } from '../../../ui/clamp.tsx';
import { DrawMore } from '../../../ui/draw-more.tsx';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import { monthsOf } from '../days.ts';
import { StandingMark } from '../standing-mark.tsx';
import { standings, type Tally } from '../standing.ts';
import type { MatrixGroup } from './matrix.ts';
import { monthName } from './month-name.ts';
import { yearBox, yearLook } from './year-look.ts';
import { YearRow } from './year-row.tsx';

interface YearTableProps {
  groups: readonly MatrixGroup[];
  year: string;
  today: string;
  /** Whether the directions show their events from the start. */
  opened: boolean;
}

/** Rows that are drawn at once. */
const step = 60;

/** Directions × months; a direction opens to its events. */
export function YearTable({ groups, year, today, opened }: YearTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [limit, setLimit] = useState(step);
  const [start, setStart] = useState(opened);
  const isOpen = (id: string) => start !== toggled.has(id);
  const toggle = (id: string) => {
    const next = new Set(toggled);
    if (!next.delete(id)) next.add(id);
    setToggled(next);
  };
  const months = monthsOf(year);
  const now = today.slice(0, 7);
  const caption = t('schedule.views.year');
  const drawn = drawnRows(groups, isOpen, limit);
  const rows = groups.reduce((sum, group) => sum + (isOpen(group.id) ? group.rows.length : 0), 0);
  return (
    <>
      <Box sx={{ px: { xs: 1, sm: 1.5 }, pb: 1, displayPrint: 'none' }}>
        <Button
          size="small"
          startIcon={<UnfoldMore aria-hidden />}
          onClick={() => {
            setToggled(new Set());
            setStart(rows === 0);
          }}
        >
          {t(rows > 0 ? 'occurrence.closeAll' : 'occurrence.openAll')}
        </Button>
      </Box>
      <Box sx={yearBox} tabIndex={0} role="region" aria-label={caption}>
        <Box component="table" sx={yearLook}>
          <caption style={visuallyHidden}>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('schedule.event')}</th>
              {months.map((month) => (
                <th
                  key={month}
                  scope="col"
                  className={month === now ? 'now' : undefined}
                  {...(month === now && { 'aria-current': 'date' as const })}
                >
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
                <th scope="rowgroup">
                  <button
                    type="button"
                    aria-expanded={isOpen(group.id)}
                    onClick={() => toggle(group.id)}
                  >
                    <ExpandMore aria-hidden />
                    <span>
                      <ClampText text={group.title} />
                      <span className="under">
                        {t('occurrence.events', { count: group.rows.length })}
                      </span>
                    </span>
                  </button>
                </th>
                {group.months.map((tally, index) => (
                  <TallyCell key={months[index]} tally={tally} now={months[index] === now} />
                ))}
                <TallyCell tally={group.whole} now={false} />
                <TallyCell tally={group.undated} now={false} />
              </tr>
              {(drawn.get(group.id) ?? []).map((row) => (
                <YearRow key={row.rowId} row={row} months={months} now={now} />
              ))}
            </tbody>
          ))}
        </Box>
      </Box>
      {limit < rows && (
        <DrawMore
          drawn={limit}
          onMore={() => setLimit((before) => before + 2 * step)}
          onAll={() => setLimit(Infinity)}
        />
      )}
    </>
  );
}

/** The first so many rows of the directions that are open. */
function drawnRows(
  groups: readonly MatrixGroup[],
  isOpen: (id: string) => boolean,
  limit: number,
): Map<string, MatrixGroup['rows']> {
  let left = limit;
  return new Map(
    groups.map(({ id, rows }) => {
      const shown = isOpen(id) ? rows.slice(0, Math.max(0, left)) : [];
      left -= shown.length;
      return [id, shown];
    }),
  );
}

function TallyCell({ tally, now }: { tally: Tally; now: boolean }) {
  const { t } = useTranslation();
  return (
    <td className={now ? 'now' : undefined}>
      {standings
        .filter((standing) => tally[standing] > 0)
        .map((standing) => (
          <span key={standing} className="count">
            <StandingMark standing={standing} />
            {tally[standing]}
            <span style={visuallyHidden}>{t(`occurrence.standings.${standing}`)}</span>
          </span>
        ))}
    </td>
  );
}
