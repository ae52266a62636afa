/** How many answers are enough, and how exact a share is that comes from them. */

/** Half of the answers: the share that is hardest to estimate. */
const worst = 0.25;

/** People needed of `all` for an error of at most `error` points at the confidence `z`, rounded up. */
export function sampleSize(all: number, error: number, z: number): number {
  const unlimited = (z ** 2 * worst) / (error / 100) ** 2;
  // Rounded at the sixth decimal first: 384.16 must not become 385 by binary noise alone.
  return Math.ceil(Number((unlimited / (1 + (unlimited - 1) / all)).toFixed(6)));
}

/** The error of a share in percentage points when `answered` of `all` have answered. */
export function sampleError(answered: number, all: number, z: number): number | null {
  if (answered <= 0 || answered > all) return null;
  if (answered === all) return 0;
  return 100 * z * Math.sqrt(worst / answered) * Math.sqrt((all - answered) / (all - 1));
}
