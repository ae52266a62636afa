import type { RowSource } from '../catalogs/compiled.ts';
import { rosterOf } from './row-pipeline.ts';
import { addTallies, differentPeople, type LeafRows, type Tally } from './tally.ts';

/** Rows by the names of the leaves that take them, then by organization. */
export type LeavesRead = Map<string, Map<string, LeafRows>>;

/**
 * Puts together what was read of several versions of a form in one period: a response is to one of
 * them. A leaf that a version brings nothing to has nobody among that version's people, so that all
 * leaves over one roster know the same people in the same places.
 */
export class VersionsRead {
  readonly read: LeavesRead = new Map();
  /** How many people the versions so far have, by roster and organization. */
  readonly #people = new Map<string, number>();

  /** Adds a version's rows; `leaves` by the names that they are read under. */
  add(rows: LeavesRead, leaves: ReadonlyMap<string, RowSource>): void {
    const people = new Map<string, number>();
    for (const [name, own] of rows) {
      const leaf = leaves.get(name);
      const known = this.read.get(name) ?? new Map<string, LeafRows>();
      this.read.set(name, known);
      for (const [organizationId, more] of own) {
        const place = JSON.stringify([leaf?.source, organizationId]);
        const before = leaf && rosterOf(leaf) !== null ? (this.#people.get(place) ?? 0) : 0;
        known.set(organizationId, together(known.get(organizationId), more, before));
        people.set(place, before + (more.whole.people?.each.length ?? 0));
      }
    }
    for (const [place, count] of people) this.#people.set(place, count);
  }
}

function together(one: LeafRows | undefined, other: LeafRows, before: number): LeafRows {
  if (!one && before === 0) return other;
  const names = new Set([...(one?.parts.keys() ?? []), ...other.parts.keys()]);
  const both = (known: Tally | undefined, more: Tally | undefined): Tally => {
    const all = [known && filled(known, before), more && (known ? more : after(more, before))];
    return addTallies(
      all.filter((tally) => tally !== undefined),
      differentPeople,
    );
  };
  const days = [one?.day, other.day].filter((day) => typeof day === 'string');
  return {
    day: days.length > 0 ? days.reduce((a, b) => (a > b ? a : b)) : null,
    whole: both(one?.whole, other.whole),
    parts: new Map(
      [...names].map((name) => [name, both(one?.parts.get(name), other.parts.get(name))]),
    ),
  };
}

/** With as many people as there were, those whom it does not know without a row. */
function filled(tally: Tally, count: number): Tally {
  return withEach(tally, (each) => [...each, ...nobody(count - each.length)]);
}

function after(tally: Tally, count: number): Tally {
  return withEach(tally, (each) => [...nobody(count), ...each]);
}

function withEach(tally: Tally, change: (each: readonly number[]) => number[]): Tally {
  const { people } = tally;
  return people ? { ...tally, people: { ...people, each: change(people.each) } } : tally;
}

function nobody(count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, () => 0);
}
