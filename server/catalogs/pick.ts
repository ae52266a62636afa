import type { Tree } from '../../forms/run/types.ts';
import { areApart, isInRange, isRangeWithin, narrowed, rangeOf, type Range } from './range.ts';

/**
 * Conditions that pick some of the people, in a form in which it can be told without data whether
 * one group lies inside another or apart from it.
 */
export interface Picking {
  /** By question: the answers that are in the group, or with `not` those that are not. */
  limits: Readonly<Record<string, Limit>>;
  /** By question: from which number to which its answers are; absent where none is limited so. */
  ranges?: Readonly<Record<string, Range>>;
  /** Every other condition, as text. */
  rest: readonly string[];
}

export interface Limit {
  not: boolean;
  values: readonly (string | number | boolean)[];
}

/** How two groups lie to each other; `crossing` where it cannot be told. */
export type Lying = 'same' | 'inside' | 'around' | 'apart' | 'crossing';

/** The conditions that must all hold. */
export function conditionsIn(where: Tree | null): Tree[] {
  if (where === null) return [];
  return where.kind === 'call' && where.call === 'and' ? where.args.flatMap(conditionsIn) : [where];
}

/** The one text of a condition. */
export function text(one: unknown): string {
  return JSON.stringify(one);
}

/** Reads conditions that must all hold. */
export function pickOf(conditions: readonly Tree[]): Picking {
  const pick = conditions.reduce<Picking>((before, one) => {
    const ranged = rangeOf(one);
    if (ranged) return rangedTo(before, ranged.name, ranged.range);
    const limit = limitOf(one);
    const limited = limit ? limitedTo(before, limit.name, limit) : before;
    return limit?.whole ? limited : { ...limited, rest: [...limited.rest, text(one)] };
  }, nobodyLeftOut);
  return inOrder(pick);
}

/** However the same is written, it has one text. */
function inOrder({ limits, ranges, rest }: Picking): Picking {
  const sorted = <T>(all: readonly T[]) => [...new Set(all)].sort();
  const byName = <T>(all: Readonly<Record<string, T>>) =>
    Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    limits: Object.fromEntries(
      byName(limits).map(([name, { not, values }]) => [name, { not, values: sorted(values) }]),
    ),
    ...(ranges && { ranges: Object.fromEntries(byName(ranges)) }),
    rest: sorted(rest),
  };
}

const nobodyLeftOut: Picking = { limits: {}, rest: [] };

/** The group's people who gave one answer; null where none of them can have. */
export function dividedBy(pick: Picking | null, question: string, part: string): Picking | null {
  const before = pick ?? nobodyLeftOut;
  const known = before.limits[question];
  if (known && known.values.includes(part) === known.not) return null;
  const limit = { not: false, values: [part] };
  return inOrder({ ...before, limits: { ...before.limits, [question]: limit } });
}

function limitedTo(pick: Picking, name: string, { not, values }: Limit): Picking {
  const known = pick.limits[name];
  const limit = known ? both(known, { not, values }) : { not, values };
  return { ...pick, limits: { ...pick.limits, [name]: limit } };
}

function both(one: Limit, other: Limit): Limit {
  if (one.not && other.not) return { not: true, values: [...one.values, ...other.values] };
  const [only, also] = one.not ? [other, one] : [one, other];
  return { not: false, values: only.values.filter((v) => also.values.includes(v) !== also.not) };
}

function rangedTo(pick: Picking, name: string, range: Range): Picking {
  const known = pick.ranges?.[name];
  const both = known ? narrowed(known, range) : range;
  return { ...pick, ranges: { ...pick.ranges, [name]: both } };
}

interface Limited extends Limit {
  name: string;
  /** The condition says nothing else. */
  whole: boolean;
}

