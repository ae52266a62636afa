import type { RowSource } from '../catalogs/compiled.ts';
import { distributionOf, merge, type Distribution } from './distribution.ts';
import type { LeafPlaces, Pass, PassRow } from './row-pipeline.ts';

/** What rows say to one leaf, for one organization and part of a breakdown. Tallies add up. */
export interface Tally {
  /** All rows, whatever the leaf's condition. */
  base: number;
  /** Rows for which the condition holds. */
  held: number;
  /** Of them those with the number that is taken. */
  n: number;
  sum: number;
  /** Whose the rows are, where one person may have several; else each is a person's of its own. */
  people: PeopleBehind | null;
  /** Rows' values, or groups' numbers, where the leaf takes them one by one. */
  items: Distribution | null;
}

/** The people behind rows of which one person may have several. */
export interface PeopleBehind {
  /** Those with any row; of a roster all who responded. */
  base: number;
  /** Those with any row, where not all need have one. */
  any?: number;
  /** Those with a row whose number is taken. */
  n: number;
  /** Those with a row whose number is not: they may have others that are. */
  others: number;
  /**
   * Of each of the organization's people, in an order of its own, the rows with a number that is
   * taken; of nobody where periods are taken together.
   */
  each: readonly number[];
}

/** One organization's rows as one leaf takes them. */
export interface LeafRows {
  day: string | null;
  whole: Tally;
  parts: ReadonlyMap<string, Tally>;
}

/**
 * The tally of rows of several periods together. Whether their people are the same is not known:
 * there are at least those of the period with most.
 */
export function addTallies(all: readonly Tally[], together = peopleTogether): Tally {
  const items = all.flatMap((one) => (one.items ? [one.items] : []));
  return {
    base: total(all, 'base'),
    held: total(all, 'held'),
    n: total(all, 'n'),
    sum: total(all, 'sum'),
    people: all.some(({ people }) => people) ? together(all.map(behind)) : null,
    items: items.length > 0 ? merge(items) : null,
  };
}

/** Whose the rows are; a person's of its own each where nothing else is known. */
export function behind({ people, base, n }: Tally): PeopleBehind {
  return people ?? { base, n, others: base - n, each: [] };
}

function peopleTogether(all: readonly PeopleBehind[]): PeopleBehind {
  const largest = (size: 'base' | 'n' | 'others') => Math.max(...all.map((one) => one[size]));
  const any = Math.max(...all.map(withRows));
  return { base: largest('base'), any, n: largest('n'), others: largest('others'), each: [] };
}

/** The people behind responses to several versions of a form: each response is another person's. */
export function differentPeople(all: readonly PeopleBehind[]): PeopleBehind {
  const sum = (size: 'base' | 'n' | 'others') => all.reduce((before, one) => before + one[size], 0);
  const each = all.flatMap((one) => one.each);
  const any = all.reduce((before, one) => before + withRows(one), 0);
  return { base: sum('base'), any, n: sum('n'), others: sum('others'), each };
}

function withRows({ any, base }: PeopleBehind): number {
  return any ?? base;
}

function total(all: readonly Tally[], field: 'base' | 'held' | 'n' | 'sum'): number {
  return all.reduce((sum, one) => sum + one[field], 0);
}

