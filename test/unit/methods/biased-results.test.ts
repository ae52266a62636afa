import { describe, expect, it } from 'vitest';
import { biasedResults } from '../../../catalogs/methods/biased-results.ts';
import { medalConfirmation } from '../../../catalogs/methods/medal-confirmation.ts';
import { runOn, type Amount } from './set.ts';

const signOf = (id: string, values: Record<string, Amount>, settings = {}) =>
  runOn(biasedResults, { values: { A: values }, settings }).one('A').numbers[id];

describe('signs of biased results', () => {
  // 25 pupils, deviation 10: the error is 2, so 1.96 errors above 50 is 53.92.
  it.each([
    [[1348, 25], 0],
    [[1349, 25], 1],
  ] as const)('M1: a mean of %j against 50', (sum, expected) => {
    const [total, n] = sum;
    const set = runOn(biasedResults, {
      values: { A: { expected: 50, spread: 10 } },
      inputs: { mean: {} },
    });
    expect(set.one('A').numbers.m1).toBeNull();
    const observation = { organizationId: 'A', input: 'mean', back: 0, part: '' };
    const result = biasedResults.run({
      organizations: [{ id: 'A', cluster: '' }],
      inputs: ['mean', 'expected', 'spread'].map((name) => ({
        name,
        polarity: 'up',
        weight: 1,
        norm: null,
      })),
      observations: [
        { ...observation, value: total / n, numerator: total, denominator: n },
        { ...observation, input: 'expected', value: 50, numerator: null, denominator: null },
        { ...observation, input: 'spread', value: 10, numerator: null, denominator: null },
      ],
      memberships: [],
      years: 1,
      settings: {},
    });
    expect(result.organizations[0]?.numbers.m1).toBe(expected);
  });

  it('M1: takes the mean of the other schools where nothing else is expected', () => {
    const set = (mean: number) =>
      runOn(biasedResults, {
        values: {
          A: { mean: [mean, 100], spread: 1 },
          B: { mean: [40, 100], spread: 1 },
          C: { mean: [44, 100], spread: 1 },
        },
      });
    expect(set(42).one('A').numbers.m1).toBe(0);
    expect(set(43).one('A').numbers.m1).toBe(1);
  });

  it('M2: more than 30 % raised or lowered, not 30 % itself', () => {
    expect(signOf('m2', { raised: [30, 100], lowered: [1, 100] })).toBe(0);
    expect(signOf('m2', { raised: [31, 100], lowered: [1, 100] })).toBe(1);
    expect(signOf('m2', { raised: [1, 100], lowered: [31, 100] })).toBe(1);
    const raised = { 'changed-side': 'raised' };
    expect(signOf('m2', { raised: [1, 100], lowered: [31, 100] }, raised)).toBe(0);
    expect(signOf('m2', { raised: [0, 0] })).toBeNull();
  });

  it('M3: fell by more than two deviations beyond the others', () => {
    const set = (fall: number) =>
      runOn(biasedResults, {
        values: { A: { fall }, B: { fall: 1 }, C: { fall: 3 }, D: { fall: 5 } },
      }).one('A').numbers.m3;
    // The others: mean 3, deviation 1.63299.
    expect(set(6.2)).toBe(0);
    expect(set(6.3)).toBe(1);
    const two = { A: { fall: 50 }, B: { fall: 1 }, C: { fall: 3 } };
    expect(runOn(biasedResults, { values: two }).one('A').numbers.m3).toBeNull();
    const settings = { 'least-peers': 2 };
    expect(runOn(biasedResults, { values: two, settings }).one('A').numbers.m3).toBe(1);
    const rose = { A: { fall: -1 }, B: { fall: -8 }, C: { fall: -9 }, D: { fall: -10 } };
    expect(runOn(biasedResults, { values: rose }).one('A').numbers.m3).toBe(0);
    expect(signOf('m3', { fall: 50, 'expected-fall': 1 })).toBeNull();
  });

  it('M4: easy tasks worse and hard ones better', () => {
    const expected = { 'expected-easy': 80, 'expected-hard': 20 };
    expect(signOf('m4', { easy: 70, hard: 30, ...expected })).toBe(1);
    expect(signOf('m4', { easy: 70, hard: 20, ...expected })).toBe(0);
    expect(signOf('m4', { easy: 85, hard: 30, ...expected })).toBe(0);
    expect(signOf('m4', { easy: 70, hard: 30, ...expected }, { 'easy-gap': 10 })).toBe(0);
    expect(signOf('m4', { easy: 70, hard: 30, ...expected }, { 'hard-gap': 10 })).toBe(0);
    expect(signOf('m4', { easy: 70, hard: null, ...expected })).toBeNull();
  });

  it('M5: a peak at the border of a mark', () => {
    expect(signOf('m5', { 'at-border': 20, 'below-border': 10, 'above-border': 10 })).toBe(0);
    expect(signOf('m5', { 'at-border': 21, 'below-border': 10, 'above-border': 10 })).toBe(1);
    expect(signOf('m5', { 'at-border': 4, 'below-border': 0, 'above-border': 0 })).toBe(0);
    expect(signOf('m5', { 'at-border': 5, 'below-border': 0, 'above-border': 0 })).toBe(1);
    const ratio = { 'border-ratio': 3 };
    expect(signOf('m5', { 'at-border': 21, 'below-border': 10, 'above-border': 10 }, ratio)).toBe(
      0,
    );
  });

  const two = {
    'raised#maths': [40, 100],
    'raised#rus': [1, 100],
    'at-border#rus': 30,
    'below-border#rus': 1,
    'above-border#rus': 1,
  } as const;

  it('counts signs over subjects and lists schools', () => {
    const run = runOn(biasedResults, { values: { A: two, B: { 'raised#rus': [1, 9] }, C: {} } });
    expect(run.scores).toEqual({ A: 2, B: 0, C: null });
    expect(run.groups).toEqual({ A: 'signs', B: 'no-signs', C: null });
    expect(run.one('A').numbers.assessed).toBe(2);
    expect(run.each(({ marks }) => marks)).toEqual({
      A: ['partly-assessed'],
      B: ['partly-assessed'],
      C: ['no-data'],
    });
    expect(run.result.numbers).toEqual({ score: 50, listed: 1 });
  });

  it('leaves out signs that are switched off and lists from as many as set', () => {
    const off = runOn(biasedResults, { values: { A: two }, settings: { m5: false } });
    expect(off.one('A')).toMatchObject({ score: 1, numbers: { m5: null } });
    const three = runOn(biasedResults, { values: { A: two }, settings: { 'least-signs': 3 } });
    expect(three.groups.A).toBe('no-signs');
  });
});

describe('medal claimants', () => {
  it('adds people, not percents', () => {
    const run = runOn(medalConfirmation, {
      values: { A: { reached: [3, 4] }, B: { reached: [1, 1] }, C: { reached: [0, 0] }, D: {} },
    });
    expect(run.scores).toEqual({ A: 75, B: 100, C: null, D: null });
    expect(run.groups).toEqual({ A: 'unconfirmed', B: 'confirmed', C: null, D: null });
    expect(run.one('A').numbers).toEqual({ unconfirmed: 25, claimants: 4, reached: 3 });
    expect(run.one('D').marks).toEqual(['no-data']);
    expect(run.result.numbers).toEqual({ score: 80, unconfirmed: 20, claimants: 5 });
  });

  it('says which school has no claimants, and lists below the border set', () => {
    const run = runOn(medalConfirmation, {
      values: { A: { reached: [3, 4] }, C: { reached: [0, 0] } },
      settings: { 'least-confirmed': 75 },
    });
    expect(run.groups).toEqual({ A: 'confirmed', C: null });
    expect(run.one('C').marks).toEqual(['no-claimants']);
  });
});
