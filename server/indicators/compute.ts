import type { CompiledAggregate } from '../catalogs/measure.ts';
import { externalElement, readElements } from '../elements/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import type { OrganizationType } from '../organizations/schema.ts';
import {
  replaceValues,
  sumOrganizations,
  type IndicatorValue,
  type OrganizationSums,
  type Place,
} from './model.ts';
import { askedIn, elementsOf, planOf, type Asked, type BoundIndicator, type Plan } from './plan.ts';
import type { NoValueReason } from './schema.ts';
import { tallyResponses, type Tallied } from './tally.ts';
import { indexValue, newest, partsOf, valueFromParts, type Fact, type Parts } from './value.ts';

type Content = Omit<IndicatorValue, keyof Place>;
type Facts = (indicator: BoundIndicator, aggregate: CompiledAggregate) => Fact | undefined;

/**
 * Computes every bound indicator of one organization from its own data and writes the values.
 * Idempotent: the same data gives the same values, and values without data behind them go. Gives
 * the indicators that the storage could not compute, whose last value stays, and what it said.
 */
export async function computeOrganization(of: {
  municipalityId: string;
  organizationId: string;
  period: string;
}): Promise<ReadonlyMap<string, unknown>> {
  const { municipalityId, organizationId, period } = of;
  const plan = await planOf(municipalityId);
  const refused = new Map<string, unknown>();
  if (!plan) return refused;
  const asked = await askedIn(municipalityId, period);
  const { facts, failed } = await readFacts(of, plan, asked);
  const contents: Content[] = [];
  for (const indicator of plan.bound) {
    if (indicator.measure.kind === 'index') continue;
    const { key, measure } = indicator;
    if (failed.has(measure)) {
      refused.set(key, failed.get(measure));
      continue;
    }
    const parts = partsOf(measure, (aggregate) => facts(indicator, aggregate));
    // It has told nothing: whether it was asked is known from the campaigns.
    if (parts.freshAt === null) continue;
    const expected = asked.organizationsOf(indicator)?.has(organizationId) ?? false;
    contents.push(ofOrganization(indicator, parts, expected, asked));
  }
  const without = new Set(refused.keys());
  addIndexes(plan.bound, contents, without);
  const catalogId = plan.catalog._id;
  const place = { municipalityId, catalogId, period, scope: 'organization' as const };
  await replaceValues({ ...place, scopeId: organizationId }, contents, [...plan.kept, ...without]);
  return refused;
}

/** Reads what the organization's responses and elements say, each form and element once. */
async function readFacts(
  of: { municipalityId: string; organizationId: string; period: string },
  plan: Plan,
  asked: Asked,
): Promise<{ facts: Facts; failed: Tallied['failed'] }> {
  const { municipalityId, organizationId, period } = of;
  const { facts: tallies, failed } = await tallyResponses(of, plan, asked);
  const elementIds = elementsOf(plan.bound);
  const read = await readElements(municipalityId, { period, elementIds, organizationId });
  const elements = read.get(organizationId);
  const facts: Facts = ({ key, measure }, aggregate) => {
    if (aggregate.from === 'responses') return tallies.get(aggregate);
    const id = measure.kind === 'external' ? externalElement(key) : aggregate.element;
    return { from: 'element', reading: elements?.get(id) };
  };
  return { facts, failed };
}

function ofOrganization(
  indicator: BoundIndicator,
  parts: Parts,
  expected: boolean,
  asked: Asked,
): Content {
  const { numerator, denominator, n, base, freshAt } = parts;
  const { value, reason } = parts.reason
    ? { value: null, reason: parts.reason }
    : valueFromParts(indicator.measure.kind, numerator, denominator);
  return {
    indicatorKey: indicator.key,
    part: '',
    value,
    numerator,
    denominator,
    n,
    base,
    expected: expected ? 1 : 0,
    reported: parts.reason ? 0 : 1,
    reason,
    freshAt,
    personal: indicator.personal,
    minimumGroup: asked.minimumGroupOf(indicator),
  };
}

/**
 * Combines the organizations' values into the municipality's: parts are summed, so that a large
 * school weighs more than a small one. Says how many of those asked are in each value.
 */
export async function combineMunicipality(of: {
  municipalityId: string;
  period: string;
}): Promise<void> {
  const { municipalityId, period } = of;
  const plan = await planOf(municipalityId);
  if (!plan) return;
  const catalogId = plan.catalog._id;
  const asked = await askedIn(municipalityId, period);
  const sums = await sumOrganizations({ municipalityId, catalogId, period });
  const contents = await heldByDepartment(of, plan.bound, asked);
  for (const indicator of plan.bound) {
    const { kind } = indicator.measure;
    if (kind === 'index' || kind === 'external') continue;
    const organizations = asked.organizationsOf(indicator);
    const sum = sums.get(indicator.key);
    if (!sum && !organizations?.size) continue;
    contents.push(ofMunicipality(indicator, sum, organizations?.size ?? null, asked));
  }
  addIndexes(plan.bound, contents);
  const place = { municipalityId, catalogId, period, scope: 'municipality' as const };
  await replaceValues({ ...place, scopeId: municipalityId }, contents, plan.kept);
}

