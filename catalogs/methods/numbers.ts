/** Arithmetic that the methods share. None of it ever gives NaN or Infinity. */

/**
 * Takes binary noise off a number, so that results which are equal on paper are equal here too;
 * what is no finite number becomes null.
 */
export function tidy(x: number): number | null {
  return Number.isFinite(x) ? Number(x.toPrecision(12)) + 0 : null;
}

/** Adds from the least up, so that the order of organizations never shows in the last digit. */
export function sum(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((total, x) => total + x, 0);
}

/** The same of what may be missing. */
export function tidied(x: number | null | undefined): number | null {
  return x === null || x === undefined ? null : tidy(x);
}

/** What is taken keeps two digits more than results do, so that nothing of them is lost on the way. */
export function withoutNoise(x: number | null): number | null {
  return x === null || !Number.isFinite(x) ? null : Number(x.toPrecision(14)) + 0;
}

/** A number that is none where it is not finite; not rounded, for what is worked on further. */
export function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}

/**
 * The mean of numbers that is worked on further. Rounded at each step, results that are equal on
 * paper would come apart: a third as the mean of 1, 0, 0 and as that of 1/6, 1/6, 2/3. Null of nothing.
 */
export function rawMean(values: readonly number[]): number | null {
  return values.length > 0 ? finite(sum(values) / values.length) : null;
}

/** The mean as a result. Null of nothing. */
export function mean(values: readonly number[]): number | null {
  return tidied(rawMean(values));
}

/** The mean of the values there are, each by its weight. */
export function weightedMean(values: readonly { value: number; weight: number }[]): number | null {
  const weights = values.reduce((total, { weight }) => total + weight, 0);
  if (weights <= 0) return null;
  return tidy(values.reduce((total, { value, weight }) => total + value * weight, 0) / weights);
}

/** Of the whole population, not of a sample. */
export function deviation(values: readonly number[]): number | null {
  const middle = rawMean(values);
  if (middle === null) return null;
  const squares = rawMean(values.map((x) => (x - middle) ** 2));
  return tidied(squares === null ? null : Math.sqrt(squares));
}

/** Half of the two middle values where their number is even. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

/** The value that `p` percent do not exceed, by nearest rank. */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil((p * sorted.length) / 100)) - 1] ?? null;
}

/** Places from 1 on; equal numbers share a place and the next one is skipped: 1, 2, 2, 4. */
export function places(values: readonly (number | null)[], first: 'greatest' | 'least') {
  const sign = first === 'greatest' ? -1 : 1;
  const sorted = values.filter((x) => x !== null).toSorted((a, b) => sign * (a - b));
  const place = new Map<number, number>();
  sorted.forEach((x, i) => {
    if (!place.has(x)) place.set(x, i + 1);
  });
  return values.map((x) => (x === null ? null : (place.get(x) ?? null)));
}

/** `of` is at least `percent` of `all`, compared without dividing: 9 of 30 is 30 %. */
export function reachesShare(of: number, all: number, percent: number): boolean {
  return 100 * of >= percent * all;
}

/** A percent that is worked on further, or null of nobody. */
export function rawPercentOf(of: number, all: number): number | null {
  return all > 0 ? finite((100 * of) / all) : null;
}

/** A percent as a result, or null of nobody. */
export function percentOf(of: number, all: number): number | null {
  return tidied(rawPercentOf(of, all));
}
