import { isOfSome, mayRepeat } from '../catalogs/compiled-leaves.ts';
import type { Selection } from '../catalogs/compiled.ts';
import { dividedBy, lying, text, type Picking } from '../catalogs/pick.ts';
import { discloseCells, peopleIn, type Column, type Row, type Size } from '../disclosure-cells.ts';
import { discloseWithin, type Group } from '../disclosure.ts';
import type { Asking } from '../responses/groups.ts';
import { isOutside, treeOf } from './disclosed.ts';
import type { GroupCounts, IndicatorValue } from './model.ts';
import type { Plan } from './plan.ts';
import { storedSize } from './quantity.ts';
import { partName, type Unit } from './unit.ts';

/**
 * Figures that are sums over the same people's answers to the same questions: one may be over
 * everybody, another by part, a third over a selection. They are decided about together, whatever
 * indicators they stand in.
 */

/** Whether a figure of the family may be shown as far as the others are concerned. */
export interface FamilyShown {
  of(unit: Unit): (scopeId: string, part: string) => boolean;
}

/** A figure of the family with its values at organizations, by part too. */
interface FamilyFigure {
  unit: Unit;
  rows: readonly IndicatorValue[];
}

function selectionsOf({ selections }: Unit): Selection[] {
  return selections.filter((one) => one !== null);
}

/** The families that a number belongs to. */
export function familiesIn(unit: Unit): string[] {
  return [...new Set(selectionsOf(unit).map(({ family }) => family))];
}

/** Numbers that show some of a family's people, or show them by part, in the catalog's order. */
export function kinOf({ units }: Pick<Plan, 'units'>, family: string): Unit[] {
  return units.filter((unit) =>
    selectionsOf(unit).some((one) => one.family === family && isOfSome(one)),
  );
}

/** The indicators named, and those on whose values it depends whether they may be shown. */
export function withKin(keys: Iterable<string>, plan: Plan): Set<string> {
  const all = new Set(keys);
  const families = new Set(plan.units.filter(({ key }) => all.has(key)).flatMap(familiesIn));
  for (const family of families) for (const { key } of kinOf(plan, family)) all.add(key);
  return all;
}

/** The form whose answers a family is about; null for a table. */
export function formOfFamily(family: string): string | null {
  const [source] = JSON.parse(family) as [{ form?: string }];
  return source.form ?? null;
}

/**
 * Whether a value was stored when the people behind it were not counted as they are now: it may
 * tell about a few of them, so it stays hidden until it is computed again.
 */
export function isUncounted(
  unit: Unit,
  { scope, base, groups }: Pick<IndicatorValue, 'scope' | 'base' | 'groups'>,
): boolean {
  if (scope !== 'organization' || base === 0) return false;
  if (!selectionsOf(unit).some(isOfSome) && !unit.leaves.some(mayRepeat)) return false;
  if (groups?.length !== unit.selections.length) return true;
  const isOfRows = ([picked]: GroupCounts) => typeof picked === 'number';
  return unit.selections.some((one, i) => {
    const counts = groups[i];
    return one && counts && isOfSome(one) && mayRepeat(one.picked) && isOfRows(counts);
  });
}

/** One group of people as a figure shows it. */
interface Shows {
  unit: Unit;
  /** Which of the unit's selections. */
  i: number;
  /** The part as values name it. */
  part: string;
  pick: Picking;
  column: string;
  /** Its own parts, where it has nobody beside them. */
  madeOf: string[] | null;
}

/**
 * Decides about a family in one period.
 * @param campaigns those of the form behind it
 */
export function familyShown(
  family: string,
  figures: readonly FamilyFigure[],
  campaigns: readonly Asking[],
): FamilyShown {
  const uncounted = new Set(
    figures.flatMap(({ unit, rows }) => (rows.some((row) => isUncounted(unit, row)) ? [unit] : [])),
  );
  const shows = figures.flatMap(({ unit }) => (uncounted.has(unit) ? [] : showsOf(unit, family)));
  // What is the sum of its own parts needs no place of its own among the others.
  const ordered = [...shows.filter((one) => !one.madeOf), ...shows.filter((one) => one.madeOf)];
  const groups = nested(ordered.map(({ pick }) => pick));
  const people = membersOf(family, figures, shows);
  const k = Math.max(...figures.flatMap(({ rows }) => rows.map((row) => row.minimumGroup)), 1);
  const blocks = blocksOf(people, campaigns, k);
  const columns = shows.flatMap((one): Column[] => {
    const within = groups.get(text(one.pick));
    const cuts = [...blocks.values()].some((ids) => {
      const looked = ids.filter((id) => !people.get(id)?.outside.has(one.column)).length;
      return looked > 0 && looked < ids.length;
    });
    return within && !cuts ? [{ id: one.column, group: text(one.pick), within }] : [];
  });
  const each = [...new Map(columns.map((column) => [column.id, column])).values()];
  const rows = [...blocks].map(([id, ids]) => rowOf(id, ids, people, each));
  const shown = discloseCells(each, rows, k);
  const isShown = (place: string) => rows.some((row) => row.shown && row.id === place);
  return {
    of(unit) {
      if (uncounted.has(unit)) return () => false;
      const own = shows.filter((one) => one.unit === unit);
      return (scopeId, part) => {
        const meant = own.filter((one) => one.part === part);
        const organization = people.has(scopeId);
        if (meant.length === 0) return !organization || isShown(scopeId);
        return meant.every(
          ({ column, madeOf }) =>
            [[column], madeOf ?? []].some(
              (some) => some.length > 0 && some.every((one) => shown.columns.has(one)),
            ) &&
            (!organization || shown.rows.has(scopeId)),
        );
      };
    },
  };
}

