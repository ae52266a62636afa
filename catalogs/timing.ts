import type { ScheduleRow } from './schedule.ts';

/** How a row's time is told. */
export const timingKinds = [
  'once',
  'range',
  'annual',
  'quarterly',
  'monthly',
  'continuous',
  'onRequest',
  'after',
  'followingYear',
  'byOrder',
] as const;

/** A term such as 30 working days or 2 months. */
export interface Offset {
  amount: number;
  unit: 'year' | 'month' | 'week' | 'day' | 'workingDay';
}

/** Where counting begins: a named event of the year, or when all these rows are done. */
export type Origin = { anchor: string } | { rows: readonly string[] };

/** A row's time as a rule: what to make of it in a working year. */
export type Timing =
  /** On the planned dates; a known year or month is enough. */
  | { kind: 'once' }
  /** Between the planned dates; `parts` are months within them in which it takes place. */
  | { kind: 'range'; parts: readonly Months[] }
  /** Every year, once in each run of months; without months once at any time of the year. */
  | { kind: 'annual'; parts: readonly Months[] }
  | { kind: 'quarterly' }
  | { kind: 'monthly' }
  /** All the time: one occurrence as long as the working year, or in parts of it. */
  | { kind: 'continuous'; parts: readonly Months[] }
  | { kind: 'onRequest' }
  /** Counted from an event or from other rows; without an offset the document gives no term. */
  | { kind: 'after'; from: Origin; offset: Offset | null }
  /** In the calendar year after the one that is reported on. */
  | { kind: 'followingYear' }
  /** The document names no date: an order or a calendar of its own does. */
  | { kind: 'byOrder' };

/** Months in a row, `{ first: 6, last: 8 }`; over the New Year `{ first: 12, last: 2 }`. */
export interface Months {
  first: number;
  last: number;
}

type Timed = Pick<
  ScheduleRow,
  'kind' | 'start' | 'end' | 'months' | 'sessions' | 'offset' | 'after' | 'reportingYear'
>;

/** The rule that a row's facts make. Every row has one. */
export function timingOf(row: Timed): Timing {
  const { kind, after, offset } = row;
  const parts = partsOf(row);
  if (row.reportingYear === true) return { kind: 'followingYear' };
  if (after) return { kind: 'after', from: after, offset: offset ? readOffset(offset) : null };
  switch (kind) {
    case 'once':
      return dated(row) ? { kind: 'once' } : { kind: 'byOrder' };
    case 'range':
      return { kind: 'range', parts };
    // Where nothing says after which procedure, an order does.
    case 'byCalendar':
    case 'afterProcedure':
      return dated(row) ? { kind: 'range', parts } : { kind: 'byOrder' };
    case 'annual':
      return { kind, parts };
    case 'continuous':
      return { kind, parts };
    case 'quarterly':
      return { kind };
    case 'monthly':
      return { kind };
    case 'onDemand':
      return { kind: 'onRequest' };
  }
}

function dated({ start, end }: Timed): boolean {
  return start !== undefined || end !== undefined;
}

/** Months of a row as runs: 6, 7, 8 are one, 10 and 3 are two; all twelve say nothing. */
function partsOf({ months = [], sessions = [] }: Timed): Months[] {
  if (sessions.length > 0) return sessions.map((month) => ({ first: month, last: month }));
  const wanted = new Set(months);
  if (wanted.size === 12) return [];
  const before = (month: number) => (month === 1 ? 12 : month - 1);
  const after = (month: number) => (month === 12 ? 1 : month + 1);
  return [...wanted]
    .filter((month) => !wanted.has(before(month)))
    .map((first) => {
      let last = first;
      while (wanted.has(after(last))) last = after(last);
      return { first, last };
    });
}

const units = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  WD: 'workingDay',
} as const satisfies Record<string, Offset['unit']>;

/** Reads `P2M`, `P30WD`, `P1Y`. */
export function readOffset(text: string): Offset {
  const found = /^P(\d+)(Y|M|WD|W|D)$/.exec(text);
  const unit = units[(found?.[2] ?? 'D') as keyof typeof units];
  return { amount: Number(found?.[1] ?? 0), unit };
}

/** A term as the catalog writes it: `P30WD`. */
export function writeOffset({ amount, unit }: Offset): string {
  const letter = Object.entries(units).find(([, name]) => name === unit)?.[0] ?? 'D';
  return `P${amount}${letter}`;
}
