import { decrees, holidays } from './decrees.ts';
import type { DayKind } from './schema.ts';

/**
 * The working calendar: the law, the decrees and what a person has corrected, `day → working`.
 * Days are written `2027-02-15`.
 */
export interface WorkingCalendar {
  corrections: ReadonlyMap<string, boolean>;
}

/** The calendar of the law and the decrees alone. */
export const plainCalendar: WorkingCalendar = { corrections: new Map() };

/** What a day is by the law and the decrees. */
export interface DayFacts {
  kind: DayKind;
  title: string | null;
  movedFrom: string | null;
}

const dayMs = 86_400_000;

/** The day so many calendar days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

const isWeekend = (day: string): boolean =>
  [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const known = new Map<number, ReadonlyMap<string, DayFacts>>();

/** Days of a year that are not ordinary: holidays, and days that were moved. */
export function specialDays(year: number): ReadonlyMap<string, DayFacts> {
  const ready = known.get(year);
  if (ready) return ready;
  const days = new Map<string, DayFacts>();
  for (const [day, title] of Object.entries(holidays)) {
    days.set(`${year}-${day}`, { kind: 'holiday', title, movedFrom: null });
  }
  const moves = decrees[year]?.moves ?? [];
  const moved = new Set(moves.map(([from]) => from));
  for (const day of Object.keys(holidays)) {
    // Weekends in the first eight days of January are moved by decree, not by this rule.
    if (day < '01-09' || moved.has(day) || !isWeekend(`${year}-${day}`)) continue;
    let to = addDays(`${year}-${day}`, 1);
    while (isWeekend(to) || days.has(to)) to = addDays(to, 1);
    days.set(to, { kind: 'movedOff', title: null, movedFrom: `${year}-${day}` });
  }
  for (const [from, to] of moves) {
    const source = `${year}-${from}`;
    if (!days.has(source)) days.set(source, { kind: 'movedWorking', title: null, movedFrom: null });
    days.set(`${year}-${to}`, { kind: 'movedOff', title: null, movedFrom: source });
  }
  known.set(year, days);
  return days;
}

/** Whether people work on a day. */
export function isWorkingDay({ corrections }: WorkingCalendar, day: string): boolean {
  const corrected = corrections.get(day);
  if (corrected !== undefined) return corrected;
  const special = specialDays(Number(day.slice(0, 4))).get(day);
  return special ? special.kind === 'movedWorking' : !isWeekend(day);
}

/** The day itself when people work on it, else the next working day. */
export function nextWorkingDay(calendar: WorkingCalendar, day: string): string {
  let found = day;
  while (!isWorkingDay(calendar, found)) found = addDays(found, 1);
  return found;
}

/** The day itself when people work on it, else the last working day before. */
export function previousWorkingDay(calendar: WorkingCalendar, day: string): string {
  let found = day;
  while (!isWorkingDay(calendar, found)) found = addDays(found, -1);
  return found;
}

/** The last working day before a day, never the day itself. */
export function lastWorkingDayBefore(calendar: WorkingCalendar, day: string): string {
  return previousWorkingDay(calendar, addDays(day, -1));
}

/**
 * The day that is so many working days after a day, or before it. Counting begins on the day after
 * (art. 191 of the Civil Code); 0 gives the day itself, working or not.
 */
export function addWorkingDays(calendar: WorkingCalendar, day: string, days: number): string {
  const step = Math.sign(days);
  let found = day;
  for (let left = Math.abs(days); left > 0;) {
    found = addDays(found, step);
    if (isWorkingDay(calendar, found)) left -= 1;
  }
  return found;
}

/** Working days from one day to another, both inclusive. */
export function countWorkingDays(calendar: WorkingCalendar, from: string, to: string): number {
  let number = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) number += 1;
  }
  return number;
}
