export interface Bin {
  from: number;
  /** Up to and, but for the last, without it; equal to `from` where the bin is one value. */
  to: number;
  count: number;
}

/** More values than this are put together into bins. */
const mostValues = 12;
const mostBins = 10;

/** The smallest of 1, 2, 5, 10, 20, 50 … that is not below the number. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].find((one) => one * power >= least - Number.EPSILON) ?? 10;
  return step * power;
}

/**
 * Puts numbers together so that their spread can be seen: each value by itself while there are
 * few, else at most ten bins of a round width, empty ones between them too.
 */
export function binNumbers(counts: readonly (readonly [value: number, count: number])[]): Bin[] {
  const values = counts.filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b);
  const [first, last] = [values[0]?.[0], values.at(-1)?.[0]];
  if (first === undefined || last === undefined) return [];
  if (values.length <= mostValues) {
    return values.map(([value, count]) => ({ from: value, to: value, count }));
  }
  const step = roundStep((last - first) / (mostBins - 1));
  const start = Math.floor(first / step) * step;
  const bins: Bin[] = [];
  // Multiplied, not added up: 0.1 ten times is not 1.
  const edge = (i: number) => Number((start + i * step).toPrecision(12));
  for (let i = 0; edge(i) <= last; i += 1) {
    const [from, to] = [edge(i), edge(i + 1)];
    const inside = values.filter(([value]) => value >= from && value < to);
    bins.push({ from, to, count: inside.reduce((sum, [, count]) => sum + count, 0) });
  }
  return bins;
}
