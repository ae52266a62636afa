import type { OwnMeasure, PlainCompiled } from '../catalogs/compiled.ts';
import { highest, lowest, median, percentile, type Distribution } from './distribution.ts';
import {
  everybody,
  newest,
  quantityOf,
  strictest,
  type Facts,
  type People,
  type Place,
  type Quantity,
} from './quantity.ts';
import type { NoValueReason } from './schema.ts';

/**
 * What a value is combined from. With a reason the organization is not in the value: then all
 * amounts are null.
 */
export interface Parts {
  numerator: number | null;
  denominator: number | null;
  /** Value → how often, for medians, percentiles and extremes. */
  distribution: Distribution | null;
  n: number;
  base: number;
  others: number | null;
  reason: NoValueReason | null;
  freshAt: string | null;
}

export interface Outcome {
  value: number | null;
  reason: NoValueReason | null;
}

/** Numbers near the end of the scale can overflow; a value is a number or it is none. */
function finite(value: number | null): Outcome {
  return value !== null && Number.isFinite(value)
    ? { value, reason: null }
    : { value: null, reason: 'zeroDenominator' };
}

const absent: Outcome = { value: null, reason: 'notReported' };

/**
 * The value from its parts, at every level alike: a share is 100 · Σ numerators / Σ denominators,
 * a mean Σ sums / Σ n, presence the part of those that have it, a sum or count its numerator, a
 * median that of all values together. A missing or zero denominator gives no value and the reason.
 */
export function valueOf(
  measure: PlainCompiled,
  {
    numerator,
    denominator,
    distribution,
  }: Pick<Parts, 'numerator' | 'denominator' | 'distribution'>,
): Outcome {
  switch (measure.kind) {
    case 'median':
      return distribution ? finite(median(distribution)) : absent;
    case 'percentile':
      return distribution ? finite(percentile(distribution, measure.p)) : absent;
    case 'min':
      return distribution ? finite(lowest(distribution)) : absent;
    case 'max':
      return distribution ? finite(highest(distribution)) : absent;
    case 'sum':
    case 'count':
    case 'external':
    case 'score':
    case 'judgement':
      return numerator === null ? absent : finite(numerator);
    case 'share':
      return divided(numerator, denominator, 100);
    case 'ratio':
    case 'mean':
    case 'presence':
    case 'index':
      return divided(numerator, denominator, 1);
    case 'list':
      if (measure.as === 'share') return divided(numerator, denominator, 100);
      return numerator === null ? absent : finite(numerator);
    case 'change':
      // The later value over the earlier one.
      if (numerator === null || denominator === null) return absent;
      if (measure.as === 'difference') return finite(numerator - denominator);
      return divided(numerator - denominator, denominator, 100);
  }
}

function divided(numerator: number | null, denominator: number | null, times: number): Outcome {
  if (numerator === null || denominator === null) return absent;
  if (denominator === 0) return { value: null, reason: 'zeroDenominator' };
  return finite((times * numerator) / denominator);
}

/** Kinds that are combined from distributions. */
export function isDistributed({ kind }: PlainCompiled): boolean {
  return kind === 'median' || kind === 'percentile' || kind === 'min' || kind === 'max';
}

/** Kinds whose municipality's value has a denominator. */
export function isDivided(measure: PlainCompiled): boolean {
  const { kind } = measure;
  if (kind === 'list') return measure.as === 'share';
  return kind === 'share' || kind === 'ratio' || kind === 'mean' || kind === 'presence';
}

/** One organization behind a number that no person stands behind. */
const organization: People = { n: 1, base: 1, others: null };

function outside(reason: NoValueReason, freshAt: string | null): Parts {
  const nothing = { numerator: null, denominator: null, distribution: null };
  return { ...nothing, n: 0, base: 0, others: null, reason, freshAt };
}

function whyMissing({ amount, reason }: Quantity): NoValueReason | null {
  return amount === null ? (reason ?? 'zeroDenominator') : null;
}

