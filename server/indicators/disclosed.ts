import { disclose, discloseWithin, mayShowSelection, type Group } from '../disclosure.ts';
import { groupTree, type Asking } from '../responses/groups.ts';
import type { IndicatorValue } from './model.ts';

/**
 * Which values of one number in one period may be shown to anybody: small groups of persons stay
 * hidden, and what would give them away by subtraction with them.
 */

/** The counts of a value that decide whether it may be shown. */
export type Counted = Pick<
  IndicatorValue,
  'scope' | 'scopeId' | 'part' | 'n' | 'base' | 'personal' | 'minimumGroup' | 'listed' | 'reason'
>;

/** Says of a place (an organization's id or the municipality's) and a part whether to show it. */
export type Showable = (scopeId: string, part?: string) => boolean;

export interface Figure {
  /** Values of every place and part. */
  rows: readonly Counted[];
  /** The part under which the whole stands: of a composite; '' else. */
  whole: string;
  /** Set beside figures over everybody it could tell something about the others. */
  derived: boolean;
  /**
   * The period's campaigns of each form behind it: their groups are those of the campaigns' own
   * results, so that figures here and there give nothing away together.
   */
  forms: readonly (readonly Asking[])[];
}

/**
 * Decides for everybody alike: the reader’s rights come after, so that two readers together learn
 * no more than either.
 */
export function disclosureOf(figure: Figure): Showable {
  const { rows, whole } = figure;
  if (!rows.some((row) => row.personal)) return () => true;
  const k = Math.max(...rows.map(({ minimumGroup }) => minimumGroup));
  const wholes = rows.filter(({ part }) => part === whole);
  const showsWhole = wholesShown(figure, wholes, k);
  const showsPart = partsShown(figure, wholes, showsWhole, k);
  return (scopeId, part = whole) =>
    showsWhole(scopeId) && (part === whole || showsPart(scopeId, part));
}

/** Not in the value, though it has people of its own in the data. */
function isOutside({ listed, reason }: Counted): boolean {
  return listed === false || reason === 'notInPopulation';
}

function wholesShown(
  figure: Figure,
  rows: readonly Counted[],
  k: number,
): (scopeId: string) => boolean {
  const { derived } = figure;
  const root = rows.find(({ scope }) => scope === 'municipality');
  const own = rows.filter(({ scope }) => scope === 'organization');
  const inValue = own.filter((row) => !isOutside(row));
  const inside = shownAmong(inValue, root, figure, k);
  // Figures over everybody hide by all organizations: what they hide stays hidden in part of them.
  const among = inValue.length < own.length ? shownAmong(own, undefined, figure, k) : inside;
  // Nobody responded: there is nothing to hide. A few who all skipped the question are hidden.
  const empty = new Set(rows.filter(({ base }) => base === 0).map(({ scopeId }) => scopeId));
  const outside = new Set(own.filter(isOutside).map(({ scopeId }) => scopeId));
  const rootShown =
    root !== undefined &&
    mayShowSelection({ n: root.n, total: root.base, derived }, k) &&
    !cutsHidden(
      own.filter(({ scopeId, base }) => base > 0 && !among(scopeId)),
      k,
    );
  return (scopeId) =>
    empty.has(scopeId) ||
    outside.has(scopeId) ||
    (scopeId === root?.scopeId ? rootShown : inside(scopeId) && among(scopeId));
}

/** Which of some organizations may be shown by the groups of every form behind the figure. */
function shownAmong(
  own: readonly Counted[],
  root: Counted | undefined,
  { derived, forms }: Figure,
  k: number,
): (scopeId: string) => boolean {
  const trees = (forms.length > 0 ? forms : [[]]).map((campaigns) => {
    const base = treeOf(own, root, campaigns, 'base');
    return discloseWithin(base, treeOf(own, root, campaigns, 'n'), k, { derived });
  });
  return (scopeId) => trees.every((shown) => shown.has(scopeId));
}

/**
 * Whether a total over some organizations, set beside others, could give away organizations that
 * are hidden themselves. Totals over different sets overlap in any way, so the hidden ones must all
 * be in it or all be outside, and those outside must not be few: then whatever is added and
 * subtracted holds all of them or none.
 */
function cutsHidden(hidden: readonly Counted[], k: number): boolean {
  const outside = hidden.filter(isOutside);
  if (outside.length > 0 && outside.length < hidden.length) return true;
  const sum = (size: 'n' | 'base') => outside.reduce((total, row) => total + row[size], 0);
  return isFew(sum('base'), k) || isFew(sum('n'), k);
}

