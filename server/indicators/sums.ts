import type { ValueRow } from './model.ts';
import { newest } from './quantity.ts';
import type { NoValueReason } from './schema.ts';

/** Sums of the parts of all organizations that are in an indicator's value. */
export interface OrganizationSums {
  indicatorKey: string;
  part: string;
  numerator: number;
  denominator: number;
  n: number;
  base: number;
  others: number;
  /** Organizations in the value; of them those that a campaign asked. */
  reported: number;
  expectedReported: number;
  /** Organizations asked that answered: in the value, or told why they have none for it. */
  expectedAnswered: number;
  /** Organizations asked that the measure turned out not to be about. */
  expectedOutside: number;
  freshAt: string | null;
  /** Why the others are not in it. */
  reasons: NoValueReason[];
  distributions: [number, number][][];
}

/** Rows of one indicator and part that count alike, their parts summed up. */
export interface AlikeRows extends Pick<
  ValueRow,
  'indicatorKey' | 'part' | 'reported' | 'listed' | 'reason' | 'freshAt'
> {
  /** How many rows. */
  count: number;
  numerator: number;
  denominator: number;
  n: number;
  base: number;
  others: number;
  expected: number;
  distributions: readonly (ValueRow['distribution'] | undefined)[];
}

/** Why one that did answer has no number. */
const answers: ReadonlySet<NoValueReason> = new Set([
  ...(['absent', 'notApplicable', 'notInPopulation', 'zeroDenominator'] as const),
]);

/** Whether one whose value is missing for this reason, or is not, has answered: no gap is left. */
export function hasAnswered(reason: NoValueReason | null): boolean {
  return reason === null || answers.has(reason);
}

/** Says of rows that count alike what is in the value and what is outside. */
export function sumAlike(all: Iterable<AlikeRows>): OrganizationSums[] {
  const sums = new Map<string, OrganizationSums>();
  for (const alike of all) {
    const { indicatorKey, part, reason, expected } = alike;
    const sum = sumOf(sums, indicatorKey, part);
    sum.freshAt = newest(sum.freshAt, alike.freshAt);
    const outside = reason === 'notInPopulation' || alike.listed === false;
    if (outside) sum.expectedOutside += expected;
    else if (hasAnswered(reason)) sum.expectedAnswered += expected;
    if (alike.reported !== 1 || alike.listed === false) {
      if (reason && !outside && !sum.reasons.includes(reason)) sum.reasons.push(reason);
      continue;
    }
    sum.numerator += alike.numerator;
    sum.denominator += alike.denominator;
    sum.n += alike.n;
    sum.base += alike.base;
    sum.others += alike.others;
    sum.reported += alike.count;
    sum.expectedReported += expected;
    for (const one of alike.distributions) if (one) sum.distributions.push(one);
  }
  return [...sums.values()];
}

function sumOf(sums: Map<string, OrganizationSums>, indicatorKey: string, part: string) {
  const key = `${indicatorKey}\n${part}`;
  const known = sums.get(key) ?? {
    ...{ indicatorKey, part, numerator: 0, denominator: 0, n: 0, base: 0, others: 0 },
    ...{
      reported: 0,
      expectedReported: 0,
      expectedAnswered: 0,
      expectedOutside: 0,
      freshAt: null,
      reasons: [],
      distributions: [],
    },
  };
  sums.set(key, known);
  return known;
}

/** The sums over rows at hand, as `sumOrganizations` takes them in the database. */
export function sumRows(rows: readonly ValueRow[]): OrganizationSums[] {
  return sumAlike(
    rows.map((row) => ({
      ...row,
      count: 1,
      numerator: row.numerator ?? 0,
      denominator: row.denominator ?? 0,
      others: row.others ?? 0,
      expected: row.expected ?? 0,
      distributions: [row.distribution],
    })),
  );
}

/** The sums over some organizations and over others, together. */
export function addSums(all: readonly OrganizationSums[]): OrganizationSums[] {
  const sums = new Map<string, OrganizationSums>();
  for (const one of all) {
    const sum = sumOf(sums, one.indicatorKey, one.part);
    sum.numerator += one.numerator;
    sum.denominator += one.denominator;
    sum.n += one.n;
    sum.base += one.base;
    sum.others += one.others;
    sum.reported += one.reported;
    sum.expectedReported += one.expectedReported;
    sum.expectedAnswered += one.expectedAnswered;
    sum.expectedOutside += one.expectedOutside;
    sum.freshAt = newest(sum.freshAt, one.freshAt);
    sum.reasons = [...new Set([...sum.reasons, ...one.reasons])];
    sum.distributions.push(...one.distributions);
  }
  return [...sums.values()];
}
