import type { Confidentiality } from '../../catalogs/indicator.ts';
import type { StaffActor } from '../access.ts';
import { visibleOrganizations } from '../access.ts';
import type { CompiledMeasure } from '../catalogs/compiled.ts';
import { tellSensitive } from '../disclosure.ts';
import type { Showable } from './disclosing.ts';
import type { IndicatorValue } from './model.ts';
import type { FigureView } from './schema.ts';

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

/** One number in one period: the municipality's value and the organizations', with their parts. */
export interface ValueSet {
  municipality: IndicatorValue | undefined;
  organizations: readonly IndicatorValue[];
  /** Values of the parts of a breakdown, of every place. */
  parts?: readonly IndicatorValue[];
}

/** What an indicator is to its readers. */
export interface Readable {
  confidentiality: Confidentiality;
  kind: CompiledMeasure['kind'];
}

const counting: readonly CompiledMeasure['kind'][] = ['share', 'ratio', 'sum', 'count', 'list'];
/** Kinds from which a small count could be worked out though none stands in them. */
const resting: readonly CompiledMeasure['kind'][] = [
  ...(['change', 'mean', 'median', 'percentile', 'min', 'max'] as const),
];

function isSensitive({ confidentiality, kind }: Readable): boolean {
  return (confidentiality === 'own' || confidentiality === 'named') && counting.includes(kind);
}

/** Cases behind a figure: a share's numerator, else the count itself. */
function casesOf(kind: CompiledMeasure['kind'], row: IndicatorValue): number | null {
  return kind === 'share' || kind === 'ratio' || kind === 'list' ? row.numerator : row.value;
}

/** Whether the reader may see parts of a breakdown: those of small counts give each other away. */
export function maySeeParts({ confidentiality }: Readable, { department }: Viewer): boolean {
  return department || (confidentiality !== 'own' && confidentiality !== 'named');
}

/** The municipality's value as this reader may see it. */
export function presentMunicipality(
  indicator: Readable,
  set: ValueSet,
  period: string,
  viewer: Viewer,
  showable: Showable,
): FigureView {
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
): Map<string, FigureView> {
  const { organizations } = viewer;
  const visible = set.organizations.filter(
    ({ scopeId }) => organizations === 'all' || organizations.includes(scopeId),
  );
  return new Map(
    visible.map((row) => [row.scopeId, present(indicator, row, viewer, showable, { rest: null })]),
  );
}

export function present(
  indicator: Readable,
  row: IndicatorValue,
  viewer: Viewer,
  showable: Showable,
  { rest }: { rest: number | null } = { rest: null },
): FigureView {
  const { period, expected, reported, freshAt } = row;
  // Stored before it was counted: the number is missing.
  const compared = row.compared ?? null;
  const view = { period, expected, answered: row.answered ?? null, reported, freshAt };
  const nothing = { value: null, numerator: null, denominator: null, n: null, compared: null };
  // The day of the newest answers would tell when the few of them answered.
  const covered = { ...view, ...nothing, freshAt: null, hidden: true, fewerThanFive: false };
  if (indicator.confidentiality === 'named' && !viewer.officer) {
    return { ...covered, reason: null };
  }
  if (!showable(row.scopeId, row.part)) return { ...covered, reason: 'tooFew' };
  const restricted = indicator.confidentiality === 'own' || indicator.confidentiality === 'named';
  if (!viewer.department && restricted && resting.includes(indicator.kind)) {
    return { ...covered, reason: null };
  }
  const { value, numerator, denominator, reason } = row;
  // Outside the value are people all the same, but none of them is in it.
  const n = reason === 'notInPopulation' ? 0 : row.n;
  const figures = { value, numerator, denominator };
  if (viewer.department || !isSensitive(indicator)) {
    return { ...view, ...figures, compared, n, reason, hidden: false, fewerThanFive: false };
  }
  const told = tellSensitive(figures, casesOf(indicator.kind, row), rest);
  return {
    ...view,
    compared: told.hidden ? null : compared,
    n,
    reason,
    ...told,
    freshAt: told.hidden ? null : freshAt,
  };
}

/** A bound indicator of which nothing is known yet. */
export function noValue(period: string): FigureView {
  return {
    period,
    value: null,
    numerator: null,
    denominator: null,
    n: null,
    expected: null,
    answered: null,
    reported: null,
    compared: null,
    reason: 'notReported',
    hidden: false,
    fewerThanFive: false,
    freshAt: null,
  };
}
