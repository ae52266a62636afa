import type { Offset, Timing } from '../../catalogs/timing.ts';
import { timingOf } from '../../catalogs/timing.ts';
import type { ScheduleRow as CatalogRow } from '../../catalogs/schedule.ts';
import type { Plan } from './plan.ts';
import {
  calendarYear,
  daysOfYear,
  eachMonth,
  monthsWithin,
  monthWindows,
  quarters,
  term,
  untilEnd,
  wholeYear,
  windowOf,
  yearOf,
  type Shift,
  type Window,
} from './window.ts';

/** What an occurrence without a due day waits for. */
export interface Waiting {
  for: 'anchor' | 'row' | 'order' | 'request';
  title: string | null;
}

/** What its days were counted from. */
export interface Counted {
  from: 'anchor' | 'row' | 'year';
  title: string;
  date: string | null;
  offset: Offset | null;
}

/** Days of an occurrence and where they come from: what may change as long as it is open. */
export interface Timed extends Window {
  event: string | null;
  estimated: boolean;
  waits: Waiting | null;
  counted: Counted | null;
}

/** An occurrence as the plan wants it. */
export interface Wanted extends Timed {
  rowId: string;
  year: string;
  /** 1, 2, 3 … within row and year. */
  sequence: number;
}

/** An approved row of the schedule. */
export interface WantingRow {
  _id: string;
  key: string;
  facts: Omit<CatalogRow, 'id'>;
  plan: Pick<Plan, 'start' | 'end' | 'setFor'>;
}

/** A named event with its dates in the working year. */
export interface Anchor {
  title: string;
  events: readonly { number: number; date: string; title: string }[];
}

/** Everything that occurrences follow from. */
export interface Ground extends Shift {
  workingYear: string;
  rows: readonly WantingRow[];
  anchors: ReadonlyMap<string, Anchor>;
  /** How an occurrence that was made before has ended; null while it is open. */
  ended(of: { rowId: string; year: string; sequence: number }): Ending | null;
}

/** Done on a day, with the days it had then, or cancelled. */
export type Ending = { doneOn: string } | 'cancelled';

const unknown: Window = { start: null, end: null, due: null, loose: false };

/**
 * The occurrences of approved rows in the working year, and of those with dates of their own
 * whatever year these fall into. The same ground gives the same occurrences.
 */
export function wantedOccurrences(ground: Ground): Wanted[] {
  const made = new Map<string, Wanted[]>();
  const byKey = new Map(ground.rows.map((row) => [row.key, row]));
  const making = new Set<string>();
  const make = (row: WantingRow): Wanted[] => {
    const known = made.get(row.key);
    if (known) return known;
    // A circle cannot come from a catalog; from older facts it would wait for itself.
    if (making.has(row.key)) return [];
    making.add(row.key);
    const occurrences = number(row, timesOf(row, ground, byKey, make), ground);
    made.set(row.key, occurrences);
    return occurrences;
  };
  return ground.rows.flatMap(make);
}

interface Numbered extends Timed {
  /** Where the number must stay with an event or another row's occurrence. */
  sequence?: number;
}

function number(row: WantingRow, times: Numbered[], { workingYear }: Ground): Wanted[] {
  return times.map((time, index) => ({
    ...time,
    rowId: row._id,
    year: time.start === null || !ownDates(row, workingYear) ? workingYear : yearOf(time.start),
    sequence: time.sequence ?? index + 1,
  }));
}

/** Whether a row is one event rather than one that comes round again. */
export function happensOnce(facts: WantingRow['facts']): boolean {
  return facts.kind === 'once' || facts.kind === 'range' || timingOf(facts).kind === 'range';
}

/** Whether a row takes place on planned dates rather than by a rule. */
export function ownDates({ facts, plan }: WantingRow, workingYear: string): boolean {
  if (plan.start === null && plan.end === null) return false;
  if (happensOnce(facts)) return true;
  // Dates that a person gave for one year say nothing about another year's.
  return plan.setFor === workingYear;
}

