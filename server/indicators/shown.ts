import type { Confidentiality } from '../../catalogs/indicator.ts';
import type { StaffActor } from '../access.ts';
import { visibleOrganizations } from '../access.ts';
import type { CompiledMeasure } from '../catalogs/measure.ts';
import { discloseWithin, mayShowSelection, tellSensitive, type Group } from '../disclosure.ts';
import { groupTree, type Asking } from '../responses/groups.ts';
import type { IndicatorValue } from './model.ts';
import type { IndicatorValueView } from './schema.ts';

/** What the reader's role lets through. */
export interface Viewer {
  /** Works in the department or its centres: sees restricted counts exactly. */
  department: boolean;
  /** Sees indicators meant for named officers. */
  officer: boolean;
  organizations: 'all' | readonly string[];
}

/** The reader behind an actor. */
export function viewerOf(actor: StaffActor): Viewer {
  const officer = actor.role === 'administrator' || actor.role === 'specialist';
  return {
    department: officer || actor.role === 'methodologist',
    officer,
    organizations: visibleOrganizations(actor),
  };
}

/** One indicator in one period: the municipality's value and the organizations'. */
export interface ValueSet {
  municipality: IndicatorValue | undefined;
  organizations: readonly IndicatorValue[];
}

/** Says of a place (an organization's id or the municipality's) whether its value may be shown. */
export type Showable = (scopeId: string) => boolean;

/**
 * Decides for everybody alike which values made of persons' answers may be shown: the reader's
 * rights come after, so that two readers together learn no more than either.
 *
 * @param forms the period's campaigns of each form behind the indicator: their groups are those of
 *   the campaigns' own results, so that figures here and there give nothing away together
 */
export function showableOf(
  set: ValueSet,
  derived: boolean,
  forms: readonly (readonly Asking[])[] = [[]],
): Showable {
  const rows = [...(set.municipality ? [set.municipality] : []), ...set.organizations];
  if (!rows.some((row) => row.personal)) return () => true;
  const k = Math.max(...rows.map(({ minimumGroup }) => minimumGroup));
  const root = set.municipality;
  const trees = forms.map((campaigns) => {
    const base = treeOf(set, campaigns, 'base');
    return discloseWithin(base, treeOf(set, campaigns, 'n'), k, { derived });
  });
  // Nobody responded: there is nothing to hide. A few who all skipped the question are hidden.
  const empty = new Set(rows.filter(({ base }) => base === 0).map(({ scopeId }) => scopeId));
  const rootShown =
    root !== undefined && mayShowSelection({ n: root.n, total: root.base, derived }, k);
  return (scopeId) =>
    empty.has(scopeId) ||
    (scopeId === root?.scopeId ? rootShown : trees.every((shown) => shown.has(scopeId)));
}

/** The organizations' people in the groups of one form; those whom no campaign asked stand apart. */
function treeOf(set: ValueSet, campaigns: readonly Asking[], size: 'n' | 'base'): Group {
  const people = new Map(set.organizations.map((row) => [row.scopeId, row[size]]));
  const asked = new Set(
    campaigns.flatMap(({ expected }) => expected.map((one) => one.organizationId)),
  );
  const apart = [...people].flatMap(([id, n]) => (asked.has(id) ? [] : [{ id, n }]));
  const sum = [...people.values()].reduce((total, n) => total + n, 0);
  const tree = groupTree(campaigns, (id) => people.get(id) ?? 0, set.municipality?.[size] ?? sum);
  return { ...tree, parts: [...(tree.parts ?? []), ...apart] };
}

/** What an indicator is to its readers. */
export interface Readable {
  confidentiality: Confidentiality;
  kind: CompiledMeasure['kind'];
}

const counting: readonly CompiledMeasure['kind'][] = ['share', 'sum', 'count'];

function isSensitive({ confidentiality, kind }: Readable): boolean {
  return (confidentiality === 'own' || confidentiality === 'named') && counting.includes(kind);
}

/** Cases behind a figure: a share's numerator, else the count itself. */
function casesOf(kind: CompiledMeasure['kind'], row: IndicatorValue): number | null {
  return kind === 'share' ? row.numerator : row.value;
}

/** The municipality's value as this reader may see it. */
export function presentMunicipality(
  indicator: Readable,
  set: ValueSet,
  period: string,
  viewer: Viewer,
  showable: Showable,
): IndicatorValueView {
  const row = set.municipality;
  if (!row) return noValue(period);
  const total = casesOf(indicator.kind, row);
  const known = ownCases(indicator, set, viewer);
  return present(indicator, row, viewer, showable, {
    rest: total === null || known === null ? null : total - known,
  });
}

/** Cases of the reader's own organizations, which he can subtract; null when he has none. */
function ownCases({ kind }: Readable, set: ValueSet, viewer: Viewer): number | null {
  const { organizations } = viewer;
  if (organizations === 'all') return null;
  const own = set.organizations.filter(({ scopeId }) => organizations.includes(scopeId));
  if (own.length === 0) return null;
  return own.reduce((sum, row) => sum + (casesOf(kind, row) ?? 0), 0);
}

/** The values of the organizations that this reader may see, by organization. */
export function presentOrganizations(
  indicator: Readable,
  set: ValueSet,
  viewer: Viewer,
  showable: Showable,
): Map<string, IndicatorValueView> {
  const { organizations } = viewer;
  const visible = set.organizations.filter(
    ({ scopeId }) => organizations === 'all' || organizations.includes(scopeId),
  );
  return new Map(
    visible.map((row) => [row.scopeId, present(indicator, row, viewer, showable, { rest: null })]),
  );
}

function present(
  indicator: Readable,
  row: IndicatorValue,
  viewer: Viewer,
  showable: Showable,
  { rest }: { rest: number | null },
): IndicatorValueView {
  const { period, expected, reported, freshAt } = row;
  const view = { period, expected, reported, freshAt };
  const nothing = { value: null, numerator: null, denominator: null, n: null };
  // The day of the newest answers would tell when the few of them answered.
  const covered = { ...view, ...nothing, freshAt: null, hidden: true, fewerThanFive: false };
  if (indicator.confidentiality === 'named' && !viewer.officer) {
    return { ...covered, reason: null };
  }
  if (!showable(row.scopeId)) return { ...covered, reason: 'tooFew' };
  const { value, numerator, denominator, n, reason } = row;
  const figures = { value, numerator, denominator };
  if (viewer.department || !isSensitive(indicator)) {
    return { ...view, ...figures, n, reason, hidden: false, fewerThanFive: false };
  }
  const told = tellSensitive(figures, casesOf(indicator.kind, row), rest);
  return { ...view, n, reason, ...told, freshAt: told.hidden ? null : freshAt };
}

/** A bound indicator of which nothing is known yet. */
export function noValue(period: string): IndicatorValueView {
  return {
    period,
    value: null,
    numerator: null,
    denominator: null,
    n: null,
    expected: null,
    reported: null,
    reason: 'notReported',
    hidden: false,
    fewerThanFive: false,
    freshAt: null,
  };
}