/** A leaf's tallies by organization, from the rows of the pass that took it. */
export function leafRowsOf(
  leaf: RowSource,
  pass: Pass,
  places: LeafPlaces,
  rows: readonly PassRow[],
): Map<string, LeafRows> {
  const byOrganization = new Map<string, PassRow[]>();
  for (const row of rows) {
    const known = byOrganization.get(row.organizationId);
    if (known) known.push(row);
    else byOrganization.set(row.organizationId, [row]);
  }
  return new Map(
    [...byOrganization].map(([organizationId, own]) => {
      const parts = new Map<string, PassRow[]>();
      if (leaf.by !== null) {
        for (const row of own) {
          const { part } = row;
          if (typeof part !== 'string' && typeof part !== 'number') continue;
          parts.set(String(part), [...(parts.get(String(part)) ?? []), row]);
        }
      }
      const persons = pass.person ? [...new Set(own.map(personOf))].sort() : null;
      const tallied = (some: readonly PassRow[]) => tallyOf(leaf, pass, places, some, persons);
      const days = own.flatMap(({ day }) => day ?? []);
      return [
        organizationId,
        {
          day: days.length > 0 ? days.reduce((a, b) => (a > b ? a : b)) : null,
          whole: tallied(own),
          parts: new Map([...parts].map(([part, some]) => [part, tallied(some)])),
        },
      ];
    }),
  );
}

function tallyOf(
  leaf: RowSource,
  pass: Pass,
  places: LeafPlaces,
  rows: readonly PassRow[],
  persons: readonly string[] | null,
): Tally {
  // Responses without rows have none for which anything holds, whatever holds of no answer.
  const at = (row: PassRow, place: number | 'base') =>
    place === 'base' || row.base === 0 ? row.base : (row.sums[place] ?? 0);
  const taken = (row: PassRow) => {
    if (!pass.value) return at(row, places.n);
    return row.value === null ? 0 : row.base;
  };
  const simple = rows.map((row): Tally & { group: unknown; person: string } => ({
    base: row.base,
    held: at(row, places.held),
    n: taken(row),
    sum: places.sum === null ? 0 : at(row, places.sum),
    people: null,
    items: null,
    group: row.group,
    person: personOf(row),
  }));
  const whole = { ...addTallies(simple), people: persons && peopleIn(simple, persons) };
  if (pass.value) return { ...whole, ...valuesOf(rows) };
  if (!pass.group) return whole;
  return { ...whole, items: distributionOf(groupNumbers(leaf, simple)) };
}

/** Rows that do not say whose they are count as one person's. */
function personOf({ person }: PassRow): string {
  return JSON.stringify(person ?? null);
}

function peopleIn(
  rows: readonly (Tally & { person: string })[],
  persons: readonly string[],
): PeopleBehind {
  const known = new Map<string, { base: number; n: number }>();
  for (const { person, base, n } of rows) {
    const before = known.get(person) ?? { base: 0, n: 0 };
    known.set(person, { base: before.base + base, n: before.n + n });
  }
  const all = [...known.values()];
  return {
    base: all.length,
    any: all.filter(({ base }) => base > 0).length,
    n: all.filter(({ n }) => n > 0).length,
    others: all.filter(({ base, n }) => base > n).length,
    each: persons.map((person) => known.get(person)?.n ?? 0),
  };
}

function valuesOf(rows: readonly PassRow[]): Pick<Tally, 'n' | 'sum' | 'items'> {
  const items = merge(
    rows.flatMap(({ value, base }) =>
      value === null || base === 0 ? [] : [[[value, base]] as const],
    ),
  );
  return {
    items,
    n: items.reduce((sum, [, count]) => sum + count, 0),
    sum: items.reduce((sum, [value, count]) => sum + value * count, 0),
  };
}

/** Each group's own number. Rows that name no group are in none. */
function groupNumbers(leaf: RowSource, rows: readonly (Tally & { group: unknown })[]): number[] {
  const groups = new Map<string, Tally[]>();
  for (const { group, ...tally } of rows) {
    if (group === null || group === '') continue;
    const key = JSON.stringify(group);
    groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  return [...groups.values()].flatMap((own) => numberOf(leaf, addTallies(own)) ?? []);
}

/** One number of rows taken together: how many, their sum, their mean; null where none has it. */
export function numberOf({ take }: RowSource, tally: Tally): number | null {
  if (take === 'count') return tally.held;
  if (take === 'sum') return tally.n > 0 || tally.held === 0 ? tally.sum : null;
  return tally.n > 0 ? tally.sum / tally.n : null;
}
