import Box from '@mui/material/Box';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import { dayByKey, weeksOf } from '../days.ts';
import { StandingMark } from '../standing-mark.tsx';
import { standingOf } from '../standing.ts';
import { dayOffText, isDayOff, longDay, weekdays, type SpecialDay } from './day-words.ts';
import { gridLook } from './grid-look.ts';
import { softHyphens } from './soft-hyphens.ts';

interface MonthGridProps {
  month: string;
  /** The day that is chosen: the one place of the grid that Tab reaches. */
  day: string;
  today: string;
  days: ReadonlyMap<string, readonly OccurrenceView[]>;
  off: ReadonlyMap<string, SpecialDay>;
  onChoose: (day: string) => void;
}

/** How many titles a day shows; the rest is told by number. */
const most = 2;

/** A calendar by weeks. Arrows, Home, End and Page Up and Down go from day to day. */
export function MonthGrid({ month, day, today, days, off, onChoose }: MonthGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const chosen = useRef<HTMLTableCellElement>(null);
  const byKey = useRef(false);
  useEffect(() => {
    // A click has the focus already; a key takes it along, over the end of the month too.
    if (byKey.current) chosen.current?.focus();
    byKey.current = false;
  }, [day]);
  const press = (event: KeyboardEvent) => {
    const next = dayByKey(day, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    byKey.current = true;
    onChoose(next);
  };
  const long = weekdays(language, 'long');
  return (
    <Box
      component="table"
      role="grid"
      aria-label={t('occurrence.calendarLabel')}
      aria-describedby="calendar-keys"
      sx={gridLook}
      onKeyDown={press}
    >
      <caption id="calendar-keys" style={visuallyHidden}>
        {t('occurrence.calendarKeys')}
      </caption>
      <thead>
        <tr>
          {weekdays(language, 'short').map((name, index) => (
            <th key={name} scope="col" abbr={long[index]}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((one) => {
              const items = days.get(one) ?? [];
              const special = off.get(one);
              const look = [
                isDayOff(one, special) ? 'off' : '',
                one.startsWith(month) ? '' : 'other',
                one === today ? 'today' : '',
              ];
              const reason = dayOffText(special, t);
              const words = [
                longDay(one, language),
                isDayOff(one, special) ? t('occurrence.dayOff') : '',
                reason,
                items.length > 0 ? t('occurrence.events', { count: items.length }) : '',
                items.some(({ overdue }) => overdue) ? t('occurrence.hasOverdue') : '',
              ].filter((word) => word !== '');
              return (
                <td
                  key={one}
                  role="gridcell"
                  aria-label={words.join(', ')}
                  aria-selected={one === day}
                  {...(one === today && { 'aria-current': 'date' as const })}
                  tabIndex={one === day ? 0 : -1}
                  ref={one === day ? chosen : undefined}
                  className={look.join(' ').trim() || undefined}
                  onClick={() => onChoose(one)}
                >
                  <span className="date">{Number(one.slice(8))}</span>
                  {reason !== '' && (
                    <span className="reason" title={reason}>
                      {reason}
                    </span>
                  )}
                  {items.slice(0, most).map((item) => (
                    <span key={item.id} className="event" title={item.title}>
                      <StandingMark standing={standingOf(item)} />
                      <span lang="ru">{softHyphens(item.title)}</span>
                    </span>
                  ))}
                  {items.length > most && (
                    <span className="rest">
                      {t('occurrence.moreShort', { number: items.length - most })}
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
