import { isDeepStrictEqual } from 'node:util';
import type { OccurrenceState } from './occurrence.schema.ts';
import type { Timed, Wanted } from './wanted.ts';

/** An occurrence as it is kept, as far as recomputing needs it. */
export interface Kept extends Timed {
  _id: string;
  rowId: string;
  year: string;
  sequence: number;
  state: OccurrenceState;
  /** Whether it is in the plan now: one that people worked on is kept when it is not. */
  live: boolean;
  /** Somebody has written something on it. */
  touched: boolean;
}

/** What to write so that the kept occurrences are the wanted ones. */
export interface Changes {
  insert: Wanted[];
  /** New days of open ones; `live` again where they were out of the plan. */
  update: { _id: string; to: Partial<Wanted> & { live: true } }[];
  /** Closed ones that are in the plan again: their days stay. */
  show: string[];
  /** Out of the plan, with people's work on them. */
  hide: string[];
  /** Out of the plan, nobody has touched them. */
  remove: string[];
}

/** What a row is to occurrences that were kept: null when it is not in the plan. */
export type RowSort = 'dated' | 'recurring' | null;

const isOpen = ({ state }: Pick<Kept, 'state'>) => state === 'planned' || state === 'underway';

const keyOf = ({ rowId, year, sequence }: Pick<Wanted, 'rowId' | 'year' | 'sequence'>) =>
  `${rowId} ${year} ${sequence}`;

/**
 * Compares what is kept with what is wanted. What is done or cancelled never moves; an open one
 * takes the wanted days, also into another year where the row has dates of its own; earlier years
 * of a row that comes round again stay as they were. What it writes is what it then finds: a second
 * time there is nothing to change.
 */
export function reconcile(
  kept: readonly Kept[],
  wanted: readonly Wanted[],
  { workingYear, sortOf }: { workingYear: string; sortOf: (rowId: string) => RowSort },
): Changes {
  const changes: Changes = { insert: [], update: [], show: [], hide: [], remove: [] };
  const byKey = new Map(kept.map((one) => [keyOf(one), one]));
  const wantedKeys = new Set(wanted.map(keyOf));
  // An open one of a dated row whose place is not wanted any more may move to another year.
  const moving = new Map<string, Kept>();
  for (const one of kept) {
    if (!isOpen(one) || wantedKeys.has(keyOf(one)) || sortOf(one.rowId) !== 'dated') continue;
    moving.set(`${one.rowId} ${one.sequence}`, one);
  }
  const used = new Set<string>();
  for (const want of wanted) {
    const place = `${want.rowId} ${want.sequence}`;
    const found = byKey.get(keyOf(want)) ?? moving.get(place);
    if (!found || used.has(found._id)) {
      changes.insert.push(want);
      continue;
    }
    used.add(found._id);
    if (!isOpen(found)) {
      if (!found.live) changes.show.push(found._id);
      continue;
    }
    const to = difference(found, want);
    if (to) changes.update.push({ _id: found._id, to });
  }
  for (const one of kept) {
    if (used.has(one._id) || stays(one, workingYear, sortOf(one.rowId))) continue;
    if (one.touched || !isOpen(one)) {
      if (one.live) changes.hide.push(one._id);
    } else changes.remove.push(one._id);
  }
  return changes;
}

/** Whether an unwanted one is none of this computation's: another year's, or history. */
function stays(one: Kept, workingYear: string, sort: RowSort): boolean {
  if (sort === 'recurring') return one.year !== workingYear;
  return !isOpen(one) && one.year < workingYear;
}

const timed = ['start', 'end', 'due', 'loose', 'event', 'estimated', 'waits', 'counted'] as const;

function difference(found: Kept, want: Wanted): (Partial<Wanted> & { live: true }) | null {
  const same = timed.every((name) => isDeepStrictEqual(found[name], want[name]));
  if (same && found.live && found.year === want.year) return null;
  return {
    ...Object.fromEntries(timed.map((name) => [name, want[name]])),
    year: want.year,
    live: true,
  };
}
