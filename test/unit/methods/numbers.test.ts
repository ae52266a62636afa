import { describe, expect, it } from 'vitest';
import {
  deviation,
  mean,
  median,
  percentile,
  percentOf,
  places,
  reachesShare,
  sum,
  tidy,
  weightedMean,
} from '../../../catalogs/methods/numbers.ts';

describe('the arithmetic of methods', () => {
  it('takes off binary noise, and minus zero, and what is no number', () => {
    expect(tidy(0.1 + 0.2)).toBe(0.3);
    expect(tidy(-0)).toBe(0);
    expect([tidy(NaN), tidy(Infinity), tidy(-Infinity)]).toEqual([null, null, null]);
  });

  it('adds the same in any order', () => {
    const values = [1e16, 1, -1e16, 1];
    expect(sum(values.toReversed())).toBe(sum(values));
    expect(sum([1, 1, 1e16, -1e16])).toBe(sum(values));
  });

  it('has no mean, middle or spread of nothing', () => {
    expect([mean([]), median([]), deviation([]), percentile([], 25)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(weightedMean([])).toBeNull();
    expect(percentOf(0, 0)).toBeNull();
  });

  it('finds the middle and the quartiles', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(percentile([4, 1, 2, 3], 25)).toBe(1);
    expect(percentile([5, 4, 1, 2, 3], 25)).toBe(2);
    expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
  });

  it('shares places and skips the next', () => {
    expect(places([5, null, 7, 5, 1], 'greatest')).toEqual([2, null, 1, 2, 4]);
    expect(places([5, null, 7, 5, 1], 'least')).toEqual([2, null, 4, 2, 1]);
  });

  it('compares shares by people', () => {
    expect(reachesShare(9, 30, 30)).toBe(true);
    expect(reachesShare(61, 205, 30)).toBe(false);
  });
});
