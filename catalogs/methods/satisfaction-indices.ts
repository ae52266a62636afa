import { headOf, shareOf } from './data.ts';
import type { InputDescription, Observation } from './method.ts';
import { finite, rawMean, rawPercentOf, sum } from './numbers.ts';

/** Each index of satisfaction over the answers of some organizations: of one, or of all. Not rounded. */

/** All observations of an input among the organizations looked at. */
type All = (input: string) => readonly Observation[];
type Index = (all: All, inputs: readonly InputDescription[]) => number | null;

/** People are added where they are known; percents alone give their mean. */
function percent(all: All, input: string): number | null {
  const shares = all(input).flatMap((one) => shareOf(one) ?? []);
  const people = shares.filter(({ byPercent }) => !byPercent);
  if (people.length > 0) {
    return rawPercentOf(sum(people.map(({ of }) => of)), sum(people.map((one) => one.all)));
  }
  return rawMean(shares.map(({ of }) => of));
}

/** The mean of answers: sums over numbers of answers where known, else the mean of means. */
function meanOf(all: All, input: string): number | null {
  const people = all(input).flatMap(({ numerator, denominator }) =>
    numerator !== null && denominator !== null && denominator > 0
      ? [{ numerator, denominator }]
      : [],
  );
  if (people.length > 0) {
    return finite(
      sum(people.map(({ numerator }) => numerator)) /
        sum(people.map(({ denominator }) => denominator)),
    );
  }
  return rawMean(all(input).flatMap(({ value }) => value ?? []));
}

const difference = (a: number | null, b: number | null) =>
  a === null || b === null ? null : a - b;

/** The part of a name after the stroke, for inputs that come in pairs. */
const tail = (name: string) => name.slice(name.indexOf('/') + 1);
const namesOf = (inputs: readonly InputDescription[], head: string) =>
  inputs.map(({ name }) => name).filter((name) => headOf(name) === head && name !== head);

export const indices: Record<string, Index> = {
  csat: (all) => percent(all, 'satisfied'),
  mean: (all) => meanOf(all, 'mean'),
  balance: (all) => difference(percent(all, 'satisfied'), percent(all, 'dissatisfied')),
  'from-zero': (all) => {
    const score = meanOf(all, 'mean');
    return score === null ? null : ((score - 1) / 4) * 100;
  },
  nps: (all) => difference(percent(all, 'promoters'), percent(all, 'detractors')),
  csi: (all, inputs) => {
    const pairs = namesOf(inputs, 'rating').flatMap((name) => {
      const rating = meanOf(all, name);
      const importance = meanOf(all, `importance/${tail(name)}`);
      return rating === null || importance === null ? [] : [{ rating, importance }];
    });
    const weights = sum(pairs.map(({ importance }) => importance));
    const total = sum(pairs.map(({ rating, importance }) => rating * importance));
    return finite((total / weights / 5) * 100);
  },
  factors: (all, inputs) =>
    rawMean(namesOf(inputs, 'factor').flatMap((name) => meanOf(all, name) ?? [])),
  stepanov: (all) => meanOf(all, 'mean'),
};
