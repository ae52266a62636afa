import type { ValueRow } from './model.ts';
import type { NoValueReason } from './schema.ts';

/** Sums of the parts of all organizations that are in an indicator's value. */
export interface OrganizationSums {
  indicatorKey: string;
  part: string;
  numerator: number;
  denominator: number;
  n: number;
  base: number;
  /** Organizations in the value; of them those that a campaign asked. */
  reported: number;
  expectedReported: number;
  /** Organizations asked that the measure turned out not to be about. */
  expectedOutside: number;
  freshAt: string | null;
  /** Why the others are not in it. */
  reasons: NoValueReason[];
  distributions: [number, number][][];
}

/** The sums over rows at hand, as `sumOrganizations` takes them in the database. */
export function sumRows(rows: readonly ValueRow[]): OrganizationSums[] {
  const sums = new Map<string, OrganizationSums>();
  for (const row of rows) {
    const { indicatorKey, part, reason, listed, expected } = row;
    const key = `${indicatorKey}\n${part}`;
    const sum = sums.get(key) ?? {
      ...{ indicatorKey, part, numerator: 0, denominator: 0, n: 0, base: 0, reported: 0 },
      ...{ expectedReported: 0, expectedOutside: 0, freshAt: null, reasons: [], distributions: [] },
    };
    sums.set(key, sum);
    if (row.freshAt !== null && (sum.freshAt === null || sum.freshAt < row.freshAt)) {
      sum.freshAt = row.freshAt;
    }
    if (reason === 'notInPopulation' || listed === false) sum.expectedOutside += expected ?? 0;
    if (row.reported !== 1 || listed === false) {
      const outside = reason === 'notInPopulation' || listed === false;
      if (reason && !outside && !sum.reasons.includes(reason)) {
        sum.reasons.push(reason);
      }
      continue;
    }
    sum.numerator += row.numerator ?? 0;
    sum.denominator += row.denominator ?? 0;
    sum.n += row.n;
    sum.base += row.base;
    sum.reported += 1;
    sum.expectedReported += expected ?? 0;
    if (row.distribution) sum.distributions.push(row.distribution);
  }
  return [...sums.values()];
}
