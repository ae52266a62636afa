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
  /** Rows' values, or groups' numbers, where the leaf takes them one by one. */
  items: Distribution | null;
}

/** One organization's rows as one leaf takes them. */
export interface LeafRows {
  day: string | null;
  whole: Tally;
  parts: ReadonlyMap<string, Tally>;
}

/** The tally of rows of several periods together. */
export function addTallies(all: readonly Tally[]): Tally {
  const items = all.flatMap((one) => (one.items ? [one.items] : []));
  return {
    base: total(all, 'base'),
    held: total(all, 'held'),
    n: total(all, 'n'),
    sum: total(all, 'sum'),
    items: items.length > 0 ? merge(items) : null,
  };
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
      const tallied = (some: readonly PassRow[]) => tallyOf(leaf, pass, places, some);
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

function tallyOf(leaf: RowSource, pass: Pass, places: LeafPlaces, rows: readonly PassRow[]): Tally {
  const at = (row: PassRow, place: number | 'base') =>
    place === 'base' ? row.base : (row.sums[place] ?? 0);
  const simple = rows.map((row): Tally & { group: unknown } => ({
    base: row.base,
    held: at(row, places.held),
    n: at(row, places.n),
    sum: places.sum === null ? 0 : at(row, places.sum),
    items: null,
    group: row.group,
  }));
  const whole = addTallies(simple);
  if (pass.value) return { ...whole, ...valuesOf(rows) };
  if (!pass.group) return whole;
  return { ...whole, items: distributionOf(groupNumbers(leaf, simple)) };
}

function valuesOf(rows: readonly PassRow[]): Pick<Tally, 'n' | 'sum' | 'items'> {
  const items = merge(
    rows.flatMap(({ value, base }) => (value === null ? [] : [[[value, base]] as const])),
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
