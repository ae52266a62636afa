import type { IsoDate, Value } from './types.ts';

const dayMs = 86_400_000;

/**
 * Whether an answer counts as no answer: nothing, "", [], {}, objects holding only such, and a
 * table whose rows are all empty.
 */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.every(isEmptyRow);
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

function isEmptyRow(item: unknown): boolean {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && isEmpty(item);
}

/**
 * The copy of a free text that comparisons use: without surrounding space, in lower case.
 * A text wholly in quotes is compared without them, as SurveyJS does.
 */
export function fold(text: string): string {
  const quoted = text.length > 1 && /^['"]/.test(text) && /['"]$/.test(text);
  return (quoted ? text.slice(1, -1) : text).trim().toLowerCase();
}

/** A number without the binary noise of + − ×: `digits` decimals, as SurveyJS corrects results. */
export function correct(value: number, digits = 0): number {
  return digits > 0 ? parseFloat(value.toFixed(digits)) : value;
}

/** SurveyJS's `round`: half away from zero; the tiny factor undoes binary representation. */
export function roundHalfAway(value: number, digits: number): number {
  const power = 10 ** digits;
  return Math.round(value * power * (1 + Number.EPSILON)) / power;
}

/** Whether the text is a day of the calendar, `YYYY-MM-DD`, between 1900 and 2100. */
export function isCalendarDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return value <= '2100-12-31' && !Number.isNaN(time) && isoDate(time) === value;
}

function isoDate(time: number): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}

function parts(date: IsoDate): [number, number, number] {
  return [+date.slice(0, 4), +date.slice(5, 7), +date.slice(8, 10)];
}

/** Calendar arithmetic of SurveyJS's `dateAdd`: 31 January + 1 month overflows into March. */
export function addToDate(date: IsoDate, amount: number, unit: string): IsoDate {
  const [year, month, day] = parts(date);
  return isoDate(
    unit === 'years'
      ? Date.UTC(year + amount, month - 1, day)
      : unit === 'months'
        ? Date.UTC(year, month - 1 + amount, day)
        : Date.UTC(year, month - 1, day + amount),
  );
}

/** SurveyJS's `dateDiff`: days without sign; whole months and years from the first to the second. */
export function dateDifference(from: IsoDate, to: IsoDate, unit: string): number {
  if (unit === 'days') return Math.abs(Date.parse(to) - Date.parse(from)) / dayMs;
  const [fromYear, fromMonth, fromDay] = parts(from);
  const [toYear, toMonth, toDay] = parts(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
  return unit === 'months' ? months : Math.trunc(months / 12);
}

/** Equality of two values of one type; lists are equal as sets. No value equals no value. */
export function sameValue(left: Value, right: Value): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item) => right.includes(item));
  }
  return left === right;
}