/** A measure of an organization's own data that reads something itself. */
export type ReadingMeasure = Exclude<OwnMeasure, { kind: 'external' }>;

/** Computes the parts of one measure for one organization and part of the breakdown. */
export function partsOf(measure: ReadingMeasure, place: Place, facts: Facts): Parts {
  const of = quantityOf(measure.of, place, facts);
  switch (measure.kind) {
    case 'share':
    case 'ratio':
      return quotient(measure, of, quantityOf(measure.in, place, facts));
    case 'count':
    case 'sum': {
      const missing = whyMissing(of);
      if (missing) return outside(missing, of.freshAt);
      // A count of rows tells about everybody who responded, not only about those it counts.
      const people = measure.kind === 'count' ? everybody(measure.of, of) : of.people;
      return inside({ numerator: of.amount }, people, of.freshAt);
    }
    case 'presence':
      return presence(measure, of, place, facts);
    case 'mean': {
      if (of.reason) return outside(of.reason, of.freshAt);
      const { sum: numerator, count: denominator } = of.total;
      return inside({ numerator, denominator }, of.people, of.freshAt);
    }
    default: {
      if (of.reason) return outside(of.reason, of.freshAt);
      if (of.items.length === 0) return outside('zeroDenominator', of.freshAt);
      return inside({ distribution: of.items }, of.people, of.freshAt);
    }
  }
}

function inside(
  amounts: Partial<Pick<Parts, 'numerator' | 'denominator' | 'distribution'>>,
  people: People | null,
  freshAt: string | null,
): Parts {
  const nothing = { numerator: null, denominator: null, distribution: null };
  return { ...nothing, ...amounts, ...(people ?? organization), reason: null, freshAt };
}

/** An organization is in both sums of a quotient or in neither. */
function quotient(
  measure: Extract<ReadingMeasure, { kind: 'share' | 'ratio' }>,
  of: Quantity,
  whole: Quantity,
): Parts {
  const freshAt = newest(of.freshAt, whole.freshAt);
  const missing = whyMissing(of) ?? whyMissing(whole);
  if (missing) return outside(missing, freshAt);
  const counted = everybody(measure.of, of);
  const people = strictest([counted, whole.people]);
  return inside({ numerator: of.amount, denominator: whole.amount }, people, freshAt);
}

function presence(
  measure: Extract<ReadingMeasure, { kind: 'presence' }>,
  of: Quantity,
  place: Place,
  facts: Facts,
): Parts {
  const when = measure.when && quantityOf(measure.when, place, facts);
  const freshAt = newest(of.freshAt, when?.freshAt ?? null);
  if (when?.amount === 0) return outside('notApplicable', freshAt);
  const missing = (when && whyMissing(when)) ?? whyMissing(of);
  if (missing) return outside(missing, freshAt);
  const holds = (of.amount ?? 0) > 0 === measure.expect;
  const people = everybody(measure.of, of);
  return inside({ numerator: holds ? 1 : 0, denominator: 1 }, people, freshAt);
}

/** An expert did not confirm the evidence: the yes that an organization gave does not count. */
export function unconfirmed(parts: Parts, at: string): Parts {
  if (parts.reason) return parts;
  return { ...parts, numerator: 0, freshAt: newest(parts.freshAt, at) };
}

/**
 * Mean of other indicators' values by their weights; where one is missing there is none.
 * @param weights one for each value; equal where null
 */
export function indexParts(
  values: readonly (number | null)[],
  weights: readonly number[] | null = null,
): Pick<Parts, 'numerator' | 'denominator' | 'reason'> {
  if (values.length === 0 || values.includes(null)) {
    return { numerator: null, denominator: null, reason: 'missingPart' };
  }
  const weightOf = (i: number) => weights?.[i] ?? 1;
  return {
    numerator: values.reduce<number>((sum, value, i) => sum + weightOf(i) * (value ?? 0), 0),
    denominator: values.reduce<number>((sum, _, i) => sum + weightOf(i), 0),
    reason: null,
  };
}
