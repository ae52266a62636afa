import type { ScheduleRow } from './schedule.ts';

/** When an event is planned, each side as exact as known: `2027`, `2027-02` or `2027-02-15`. */
export interface Dates {
  start: string | null;
  end: string | null;
}

type Timed = Pick<ScheduleRow, 'kind' | 'start' | 'end'>;

/**
 * The dates of a row that happens once; null for a row without dates and for one that comes round
 * again (annual, quarterly, continuous, after a procedure): such a row has no date to move.
 */
export function datesOf({ kind, start, end }: Timed): Dates | null {
  if (kind !== 'once' && kind !== 'range' && kind !== 'byCalendar') return null;
  if (start === undefined && end === undefined) return null;
  return { start: start ?? null, end: end ?? null };
}

/** First and last day of dates, `2021-02-01` and `2021-02-28`; null when there are none. */
export function daysOf({ start, end }: Dates): { first: string; last: string } | null {
  const from = start ?? end;
  const to = end ?? start;
  return from === null || to === null ? null : { first: firstDay(from), last: lastDay(to) };
}

function firstDay(date: string): string {
  const [year = '', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}`;
}

function lastDay(date: string): string {
  const [year = '', month = '12', day] = date.split('-');
  return `${year}-${month}-${day ?? String(daysIn(Number(year), Number(month)))}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a date exists: `2027-02-29` does not. */
export function isDate(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The year in which the school year of a day begins: 2020 for `2021-02-15`. */
export function schoolYearOf(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month >= 9 ? year : year - 1;
}

/** The same date in another year; 29 February becomes 28 where there is none. */
export function moveDate(date: string | null, years: number): string | null {
  if (date === null) return null;
  const [year = 0, month, day] = date.split('-').map(Number);
  const to = year + years;
  if (month === undefined) return String(to);
  const digits = String(month).padStart(2, '0');
  if (day === undefined) return `${to}-${digits}`;
  return `${to}-${digits}-${String(Math.min(day, daysIn(to, month))).padStart(2, '0')}`;
}

/** A row over more calendar years than these is a programme that the plan only takes part in. */
const longestEvent = 2;

/**
 * The school year in which a plan begins, 2020 for 2020-2021; null without dates. Programmes of
 * many years («на 2019-2025 годы»), and those of which only the end is known, began before the
 * plan: they count only where there is nothing else.
 */
export function firstSchoolYear(rows: readonly Timed[]): number | null {
  const dated = rows.flatMap((row) => {
    const dates = datesOf(row);
    const days = dates && daysOf(dates);
    if (!dates || !days) return [];
    const years = Number(days.last.slice(0, 4)) - Number(days.first.slice(0, 4)) + 1;
    const programme = years > longestEvent || (row.kind === 'range' && dates.start === null);
    return [{ first: schoolYearOf(days.first), programme }];
  });
  if (dated.length === 0) return null;
  const events = dated.filter(({ programme }) => !programme);
  return Math.min(...(events.length > 0 ? events : dated).map(({ first }) => first));
}

/**
 * By how many whole years a plan moves so that its first school year becomes the working one. The
 * whole plan moves by the same number: the distances between its rows stay. 0 when it begins in
 * the working year or later, or has no dates.
 * @param workingYear `2026-2027`
 */
export function yearsToMove(rows: readonly Timed[], workingYear: string): number {
  const first = firstSchoolYear(rows);
  return first === null ? 0 : Math.max(0, Number(workingYear.slice(0, 4)) - first);
}