function timesOf(
  row: WantingRow,
  ground: Ground,
  byKey: ReadonlyMap<string, WantingRow>,
  make: (row: WantingRow) => Wanted[],
): Numbered[] {
  const { workingYear: year } = ground;
  const timing = timingOf(row.facts);
  if (ownDates(row, year)) {
    const parts = timing.kind === 'range' ? timing.parts : [];
    const { start, end } = row.plan;
    const window =
      row.facts.kind === 'range' && start === null && end !== null
        ? untilEnd(end, year, ground)
        : windowOf(row.plan, ground);
    const windows = parts.length > 0 ? monthsWithin(row.plan, parts, ground) : [window ?? unknown];
    return windows.map(plain);
  }
  switch (timing.kind) {
    case 'annual':
    case 'continuous': {
      const { parts, kind } = timing;
      const whole = [wholeYear(year, kind === 'annual', ground)];
      return (parts.length > 0 ? monthWindows(year, parts, ground) : whole).map(plain);
    }
    case 'quarterly':
      return monthWindows(year, quarters, ground).map(plain);
    case 'monthly':
      return monthWindows(year, eachMonth, ground).map(plain);
    case 'followingYear': {
      const counted = { from: 'year', title: year.slice(0, 4), date: null, offset: null } as const;
      return [{ ...plain(calendarYear(year, ground)), counted }];
    }
    case 'onRequest':
      return [waitingFor('request')];
    case 'once':
    case 'range':
    case 'byOrder':
      return [waitingFor('order')];
    case 'after':
      return 'anchor' in timing.from
        ? afterAnchor(timing.from.anchor, timing.offset, ground)
        : afterRows(timing, timing.from.rows, ground, byKey, make);
  }
}

const plain = (window: Window): Timed => ({
  ...window,
  event: null,
  estimated: false,
  waits: null,
  counted: null,
});

const waitingFor = (what: Waiting['for'], title: string | null = null): Timed => ({
  ...plain(unknown),
  waits: { for: what, title },
});

function afterAnchor(id: string, offset: Offset | null, ground: Ground): Numbered[] {
  const anchor = ground.anchors.get(id);
  if (!anchor || anchor.events.length === 0) return [waitingFor('anchor', anchor?.title ?? null)];
  return anchor.events.map(({ number: sequence, date, title }) => ({
    ...plain(term(date, offset, ground)),
    sequence,
    event: title === '' ? null : title,
    counted: { from: 'anchor', title: title || anchor.title, date, offset },
  }));
}

/** Each of a row's occurrences follows the ones of the same number before it, the last of them. */
function afterRows(
  { offset }: Extract<Timing, { kind: 'after' }>,
  keys: readonly string[],
  ground: Ground,
  byKey: ReadonlyMap<string, WantingRow>,
  make: (row: WantingRow) => Wanted[],
): Numbered[] {
  const before = keys.flatMap((key) => {
    const row = byKey.get(key);
    return row ? [{ title: row.facts.title, made: make(row) }] : [];
  });
  // Rows that are not approved, or are none of this plan, will not be done.
  if (before.length < keys.length) return [waitingFor('row', before[0]?.title ?? null)];
  const sequences = [...new Set(before.flatMap(({ made }) => made.map((one) => one.sequence)))];
  if (sequences.length === 0) return [waitingFor('row', before[0]?.title ?? null)];
  return sequences
    .toSorted((a, b) => a - b)
    .map((sequence) => afterOnes(before, sequence, offset, ground));
}

function afterOnes(
  before: readonly { title: string; made: readonly Wanted[] }[],
  sequence: number,
  offset: Offset | null,
  ground: Ground,
): Numbered {
  let last = { date: '', title: '' };
  let estimated = false;
  let event: string | null = null;
  for (const { title, made } of before) {
    const one = made.find((each) => each.sequence === sequence) ?? made.at(-1);
    if (!one) return { ...waitingFor('row', title), sequence };
    const ending = ground.ended(one);
    const date = endOf(one, ending);
    if (date === null) return { ...waitingFor('row', title), sequence, event: one.event };
    if (ending === null) estimated = true;
    event ??= one.event;
    if (date > last.date) last = { date, title };
  }
  const counted = { from: 'row', title: last.title, date: last.date, offset } as const;
  return { ...plain(term(last.date, offset, ground)), sequence, event, estimated, counted };
}

/** When an occurrence was done or falls due; null where nobody knows, or it was cancelled. */
function endOf(one: Wanted, ending: Ending | null): string | null {
  if (ending === 'cancelled') return null;
  return ending?.doneOn ?? one.due;
}

/** Whether a window touches days, both inclusive; one without days touches none. */
export function touches(
  { start, end, due }: Pick<Window, 'start' | 'end' | 'due'>,
  first: string,
  last: string,
): boolean {
  const to =
    [end, due]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? start;
  const from = start ?? to;
  return from !== null && to !== null && from <= last && to >= first;
}

/** Whether it belongs to a working year: made for it, or its days touch it. */
export function belongsTo(
  one: { year: string } & Pick<Window, 'start' | 'end' | 'due'>,
  year: string,
): boolean {
  const { first, last } = daysOfYear(year);
  return one.year === year || touches(one, first, last);
}