function ofMunicipality(
  indicator: BoundIndicator,
  sum: OrganizationSums | undefined,
  expected: number | null,
  asked: Asked,
): Content {
  const { kind } = indicator.measure;
  const inValue = sum !== undefined && sum.reported > 0;
  const numerator = inValue ? sum.numerator : null;
  const denominator = inValue && kind !== 'sum' && kind !== 'count' ? sum.denominator : null;
  const { value, reason } = inValue
    ? valueFromParts(kind, numerator, denominator)
    : { value: null, reason: commonReason(sum?.reasons ?? []) };
  return {
    indicatorKey: indicator.key,
    part: '',
    value,
    numerator,
    denominator,
    n: sum?.n ?? 0,
    base: sum?.base ?? 0,
    expected,
    reported: (expected === null ? sum?.reported : sum?.expectedReported) ?? 0,
    reason,
    freshAt: sum?.freshAt ?? null,
    personal: indicator.personal,
    minimumGroup: asked.minimumGroupOf(indicator),
  };
}

/** The reason that all organizations have in common; else some have simply not reported yet. */
function commonReason(reasons: readonly NoValueReason[]): NoValueReason {
  const [only, ...others] = reasons;
  return only && others.length === 0 ? only : 'notReported';
}

const holders: readonly OrganizationType[] = ['department', 'methodicalCentre', 'ppmsCentre'];

/** The municipality's own external numbers, kept by the department or a centre. */
async function heldByDepartment(
  { municipalityId, period }: { municipalityId: string; period: string },
  bound: readonly BoundIndicator[],
  asked: Asked,
): Promise<Content[]> {
  const external = bound.filter(({ measure }) => measure.kind === 'external');
  if (external.length === 0) return [];
  const organizations = await listOrganizations(municipalityId, { types: holders });
  const read = await readElements(municipalityId, { period, elementIds: elementsOf(external) });
  // The department before its centres.
  const readings = holders.flatMap((type) =>
    organizations.filter((one) => one.type === type).flatMap(({ _id }) => read.get(_id) ?? []),
  );
  return external.flatMap((indicator) => {
    const id = externalElement(indicator.key);
    const reading = readings.find((held) => held.has(id))?.get(id);
    if (!reading || indicator.measure.kind === 'index') return [];
    const parts = partsOf(indicator.measure, () => ({ from: 'element', reading }));
    return [{ ...ofOrganization(indicator, parts, false, asked), expected: null }];
  });
}

/**
 * Adds the indexes whose parts this place has; one index may rest on another. Those that rest on
 * an indicator of `without`, which could not be computed, are not touched and join it.
 */
function addIndexes(
  bound: readonly BoundIndicator[],
  contents: Content[],
  without = new Set<string>(),
): void {
  const known = new Map(contents.map((content) => [content.indicatorKey, content]));
  const waiting = new Set(bound.filter(({ measure }) => measure.kind === 'index'));
  const keys = new Set([...waiting].map(({ key }) => key));
  for (let before = -1; before !== waiting.size;) {
    before = waiting.size;
    for (const indicator of waiting) {
      if (indicator.measure.kind !== 'index') continue;
      const { of } = indicator.measure;
      if (of.some((key) => keys.has(key) && !known.has(key))) continue;
      waiting.delete(indicator);
      keys.delete(indicator.key);
      if (of.some((key) => without.has(key))) {
        without.add(indicator.key);
        continue;
      }
      const parts = of.map((key) => known.get(key));
      if (parts.every((part) => part === undefined)) continue;
      const content = ofIndex(indicator, parts);
      known.set(indicator.key, content);
      contents.push(content);
    }
  }
}

function ofIndex(indicator: BoundIndicator, parts: readonly (Content | undefined)[]): Content {
  const present = parts.filter((part) => part !== undefined);
  const values = parts.map((part) => part?.value ?? null);
  const people = present.filter(({ personal }) => personal);
  const counted = people.length > 0 ? people : present;
  return {
    indicatorKey: indicator.key,
    part: '',
    ...indexValue(values),
    n: Math.min(...counted.map(({ n }) => n)),
    base: Math.min(...counted.map(({ base }) => base)),
    expected: null,
    reported: values.includes(null) ? 0 : 1,
    freshAt: present.map(({ freshAt }) => freshAt).reduce(newest, null),
    // Shown only where every part may be shown: its threshold is the strictest of theirs.
    personal: people.length > 0,
    minimumGroup: Math.max(...present.map(({ minimumGroup }) => minimumGroup)),
  };
}
