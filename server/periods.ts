/** First and last calendar day of a period: `2020-2021` → 2020-09-01 … 2021-08-31. */
export interface Days {
  first: string;
  last: string;
}

type PeriodKind = 'schoolYear' | 'calendarYear' | 'halfYear' | 'quarter' | 'month' | 'day';

const lastMonth = (year: string, month: number): string => {
  const day = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return `${year}-${two(month)}-${two(day)}`;
};
const two = (n: number): string => String(n).padStart(2, '0');
const four = (n: number): string => String(n).padStart(4, '0');

interface Parts {
  kind: PeriodKind;
  year: string;
  /** Which half, quarter or month of the year; 0 where the kind has none. */
  number: number;
}

function partsOf(period: string): Parts {
  const parts = /^(\d{4})(?:-(\d{4})|-([HQ])(\d)|-(\d{2})(?:-(\d{2}))?)?$/.exec(period);
  const [, year = '', next, letter, number, month, day] = parts ?? [];
  if (!parts) throw new RangeError(`not a period: ${period}`);
  if (next) return { kind: 'schoolYear', year, number: 0 };
  if (letter) {
    return { kind: letter === 'H' ? 'halfYear' : 'quarter', year, number: Number(number) };
  }
  if (day) return { kind: 'day', year, number: 0 };
  if (month) return { kind: 'month', year, number: Number(month) };
  return { kind: 'calendarYear', year, number: 0 };
}

/**
 * The days of a period as periods are written: `2021`, `2021-2022` (school year, from 1 September
 * to 31 August), `2021-H1`, `2021-Q3`, `2021-09`, `2021-09-01`.
 * @throws RangeError for anything else
 */
export function daysOf(period: string): Days {
  const { kind, year, number } = partsOf(period);
  switch (kind) {
    case 'schoolYear':
      return { first: `${year}-09-01`, last: `${period.slice(5)}-08-31` };
    case 'halfYear':
    case 'quarter': {
      const length = kind === 'halfYear' ? 6 : 3;
      const end = number * length;
      return { first: `${year}-${two(end - length + 1)}-01`, last: lastMonth(year, end) };
    }
    case 'day':
      return { first: period, last: period };
    case 'month':
      return { first: `${period}-01`, last: lastMonth(year, number) };
    case 'calendarYear':
      return { first: `${year}-01-01`, last: `${year}-12-31` };
  }
}

/** Newest first: by the last day, then the shorter period. */
export function newestFirst(a: string, b: string): number {
  const [one, other] = [daysOf(a), daysOf(b)];
  return (
    other.last.localeCompare(one.last) || other.first.localeCompare(one.first) || (a < b ? 1 : -1)
  );
}

const inYear: Record<PeriodKind, number> = {
  schoolYear: 1,
  calendarYear: 1,
  halfYear: 2,
  quarter: 4,
  month: 12,
  day: 0,
};

/** A period as a number that grows by one from each to the next of its kind. */
function ordinalOf(period: string): { kind: PeriodKind; at: number } {
  const { kind, year, number } = partsOf(period);
  if (kind === 'day') return { kind, at: Date.parse(period) / 86_400_000 };
  return { kind, at: Number(year) * inYear[kind] + Math.max(0, number - 1) };
}

function periodAt(kind: PeriodKind, at: number): string {
  if (kind === 'day') return new Date(at * 86_400_000).toISOString().slice(0, 10);
  const many = inYear[kind];
  const year = Math.floor(at / many);
  const number = at - year * many + 1;
  switch (kind) {
    case 'schoolYear':
      return `${four(year)}-${four(year + 1)}`;
    case 'calendarYear':
      return four(year);
    case 'halfYear':
      return `${four(year)}-H${number}`;
    case 'quarter':
      return `${four(year)}-Q${number}`;
    case 'month':
      return `${four(year)}-${two(number)}`;
  }
}

/** The `n` periods of the same kind before this one, the nearest first. */
export function earlierPeriods(period: string, n: number): string[] {
  const { kind, at } = ordinalOf(period);
  return Array.from({ length: n }, (_, i) => periodAt(kind, at - i - 1));
}

/** The period of the same kind `back` periods ago; the period itself for 0. */
export function periodBack(period: string, back: number): string {
  return back === 0 ? period : (earlierPeriods(period, back).at(-1) ?? period);
}

/** How many periods `later` comes after `earlier`; null when they are of different kinds. */
export function periodsBetween(earlier: string, later: string): number | null {
  const [from, to] = [ordinalOf(earlier), ordinalOf(later)];
  return from.kind === to.kind ? to.at - from.at : null;
}
