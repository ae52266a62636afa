/** How often each value occurs, lowest first: the exact parts of a median, percentile, extreme. */
export type Distribution = readonly (readonly [value: number, count: number])[];

/** One distribution over everything that is in any of these. */
export function merge(all: Iterable<Distribution>): Distribution {
  const counts = new Map<number, number>();
  for (const one of all) {
    for (const [value, count] of one) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

/** Single values as a distribution. */
export function distributionOf(values: readonly number[]): Distribution {
  return merge(values.map((value) => [[value, 1]] as const));
}

/** How many values there are. */
function sizeOf(distribution: Distribution): number {
  return distribution.reduce((sum, [, count]) => sum + count, 0);
}

/** The value at a place in order, the lowest at 1. */
function at(distribution: Distribution, place: number): number | null {
  let seen = 0;
  for (const [value, count] of distribution) {
    seen += count;
    if (seen >= place) return value;
  }
  return null;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(distribution: Distribution): number | null {
  const size = sizeOf(distribution);
  const [low, high] = [at(distribution, Math.ceil(size / 2)), at(distribution, size / 2 + 0.5)];
  if (size === 0 || low === null || high === null) return null;
  return (low + high) / 2;
}

/** The value that `p` percent do not exceed, by nearest rank: always one of the values. */
export function percentile(distribution: Distribution, p: number): number | null {
  const size = sizeOf(distribution);
  // Binary noise in p · n must not lift a whole rank to the next.
  const rank = Math.ceil(Number(((p * size) / 100).toFixed(9)));
  return size === 0 ? null : at(distribution, Math.max(1, rank));
}

export function lowest(distribution: Distribution): number | null {
  return distribution[0]?.[0] ?? null;
}

export function highest(distribution: Distribution): number | null {
  return distribution.at(-1)?.[0] ?? null;
}
