import type { OccurrenceView } from '../../../../server/schedules/occurrence.schema.ts';

/** How an occurrence stands, the most urgent first: lists are sorted by this order. */
export const standings = ['overdue', 'underway', 'planned', 'done', 'cancelled'] as const;
export type Standing = (typeof standings)[number];

export function standingOf({
  overdue,
  state,
}: Pick<OccurrenceView, 'overdue' | 'state'>): Standing {
  return overdue ? 'overdue' : state;
}

/** Neither done nor cancelled. */
export function isOpen({ state }: Pick<OccurrenceView, 'state'>): boolean {
  return state === 'planned' || state === 'underway';
}

/** By which day an occurrence is put in order: due, else when it begins; without either last. */
function dayOf({ due, start }: Pick<OccurrenceView, 'due' | 'start'>): string {
  return due ?? start ?? '9999';
}

/** Overdue first, then what is open by its day, then what has none, closed ones last. */
export function inOrder(a: OccurrenceView, b: OccurrenceView): number {
  return rank(a) - rank(b) || dayOf(a).localeCompare(dayOf(b)) || a.sequence - b.sequence;
}

function rank(one: OccurrenceView): number {
  if (one.overdue) return 0;
  if (!isOpen(one)) return 3;
  return one.due === undefined && one.start === undefined ? 2 : 1;
}

/** How many of a list stand so. */
export type Tally = Record<Standing, number>;

export function tallyOf(list: readonly OccurrenceView[]): Tally {
  const tally: Tally = { overdue: 0, underway: 0, planned: 0, done: 0, cancelled: 0 };
  for (const one of list) tally[standingOf(one)] += 1;
  return tally;
}
