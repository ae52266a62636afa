/** Hard violations stand before every soft one. */
const hardFirst = 1000;

/**
 * Where a violation stands in the list: by how many times it is beyond what is allowed.
 * @param off what it is off by
 * @param allowed what it may be off by; at least one unit
 */
export function rankOf(severity: 'hard' | 'soft', off: number, allowed: number): number {
  const times = Math.min(hardFirst - 1, Math.abs(off) / Math.max(1, Math.abs(allowed)));
  return Number((times + (severity === 'hard' ? hardFirst : 0)).toFixed(3));
}
