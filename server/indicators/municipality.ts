import { mayRepeat } from '../catalogs/compiled-leaves.ts';
import type { OrganizationType } from '../organizations/schema.ts';
import { isOfPopulation, type Asked } from './asked.ts';
import { merge } from './distribution.ts';
import type { ValueRow } from './model.ts';
import { sumsOnPaper } from './on-paper.ts';
import type { NoValueReason } from './schema.ts';
import type { OrganizationSums } from './sums.ts';
import { partName, type Unit } from './unit.ts';
import { isDistributed, isDivided, valueOf, type Parts } from './value.ts';

/** Combines organizations' values into the municipality's. */

interface Whole {
  municipalityId: string;
  asked: Asked;
  /** Types and clusters of organizations, where a measure is about some of them only. */
  organizations: ReadonlyMap<string, { type: OrganizationType; cluster: string }>;
  /** Organizations on the list that the measure is about; null where it is about no list. */
  members: ReadonlySet<string> | null;
}

/**
 * The municipality's values of one unit: parts are summed, so that a large school weighs more than
 * a small one. Says how many of those asked have answered and are in each value. None where nobody was asked and
 * nobody reported.
 */
export function municipalityRows(
  unit: Unit,
  sums: ReadonlyMap<string, OrganizationSums>,
  whole: Whole,
): ValueRow[] {
  const population = 'population' in unit.measure ? unit.measure.population : null;
  const asked = [...(whole.asked.organizationsOf(unit) ?? [])].filter((id) => {
    const organization = whole.organizations.get(id);
    const isOf = organization === undefined || isOfPopulation(population, organization);
    return isOf && (whole.members?.has(id) ?? true);
  });
  const isAsked = whole.asked.organizationsOf(unit) !== null;
  const breakdown = 'breakdown' in unit.measure ? unit.measure.breakdown : null;
  return ['', ...(breakdown?.parts ?? [])].flatMap((part) => {
    const sum = sums.get(partName(unit, part));
    if (!sum && (part !== '' || asked.length === 0)) return [];
    // Those who turned out not to belong are not missing.
    const outside = whole.members === null ? (sum?.expectedOutside ?? 0) : 0;
    const expected = isAsked && part === '' ? Math.max(0, asked.length - outside) : null;
    return [municipalityRow(unit, partName(unit, part), sum, expected, whole)];
  });
}

function municipalityRow(
  unit: Unit,
  part: string,
  sum: OrganizationSums | undefined,
  expected: number | null,
  { municipalityId, asked }: Whole,
): ValueRow {
  const inValue = sum !== undefined && sum.reported > 0;
  const parts = inValue ? partsOfSum(unit, sum) : null;
  const outcome = parts
    ? valueOf(unit.measure, parts)
    : { value: null, reason: commonReason(sum?.reasons ?? []) };
  return {
    indicatorKey: unit.key,
    scope: 'municipality',
    scopeId: municipalityId,
    part,
    value: outcome.value,
    numerator: parts?.numerator ?? null,
    denominator: parts?.denominator ?? null,
    distribution: parts?.distribution?.map(([value, count]) => [value, count]) ?? null,
    listed: null,
    n: sum?.n ?? 0,
    base: sum?.base ?? 0,
    others: unit.leaves.some(mayRepeat) ? (sum?.others ?? 0) : null,
    groups: null,
    expected,
    answered: expected === null ? null : (sum?.expectedAnswered ?? 0),
    reported: (expected === null ? sum?.reported : sum?.expectedReported) ?? 0,
    compared: null,
    reason: outcome.reason,
    freshAt: sum?.freshAt ?? null,
    personal: unit.personal,
    minimumGroup: asked.minimumGroupOf(unit),
  };
}

function partsOfSum(
  { measure }: Unit,
  { numerator, denominator, distributions }: OrganizationSums,
): Pick<Parts, 'numerator' | 'denominator' | 'distribution'> {
  if (isDistributed(measure)) {
    return { numerator: null, denominator: null, distribution: merge(distributions) };
  }
  const sums = { numerator, denominator: isDivided(measure) ? denominator : null };
  return { ...sumsOnPaper(measure, sums), distribution: null };
}

/** The reason that all organizations have in common; else some have simply not reported yet. */
function commonReason(reasons: readonly NoValueReason[]): NoValueReason {
  const [only, ...others] = reasons;
  return only && others.length === 0 ? only : 'notReported';
}

/** Who may hold the municipality's own numbers, the department before its centres. */
const holders: readonly OrganizationType[] = ['department', 'methodicalCentre', 'ppmsCentre'];

/** The municipality's external number: the one that the department or a centre keeps. */
export function heldRow(
  rows: readonly ValueRow[],
  { municipalityId, organizations }: Pick<Whole, 'municipalityId' | 'organizations'>,
): ValueRow[] {
  const held = holders.flatMap((type) =>
    rows.filter(({ scopeId }) => organizations.get(scopeId)?.type === type),
  );
  const [first] = held;
  if (!first) return [];
  return [{ ...first, scope: 'municipality', scopeId: municipalityId, expected: null }];
}