function isFew(people: number, k: number): boolean {
  return people !== 0 && people < k;
}

/** The organizations' people in the groups of one form; those whom no campaign asked stand apart. */
function treeOf(
  own: readonly Counted[],
  root: Counted | undefined,
  campaigns: readonly Asking[],
  size: 'n' | 'base',
): Group {
  const people = new Map(own.map((row) => [row.scopeId, row[size]]));
  const asked = new Set(
    campaigns.flatMap(({ expected }) => expected.map((one) => one.organizationId)),
  );
  const apart = [...people].flatMap(([id, n]) => (asked.has(id) ? [] : [{ id, n }]));
  const sum = [...people.values()].reduce((total, n) => total + n, 0);
  const tree = groupTree(campaigns, (id) => people.get(id) ?? 0, root?.[size] ?? sum);
  return { ...tree, parts: [...(tree.parts ?? []), ...apart] };
}

/**
 * Parts of a breakdown cut the same people a second way. A part is shown at the municipality by
 * the rule of groups. At organizations it is shown in all of them or in none: only where each has
 * nobody or enough people in it, and where what the shown parts leave of any shown organization,
 * and of the hidden ones together, is nobody or enough as well. So every difference of shown
 * figures is again a sum of such groups.
 */
function partsShown(
  { rows, whole, derived }: Figure,
  wholes: readonly Counted[],
  showsWhole: (scopeId: string) => boolean,
  k: number,
): (scopeId: string, part: string) => boolean {
  const divided = rows.filter(({ part, listed }) => part !== whole && listed !== false);
  const root = wholes.find(({ scope }) => scope === 'municipality');
  const ofTown = divided.filter(({ scope }) => scope === 'municipality');
  const tooFew = ({ n, base }: Counted) => isFew(n, k) || (derived && isFew(base - n, k));
  const parts = ofTown
    .filter((row) => !tooFew(row))
    .map(({ part, n }) => ({ id: `part ${part}`, n }));
  const shown = root
    ? disclose({ id: '', n: root.n, parts }, k)
    : new Set<string>(parts.map(({ id }) => id));
  const inTown = new Set(
    ofTown.filter(({ part, n }) => n === 0 || shown.has(`part ${part}`)).map(({ part }) => part),
  );
  const ofOrganizations = divided.filter(({ scope }) => scope === 'organization');
  const columns = new Map<string, Map<string, number>>();
  for (const row of ofOrganizations) {
    const column = columns.get(row.part) ?? new Map<string, number>();
    columns.set(row.part, column.set(row.scopeId, row.n));
  }
  for (const row of ofOrganizations) {
    if (tooFew(row) || !inTown.has(row.part)) columns.delete(row.part);
  }
  const organizations = wholes.filter(({ scope }) => scope === 'organization');
  while (columns.size > 0 && leavesFewOf(organizations, columns, showsWhole, k)) {
    const smallest = [...columns].sort(
      ([a, x], [b, y]) => sizeOf(x) - sizeOf(y) || (a < b ? -1 : 1),
    );
    columns.delete(smallest[0]?.[0] ?? '');
  }
  return (scopeId, part) =>
    scopeId === root?.scopeId ? inTown.has(part) : columns.get(part)?.has(scopeId) === true;
}

type Columns = ReadonlyMap<string, ReadonlyMap<string, number>>;

function sizeOf(column: ReadonlyMap<string, number>): number {
  return [...column.values()].reduce((sum, n) => sum + n, 0);
}

/** Whether the shown columns leave few people of a shown organization or of the hidden ones. */
function leavesFewOf(
  organizations: readonly Counted[],
  columns: Columns,
  showsWhole: (scopeId: string) => boolean,
  k: number,
): boolean {
  const restOf = ({ scopeId, n }: Counted) =>
    [...columns.values()].reduce((rest, column) => rest - (column.get(scopeId) ?? 0), n);
  const rests = organizations.map((one) => ({ rest: restOf(one), shown: showsWhole(one.scopeId) }));
  const hidden = rests.filter(({ shown }) => !shown).reduce((sum, { rest }) => sum + rest, 0);
  return isFew(hidden, k) || rests.some(({ rest, shown }) => shown && isFew(rest, k));
}
