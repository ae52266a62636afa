import { discloseWithin, mayShowSelection, type Group } from '../disclosure.ts';
import { groupTree, type Asking } from '../responses/groups.ts';
import type { IndicatorValue } from './model.ts';

/**
 * Which values of one number in one period may be shown to anybody: small groups of persons stay
 * hidden, and what would give them away by subtraction with them.
 */

/** The counts of a value that decide whether it may be shown. */
export type Counted = Pick<
  IndicatorValue,
  'scope' | 'scopeId' | 'n' | 'base' | 'others' | 'personal' | 'minimumGroup' | 'listed' | 'reason'
>;

/** Says of a place (an organization's id or the municipality's) whether to show it. */
export type ShowsPlace = (scopeId: string) => boolean;

export interface Figure {
  /** Values of every place, parts left out. */
  rows: readonly Counted[];
  /** Set beside figures over everybody it could tell something about the others. */
  derived: boolean;
  /**
   * The period's campaigns of each form behind it: their groups are those of the campaigns' own
   * results, so that figures here and there give nothing away together.
   */
  forms: readonly (readonly Asking[])[];
}

/**
 * Decides about figures over everybody who answered, for all readers alike: their rights come
 * after, so that two readers together learn no more than either.
 */
export function disclosureOf(figure: Figure): ShowsPlace {
  const { rows } = figure;
  if (!rows.some((row) => row.personal)) return () => true;
  return wholesShown(figure, Math.max(...rows.map(({ minimumGroup }) => minimumGroup)));
}

/** Not in the value, though it has people of its own in the data. */
export function isOutside({ listed, reason }: Pick<Counted, 'listed' | 'reason'>): boolean {
  return listed === false || reason === 'notInPopulation';
}

function wholesShown(figure: Figure, k: number): ShowsPlace {
  const { derived, rows } = figure;
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
    mayShowSelection({ n: root.n, total: root.base, derived, others: othersOf(root) }, k) &&
    !cutsHidden(
      own.filter(({ scopeId, base }) => base > 0 && !among(scopeId)),
      k,
    );
  return (scopeId) =>
    empty.has(scopeId) ||
    outside.has(scopeId) ||
    (scopeId === root?.scopeId ? rootShown : inside(scopeId) && among(scopeId));
}

/**
 * Where everybody who responded left a roster empty, that is told as the campaign's own results tell
 * it: wherever it is shown how many responded.
 *
 * @param figure made of one roster alone: nothing but that it is empty follows then
 */
export function noneShown({ rows, forms }: Figure): ShowsPlace {
  const none = new Set(
    rows.filter((row) => row.n === 0 && row.others === 0).map(({ scopeId }) => scopeId),
  );
  if (none.size === 0) return () => false;
  const everybody = rows.map((row) => ({ ...row, n: row.base }));
  const root = everybody.find(({ scope }) => scope === 'municipality');
  const own = everybody.filter(({ scope }) => scope === 'organization');
  const k = Math.max(...rows.map(({ minimumGroup }) => minimumGroup));
  const shown = shownAmong(own, root, { rows, derived: false, forms }, k);
  return (scopeId) =>
    none.has(scopeId) && (scopeId === root?.scopeId ? root.base >= k : shown(scopeId));
}

/** Which of some organizations may be shown by the groups of every form behind the figure. */
function shownAmong(
  own: readonly Counted[],
  root: Counted | undefined,
  { derived, forms }: Figure,
  k: number,
): ShowsPlace {
  const trees = (forms.length > 0 ? forms : [[]]).map((campaigns) => {
    const [base, figure] = [
      treeOf(own, root, campaigns, 'base'),
      treeOf(own, root, campaigns, 'n'),
    ];
    const others = treeOf(own.map(outsideIt), root && outsideIt(root), campaigns, 'n');
    return discloseWithin(base, figure, k, { derived, ...(derived ? { others } : {}) });
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

/** People with answers that are not in a value. */
export function othersOf({ n, base, others }: Pick<Counted, 'n' | 'base' | 'others'>): number {
  return others ?? base - n;
}

function outsideIt(row: Counted): Sized {
  return { ...row, n: othersOf(row) };
}

export function isFew(people: number, k: number): boolean {
  return people !== 0 && people < k;
}

type Sized = Pick<Counted, 'scopeId' | 'n' | 'base'>;

/** The organizations' people in the groups of one form; those whom no campaign asked stand apart. */
export function treeOf(
  own: readonly Sized[],
  root: Sized | undefined,
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
