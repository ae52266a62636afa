/** First and last calendar day of a period: `2020-2021` → 2020-09-01 … 2021-08-31. */
export interface Days {
  first: string;
  last: string;
}

const lastMonth = (year: string, month: number): string => {
  const day = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return `${year}-${two(month)}-${two(day)}`;
};
const two = (n: number): string => String(n).padStart(2, '0');

/**
 * The days of a period as periods are written: `2021`, `2021-2022` (school year, from 1 September
 * to 31 August), `2021-H1`, `2021-Q3`, `2021-09`, `2021-09-01`.
 * @throws RangeError for anything else
 */
export function daysOf(period: string): Days {
  const parts = /^(\d{4})(?:-(\d{4})|-([HQ])(\d)|-(\d{2})(?:-(\d{2}))?)?$/.exec(period);
  const [, year = '', next, kind, number, month, day] = parts ?? [];
  if (!parts) throw new RangeError(`not a period: ${period}`);
  if (next) return { first: `${year}-09-01`, last: `${next}-08-31` };
  if (kind) {
    const length = kind === 'H' ? 6 : 3;
    const end = Number(number) * length;
    return { first: `${year}-${two(end - length + 1)}-01`, last: lastMonth(year, end) };
  }
  if (day) return { first: period, last: period };
  if (month) return { first: `${period}-01`, last: lastMonth(year, Number(month)) };
  return { first: `${year}-01-01`, last: `${year}-12-31` };
}

/** Newest first: by the last day, then the shorter period. */
export function newestFirst(a: string, b: string): number {
  const [one, other] = [daysOf(a), daysOf(b)];
  return (
    other.last.localeCompare(one.last) || other.first.localeCompare(one.first) || (a < b ? 1 : -1)
  );
}
