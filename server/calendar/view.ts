import { countWorkingDays, specialDays, type WorkingCalendar } from './days.ts';
import { decrees } from './decrees.ts';
import type { CorrectedDay } from './model.ts';
import type { CalendarView } from './schema.ts';

/**
 * A year for the screen: days that are not ordinary, and working days by month. The days are
 * everybody's; who corrected one is told to people of the same municipality.
 */
export function presentYear(
  year: number,
  corrected: readonly CorrectedDay[],
  { municipalityId }: { municipalityId: string },
): CalendarView {
  const own = corrected.filter(({ _id }) => _id.startsWith(`${year}-`));
  const calendar: WorkingCalendar = {
    corrections: new Map(
      own.flatMap(({ _id, working }) => (working === null ? [] : [[_id, working]])),
    ),
  };
  const special = specialDays(year);
  const byDay = new Map(own.map((one) => [one._id, one]));
  const days = [...new Set([...special.keys(), ...byDay.keys()])].sort();
  const working = Array.from({ length: 12 }, (_, month) => {
    const first = `${year}-${String(month + 1).padStart(2, '0')}-01`;
    const last = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
    return countWorkingDays(calendar, first, last);
  });
  return {
    year,
    decree: decrees[year]?.source ?? null,
    days: days.map((day) => {
      const facts = special.get(day) ?? { kind: 'working' as const, title: null, movedFrom: null };
      const correction = byDay.get(day);
      return {
        day,
        ...facts,
        ...(correction && {
          kind: correction.working ? ('movedWorking' as const) : ('movedOff' as const),
        }),
        correction: correction
          ? {
              reason: correction.reason,
              by: correction.municipalityId === municipalityId ? correction.by : null,
              at: correction.at.toISOString(),
            }
          : null,
      };
    }),
    working,
    total: working.reduce((sum, number) => sum + number, 0),
  };
}