/** What a condition says about the answer to one question. */
function limitOf(tree: Tree): Limited | null {
  if (tree.kind !== 'call') return null;
  const [one, other] = tree.args;
  switch (tree.call) {
    case 'equal':
    case 'anyof': {
      // Free text is compared by its folded copy: not to be told apart by its letters.
      if (one?.kind !== 'ref' || one.row !== undefined || one.folded) return null;
      if (one.type === 'stringSet' || one.type === 'numberSet') return null;
      const values =
        other?.kind === 'literal' ? [other.value] : other?.kind === 'set' ? other.values : null;
      return values && { name: one.name, not: false, values, whole: true };
    }
    case 'not': {
      const limit = one ? limitOf(one) : null;
      return limit?.whole ? { ...limit, not: !limit.not } : null;
    }
    case 'and': {
      const limits = conditionsIn(tree).flatMap((part) => limitOf(part) ?? []);
      const [first] = limits;
      return first ? { ...first, whole: false } : null;
    }
    case 'or': {
      const limits = tree.args.flatMap((part) => limitOf(part) ?? []);
      const [first] = limits;
      const alike = limits.every(({ name, not }) => name === first?.name && !not);
      if (!first || !alike || limits.length < tree.args.length) return null;
      const whole = limits.every((limit) => limit.whole);
      return { ...first, values: limits.flatMap(({ values }) => values), whole };
    }
    default:
      return null;
  }
}

/** How the people of one group lie to those of another, whatever anybody answers. */
export function lying(one: Picking, other: Picking): Lying {
  const inside = isInside(one, other);
  const around = isInside(other, one);
  if (inside && around) return 'same';
  if (inside || around) return inside ? 'inside' : 'around';
  return isSomewhereApart(one, other) || isSomewhereApart(other, one) ? 'apart' : 'crossing';
}

function isInside(one: Picking, other: Picking): boolean {
  return (
    other.rest.every((condition) => one.rest.includes(condition)) &&
    Object.entries(other.limits).every(([name, limit]) => {
      const own = one.limits[name];
      return own !== undefined && isWithin(own, limit);
    }) &&
    Object.entries(other.ranges ?? {}).every(([name, range]) => isInsideRange(one, name, range))
  );
}

function isWithin(one: Limit, other: Limit): boolean {
  if (one.not) return other.not && other.values.every((value) => one.values.includes(value));
  return one.values.every((value) => other.values.includes(value) !== other.not);
}

function isInsideRange(one: Picking, name: string, range: Range): boolean {
  const own = one.ranges?.[name];
  if (own && isRangeWithin(own, range)) return true;
  const limit = one.limits[name];
  return limit?.not === false && limit.values.every((value) => isInRange(value, range));
}

/** Whether something that the one says leaves nobody who is in the other as well. */
function isSomewhereApart(one: Picking, other: Picking): boolean {
  return (
    Object.entries(one.limits).some(([name, limit]) => {
      const theirs = other.limits[name];
      return theirs !== undefined && isApart(limit, theirs);
    }) ||
    Object.entries(one.ranges ?? {}).some(([name, range]) => {
      const theirs = other.ranges?.[name];
      if (theirs && areApart(range, theirs)) return true;
      const limit = other.limits[name];
      return limit?.not === false && !limit.values.some((value) => isInRange(value, range));
    }) ||
    one.rest.some((condition) => isDenied(condition, other))
  );
}

function isApart(one: Limit, other: Limit): boolean {
  if (one.not && other.not) return false;
  if (one.not) return isApart(other, one);
  return one.values.every((value) => other.values.includes(value) === other.not);
}

/** Whether a condition says that something does not hold which holds of the whole group. */
function isDenied(condition: string, of: Picking): boolean {
  const tree = JSON.parse(condition) as Tree;
  const [denied] = tree.kind === 'call' && tree.call === 'not' ? tree.args : [];
  if (!denied) return false;
  const ranged = rangeOf(denied);
  return ranged ? isInsideRange(of, ranged.name, ranged.range) : of.rest.includes(text(denied));
}
