import type { CompiledAggregate, PlainCompiled } from '../catalogs/compiled.ts';
import type { Parts } from './value.ts';

/**
 * Sums of decimals as they come out on paper: 0.1 and 0.2 make 0.3, in whatever order and however
 * often they are added up. Means and quotients stay as they are.
 */

type Sums = Pick<Parts, 'numerator' | 'denominator'>;

/** Most decimals of a number that anybody reports, and most digits that are surely no noise. */
const decimals = 6;
const digits = 12;
/** How far from its decimals a sum of some thousand numbers can come, as a part of it. */
const noise = 1e-13;

/** A sum without binary noise; what has more decimals than anybody reports is left alone. */
export function asOnPaper(sum: number): number {
  const before = Math.max(1, Math.floor(Math.log10(Math.abs(sum) || 1)) + 1);
  const rounded = Number(sum.toFixed(Math.max(0, Math.min(decimals, digits - before))));
  return Math.abs(sum - rounded) <= noise * Math.abs(sum) ? rounded : sum;
}

/** The parts of a value, those that are sums of what was reported or counted as on paper. */
export function sumsOnPaper<Of extends Sums>(measure: PlainCompiled, parts: Of): Of {
  const { kind } = measure;
  if (kind !== 'sum' && kind !== 'count' && kind !== 'share' && kind !== 'ratio') return parts;
  const { numerator, denominator } = parts;
  const below = 'in' in measure ? measure.in : null;
  return {
    ...parts,
    numerator: numerator !== null && isSum(measure.of) ? asOnPaper(numerator) : numerator,
    denominator:
      denominator !== null && below && isSum(below) ? asOnPaper(denominator) : denominator,
  };
}

/** Whether an aggregate only adds up; a mean or a formula may divide. */
function isSum(source: CompiledAggregate): boolean {
  return (
    source.from === 'element' ||
    (source.from === 'rows' && (source.take === 'sum' || source.take === 'count'))
  );
}
