import { daysOf, type Dates } from '../../catalogs/dates.ts';
import type { Months, Offset } from '../../catalogs/timing.ts';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
} from '../calendar/days.ts';
import type { DayOffRule } from './plan.schema.ts';

/** Days of an occurrence, `2027-02-15`, all inclusive. */
export interface Window {
  start: string | null;
  end: string | null;
  /** By when; not before the end unless a day off moved it. Null: nothing falls due. */
  due: string | null;
  /** As long as a year: its first day does not say that something begins. */
  loose: boolean;
}

/** How due days that are days off are moved. */
export interface Shift {
  calendar: WorkingCalendar;
  dayOff: DayOffRule;
}

/** The days of a working year, `2026-2027`. */
export function daysOfYear(year: string): { first: string; last: string } {
  return { first: `${year.slice(0, 4)}-09-01`, last: `${year.slice(5)}-08-31` };
}

/** The working year of a day. */
export function yearOf(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) >= '09' ? 0 : 1);
  return `${year}-${year + 1}`;
}

/**
 * The due day of a window's last day. One that the plan gives to the day, or that a term ends on,
 * follows the setting; the last day of a month or a year stays within it, whatever the setting: a
 * plan for December is not one for January.
 */
function dueDay(end: string, exact: boolean, { calendar, dayOff }: Shift): string {
  if (dayOff === 'stay' || isWorkingDay(calendar, end)) return end;
  return exact && dayOff === 'next'
    ? nextWorkingDay(calendar, end)
    : previousWorkingDay(calendar, end);
}

/** The window of planned dates, each as exact as known; null when there are none. */
export function windowOf(dates: Dates, shift: Shift): Window | null {
  const days = daysOf(dates);
  if (!days) return null;
  const exact = (dates.end ?? dates.start ?? '').length === 10;
  return fit(days.first, days.last, exact, dates.start?.length === 4, shift);
}

/**
 * Of a programme the plan gives only the end: it runs, from the working year on. One whose end lies
 * before that year is on the days of its end.
 */
export function untilEnd(end: string, year: string, shift: Shift): Window | null {
  const window = windowOf({ start: null, end }, shift);
  const { first } = daysOfYear(year);
  if (!window || (window.start ?? '') <= first) return window;
  return { ...window, start: first, loose: true };
}

function fit(first: string, end: string, exact: boolean, loose: boolean, shift: Shift): Window {
  const due = dueDay(end, exact, shift);
  // An event of one day moves as a whole.
  return { start: due < first ? due : first, end, due, loose };
}

/** The whole working year: by its end, or going on all the time. */
export function wholeYear(year: string, falls: boolean, shift: Shift): Window {
  const { first, last } = daysOfYear(year);
  const due = falls ? dueDay(last, false, shift) : null;
  return { start: first, end: last, due, loose: true };
}

/** The calendar year that begins within a working year. */
export function calendarYear(year: string, shift: Shift): Window {
  const number = year.slice(5);
  return fit(`${number}-01-01`, `${number}-12-31`, false, true, shift);
}

/** Runs of months within a working year, in its order. */
export function monthWindows(year: string, parts: readonly Months[], shift: Shift): Window[] {
  return parts
    .map(({ first, last }) => {
      const from = Number(year.slice(0, 4)) + (first >= 9 ? 0 : 1);
      const to = last < first ? from + 1 : from;
      const days = daysOf({ start: month(from, first), end: month(to, last) });
      return fit(days?.first ?? '', days?.last ?? '', false, false, shift);
    })
    .toSorted((a, b) => (a.start ?? '').localeCompare(b.start ?? ''));
}

/** Runs of months that fall within planned dates; the dates themselves where none does. */
export function monthsWithin(dates: Dates, parts: readonly Months[], shift: Shift): Window[] {
  const days = daysOf(dates);
  const whole = windowOf(dates, shift);
  if (!days || !whole) return [];
  const years = new Set([yearOf(days.first), yearOf(days.last)]);
  const within = [...years]
    .flatMap((year) => monthWindows(year, parts, shift))
    .filter(({ start, end }) => (start ?? '') >= days.first && (end ?? '') <= days.last);
  return within.length > 0 ? within : [whole];
}

const month = (year: number, number: number) => `${year}-${String(number).padStart(2, '0')}`;

/** Quarters of the calendar that begin within a working year: from October on. */
export const quarters: readonly Months[] = [
  { first: 10, last: 12 },
  { first: 1, last: 3 },
  { first: 4, last: 6 },
  { first: 7, last: 9 },
];

/** Every month by itself. */
export const eachMonth: readonly Months[] = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8].map(
  (number) => ({ first: number, last: number }),
);

/** From a day on, by the end of a term; a term that the document does not give falls never due. */
export function term(from: string, offset: Offset | null, shift: Shift): Window {
  if (offset === null) return { start: from, end: null, due: null, loose: false };
  return fit(from, addOffset(shift.calendar, from, offset), true, false, shift);
}

/**
 * The last day of a term that begins after a day: the same day of a later month, or its last day
 * where there is none (art. 192 of the Civil Code), or so many working days later.
 */
function addOffset(calendar: WorkingCalendar, day: string, { amount, unit }: Offset): string {
  if (unit === 'workingDay') return addWorkingDays(calendar, day, amount);
  if (unit === 'day') return addDays(day, amount);
  if (unit === 'week') return addDays(day, 7 * amount);
  const [year = 0, monthNumber = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + monthNumber - 1 + amount * (unit === 'year' ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return `${month(toYear, toMonth)}-${String(Math.min(date, last)).padStart(2, '0')}`;
}
