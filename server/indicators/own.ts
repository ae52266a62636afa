import { isOfSome, looksAtData, mayRepeat } from '../catalogs/compiled-leaves.ts';
import type { CompiledPopulation } from '../catalogs/compiled.ts';
import { externalElement } from '../elements/model.ts';
import { listOrganizations, type Organization } from '../organizations/model.ts';
import { isOfPopulation, type Asked } from './asked.ts';
import { readFacts, type Reading } from './facts.ts';
import type { GroupCounts, ValueRow } from './model.ts';
import { sumsOnPaper } from './on-paper.ts';
import type { Plan } from './plan.ts';
import { newest, quantityOf, sizeOf, type Facts, type Place } from './quantity.ts';
import { isOwn } from './reads.ts';
import type { NoValueReason } from './schema.ts';
import { hasAnswered } from './sums.ts';
import { partName, type Unit } from './unit.ts';
import { partsOf, unconfirmed, valueOf, type Parts } from './value.ts';
import { verdictsFor, type Verdicts } from './verdicts.ts';

/** The values of organizations from their own data, and what could not be computed. */
export interface OwnRows {
  rows: ValueRow[];
  /** Units that the storage could not compute, with what it said; their last value stays. */
  failed: ReadonlyMap<Unit, unknown>;
}

/** Computes units of organizations' own data for some organizations or all; writes nothing. */
export async function ownRows(
  of: Reading,
  all: readonly Unit[],
  plan: Plan,
  asked: Asked,
): Promise<OwnRows> {
  const units = all.filter(({ measure }) => isOwn(measure));
  const { municipalityId, organizationIds } = of;
  const only = { ids: organizationIds, closed: true };
  const [organizations, { facts, failed }, verdicts] = await Promise.all([
    listOrganizations(municipalityId, only),
    readFacts(of, units, plan, asked),
    verdictsFor(of, units),
  ]);
  const rows = units.flatMap((unit) =>
    failed.has(unit)
      ? []
      : organizations.flatMap((one) => rowsOf(unit, one, of.period, { facts, verdicts, asked })),
  );
  return { rows, failed };
}

interface Known {
  facts: Facts;
  verdicts: Verdicts;
  asked: Asked;
}

function rowsOf(unit: Unit, organization: Organization, period: string, known: Known): ValueRow[] {
  const place = { organizationId: organization._id, period };
  const breakdown = 'breakdown' in unit.measure ? unit.measure.breakdown : null;
  const population = 'population' in unit.measure ? unit.measure.population : null;
  const isOf = isOfPopulation(population, organization);
  const expected =
    isOf && (known.asked.organizationsOf(unit)?.has(organization._id) ?? false) ? 1 : 0;
  return ['', ...(breakdown?.parts ?? [])].flatMap((part) => {
    const computed = ownParts(unit, { ...place, part }, known);
    const parts = isOf
      ? within(population, toldParts(unit, computed), { ...place, part: '' }, known)
      : outside(computed, 'notInPopulation');
    if (!hasTold(unit, parts, isOf)) return [];
    // A part of which nothing is known says no more than the whole does.
    if (part !== '' && parts.reason === 'notReported') return [];
    const outcome = parts.reason
      ? { value: null, reason: parts.reason }
      : valueOf(unit.measure, parts);
    return [
      {
        indicatorKey: unit.key,
        scope: 'organization' as const,
        scopeId: organization._id,
        part: partName(unit, part),
        value: outcome.value,
        numerator: parts.numerator,
        denominator: parts.denominator,
        distribution: parts.distribution?.map(([value, count]) => [value, count]) ?? null,
        listed: null,
        n: parts.n,
        base: parts.base,
        others: parts.others,
        groups: groupsOf(unit, { ...place, part }, known),
        expected,
        answered: expected && hasAnswered(parts.reason) ? 1 : 0,
        reported: parts.reason ? 0 : 1,
        compared: null,
        reason: outcome.reason,
        freshAt: parts.freshAt,
        personal: unit.personal,
        minimumGroup: known.asked.minimumGroupOf(unit),
      },
    ];
  });
}

/**
 * How many people its selections pick, and from how many. Where one may have several rows it is
 * given even if it picks nobody: whoever decides sees that they were counted.
 */
function groupsOf({ measure, leaves }: Unit, place: Place, { facts }: Known): GroupCounts[] | null {
  const selections = 'selections' in measure ? measure.selections : [];
  if (!selections.some(isOfSome) && !leaves.some(mayRepeat)) return null;
  return selections.map((one) =>
    isOfSome(one) ? [sizeOf(one.picked, place, facts), sizeOf(one.among, place, facts)] : [0, 0],
  );
}

/** One that has told nothing has no value: whether it was asked is known from the campaigns. */
function hasTold({ leaves, measure }: Unit, { freshAt }: Parts, isOf: boolean): boolean {
  if (freshAt !== null) return true;
  // A number of organizations as such needs no data of theirs.
  return isOf && leaves.length === 0 && measure.kind !== 'external';
}

function ownParts(unit: Unit, place: Place, { facts, verdicts }: Known): Parts {
  const { measure } = unit;
  if (!isOwn(measure)) return nothing;
  if (measure.kind === 'external') return externalParts(unit.key, place, facts);
  const parts = sumsOnPaper(measure, partsOf(measure, place, facts));
  if (measure.kind !== 'presence' || measure.evidence === null) return parts;
  const verdict = verdicts.get(place.organizationId)?.get(measure.evidence);
  return verdict?.state === 'notConfirmed' ? unconfirmed(parts, verdict.at.toISOString()) : parts;
}

const nothing: Parts = {
  ...{ numerator: null, denominator: null, distribution: null, n: 0, base: 0 },
  ...{ others: null, reason: 'notReported', freshAt: null },
};

/** The number kept for an `external` indicator. */
function externalParts(key: string, place: Place, facts: Facts): Parts {
  const element = externalElement(key);
  const span = { back: 0, over: 1 };
  const source = { from: 'element', element, dimension: null, parts: null, span } as const;
  const { amount, reason, freshAt } = quantityOf(source, place, facts);
  if (amount === null) return { ...nothing, reason, freshAt };
  return { ...nothing, numerator: amount, n: 1, base: 1, reason: null, freshAt };
}

/**
 * Where nothing was told of what the measure looks at, nothing follows from it, even where a
 * condition would hold of nothing, and even if other data says who belongs to the population.
 */
function toldParts({ measure }: Unit, parts: Parts): Parts {
  if (!isOwn(measure) || measure.kind === 'external') return parts;
  const silent = parts.freshAt === null && looksAtData(measure);
  return silent && parts.reason === null ? outside(parts, 'notReported') : parts;
}

/** The parts of one that the measure is about only under a condition. */
function within(
  population: CompiledPopulation | null,
  parts: Parts,
  place: Place,
  { facts }: Known,
): Parts {
  if (!population?.where) return parts;
  const holds = quantityOf(population.where, place, facts);
  // Whether one belongs is known from data too, though nothing else may be known of him.
  const known = { ...parts, freshAt: newest(parts.freshAt, holds.freshAt) };
  if (holds.amount === 1) return known;
  if (holds.amount === 0) return outside(known, 'notInPopulation');
  return outside(known, holds.reason ?? 'notReported');
}

/** Out of the value; how many people it would have been of is kept for those who disclose. */
function outside({ n, base, others, freshAt }: Parts, reason: NoValueReason): Parts {
  return { ...nothing, n, base, others, reason, freshAt };
}