function showsOf(unit: Unit, family: string): Shows[] {
  const { measure } = unit;
  const population = 'population' in measure ? measure.population : null;
  const parts = ('breakdown' in measure ? measure.breakdown?.parts : null) ?? [];
  return unit.selections.flatMap((selection, i): Shows[] => {
    if (selection?.family !== family || !isOfSome(selection)) return [];
    const { pick, by } = selection;
    const column = (one: Picking) => text([population, one]);
    const divided = (by === null ? [] : parts).flatMap((part): Shows[] => {
      const own = by === null ? null : dividedBy(pick, by, part);
      if (!own) return [];
      const name = partName(unit, part);
      return [{ unit, i, part: name, pick: own, column: column(own), madeOf: null }];
    });
    if (pick === null) return divided;
    const limit = by === null ? undefined : pick.limits[by];
    const covered = limit && !limit.not && limit.values.every((one) => parts.includes(String(one)));
    const madeOf = covered ? divided.map((one) => one.column) : null;
    return [{ unit, i, part: unit.part, pick, column: column(pick), madeOf }, ...divided];
  });
}

/**
 * The groups that lie inside each other or apart, each with those around it, the nearest first.
 * One that crosses an earlier one is left out: together they could give a small group away.
 */
function nested(picks: readonly Picking[]): Map<string, string[]> {
  const kept = new Map<string, Picking>();
  for (const pick of picks) {
    const others = [...kept.values()].map((one) => lying(pick, one));
    if (!others.includes('crossing')) kept.set(text(pick), pick);
  }
  return new Map(
    [...kept].map(([name, pick]) => {
      const around = [...kept].filter(([, one]) => lying(pick, one) === 'inside');
      around.sort(([, a], [, b]) => (lying(a, b) === 'inside' ? -1 : 1));
      return [name, around.map(([id]) => id)];
    }),
  );
}

/** What is known of one organization's people. */
interface People {
  base: number;
  /** Those who answered what is measured. */
  n: Size;
  groups: Map<string, Size>;
  /** Columns that do not look at it. */
  outside: Set<string>;
}

/** The same group as two figures know it. */
function larger(one: Size, other: Size): Size {
  return peopleIn(one) < peopleIn(other) ? other : one;
}

function membersOf(
  family: string,
  figures: readonly FamilyFigure[],
  shows: readonly Shows[],
): Map<string, People> {
  const people = new Map<string, People>();
  for (const { unit, rows } of figures) {
    for (const row of rows) {
      const known = people.get(row.scopeId) ?? {
        ...{ base: 0, n: 0 as Size, groups: new Map<string, Size>(), outside: new Set<string>() },
      };
      people.set(row.scopeId, known);
      known.base = Math.max(known.base, row.base);
      if (isUncounted(unit, row)) continue;
      unit.selections.forEach((one, i) => {
        if (one?.family === family)
          known.n = larger(known.n, storedSize(row.groups?.[i]?.[1] ?? 0));
      });
      for (const { unit: own, i, part, pick, column } of shows) {
        if (own !== unit || part !== row.part) continue;
        const size = storedSize(row.groups?.[i]?.[0] ?? 0);
        known.groups.set(text(pick), larger(known.groups.get(text(pick)) ?? 0, size));
        if (isOutside(row)) known.outside.add(column);
      }
    }
  }
  return people;
}

/**
 * Organizations whose total is shown, each for itself, and those of which only a sum is known, by
 * the group that they are hidden in.
 */
function blocksOf(
  people: ReadonlyMap<string, People>,
  campaigns: readonly Asking[],
  k: number,
): Map<string, string[]> {
  const own = [...people].map(([scopeId, { n, base }]) => ({ scopeId, n: peopleIn(n), base }));
  const base = treeOf(own, undefined, campaigns, 'base');
  const shown = discloseWithin(base, treeOf(own, undefined, campaigns, 'n'), k);
  const nearest = new Map<string, string>();
  const visit = (group: Group, around: string) => {
    const here = shown.has(group.id) ? group.id : around;
    nearest.set(group.id, here);
    for (const part of group.parts ?? []) visit(part, here);
  };
  visit(base, '');
  const blocks = new Map<string, string[]>();
  for (const { scopeId } of own) {
    const block = nearest.get(scopeId) ?? '';
    blocks.set(block, [...(blocks.get(block) ?? []), scopeId]);
  }
  return blocks;
}

function rowOf(
  id: string,
  ids: readonly string[],
  people: ReadonlyMap<string, People>,
  columns: readonly Column[],
): Row {
  const known = ids.flatMap((one) => people.get(one) ?? []);
  return {
    id,
    shown: ids.length === 1 && ids[0] === id,
    members: known.map(({ n, groups }) => ({ all: n, groups })),
    columns: new Set(
      columns.map((column) => column.id).filter((column) => !known[0]?.outside.has(column)),
    ),
  };
}
