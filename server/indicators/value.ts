import type { CompiledAggregate, CompiledMeasure } from '../catalogs/measure.ts';
import type { ElementReading } from '../elements/model.ts';
import type { Tally } from './pipeline.ts';
import type { NoValueReason } from './schema.ts';

/** What is known about one aggregate for one organization. */
export type Fact =
  | { from: 'element'; reading: ElementReading | undefined }
  | { from: 'responses'; base: number; day: string | null; tally: Tally | undefined };

/** A value with its parts; `null` parts mean that the organization is not in the value. */
export interface Parts {
  numerator: number | null;
  denominator: number | null;
  n: number;
  base: number;
  reason: NoValueReason | null;
  freshAt: string | null;
}

/** Measures that an organization's own data gives (`external` reads its number as an element). */
export type OwnMeasure = Exclude<CompiledMeasure, { kind: 'index' }>;
type Kind = CompiledMeasure['kind'];

const dividing: readonly Kind[] = ['share', 'mean', 'presence', 'index'];

/**
 * The value from its parts, at every level alike: a share is 100 · Σ numerators / Σ denominators,
 * a mean Σ sums / Σ n, presence the part of those that have it, a sum or count its numerator.
 * A missing or zero denominator gives no value and the reason.
 */
export function valueFromParts(
  kind: Kind,
  numerator: number | null,
  denominator: number | null,
): { value: number | null; reason: NoValueReason | null } {
  if (numerator === null) return { value: null, reason: 'notReported' };
  if (!dividing.includes(kind)) return finite(numerator);
  if (denominator === null) return { value: null, reason: 'notReported' };
  if (denominator === 0) return { value: null, reason: 'zeroDenominator' };
  return finite((kind === 'share' ? 100 * numerator : numerator) / denominator);
}

/** Numbers near the end of the scale can overflow; a value is a number or it is none. */
function finite(value: number): { value: number | null; reason: NoValueReason | null } {
  return Number.isFinite(value)
    ? { value, reason: null }
    : { value: null, reason: 'zeroDenominator' };
}

/** One aggregate's number, the people or organizations behind it, or why there is none. */
interface Quantity {
  amount: number | null;
  n: number;
  base: number;
  reason: NoValueReason | null;
  freshAt: string | null;
}

function quantityOf(aggregate: CompiledAggregate, fact: Fact | undefined): Quantity {
  const none = { amount: null, n: 0, base: 0, reason: 'notReported', freshAt: null } as const;
  if (!fact) return none;
  if (fact.from === 'element') {
    const { reading } = fact;
    if (!reading) return none;
    const freshAt = reading.updatedAt.toISOString();
    if (reading.state !== 'value') return { ...none, reason: reading.state, freshAt };
    return { amount: Number(reading.value), n: 1, base: 1, reason: null, freshAt };
  }
  const { base, tally, day } = fact;
  if (!tally || base === 0) return none;
  const averaged = aggregate.from === 'responses' && aggregate.question !== null;
  const amount = averaged ? tally.sum : tally.n;
  return { amount, n: tally.n, base, reason: null, freshAt: day };
}

/** Computes the parts of one measure for one organization from its own facts. */
export function partsOf(
  measure: OwnMeasure,
  facts: (aggregate: CompiledAggregate) => Fact | undefined,
): Parts {
  switch (measure.kind) {
    case 'share': {
      const of = quantityOf(measure.of, facts(measure.of));
      const whole = quantityOf(measure.in, facts(measure.in));
      const missing = of.reason ?? whole.reason;
      const freshAt = newest(of.freshAt, whole.freshAt);
      if (missing) {
        return { numerator: null, denominator: null, n: 0, base: 0, reason: missing, freshAt };
      }
      const people = measure.in.from === 'responses' ? whole : { n: of.base, base: of.base };
      const [numerator, denominator] = [of.amount, whole.amount];
      return { numerator, denominator, n: people.n, base: people.base, reason: null, freshAt };
    }
    case 'mean':
    case 'presence': {
      const of = quantityOf(measure.of, facts(measure.of));
      return { ...single(of), denominator: of.amount === null ? null : of.n };
    }
    case 'count':
    case 'sum': {
      const of = quantityOf(measure.of, facts(measure.of));
      // A count tells about everybody who responded, not only about those it counts.
      return { ...single(of), n: measure.kind === 'count' ? of.base : of.n };
    }
    case 'external':
      return single(quantityOf(externalSource, facts(externalSource)));
  }
}

/** Stands for the number kept for an `external` indicator. */
const externalSource: CompiledAggregate = { from: 'element', element: '' };

function single({ amount, ...rest }: Quantity): Parts {
  return { ...rest, numerator: amount, denominator: null };
}

/** The later of two moments or days, both in ISO form. */
export function newest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Mean of other indicators' values; where one is missing there is none. */
export function indexValue(values: readonly (number | null)[]): {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  reason: NoValueReason | null;
} {
  const present = values.filter((value) => value !== null);
  if (present.length < values.length || values.length === 0) {
    return { value: null, numerator: null, denominator: null, reason: 'missingPart' };
  }
  const numerator = present.reduce((sum, value) => sum + value, 0);
  const denominator = present.length;
  return { numerator, denominator, ...valueFromParts('index', numerator, denominator) };
}
