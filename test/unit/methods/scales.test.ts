import { describe, expect, it } from 'vitest';
import { deficitProfile } from '../../../catalogs/methods/deficit-profile.ts';
import { mechanismIndex } from '../../../catalogs/methods/mechanism-index.ts';
import { preschoolQuality } from '../../../catalogs/methods/preschool-quality.ts';
import { satisfaction } from '../../../catalogs/methods/satisfaction.ts';
import { runOn, type Amount } from './set.ts';

describe('quality of preschool education', () => {
  it('goes from codes to areas, groups and the kindergarten, the whole’s own codes once', () => {
    const run = runOn(preschoolQuality, {
      values: {
        A: {
          '3/3.1#first': 2,
          '3/3.2#first': 4,
          '3/3.1#second': 5,
          '3/3.2#second': null,
          '5/5.3#first': 3,
          '5/5.3#second': 4,
          '5/5.5': 1,
        },
      },
    });
    // First: areas 3 and 2, so 2.5. Second: areas 5 and 2.5, so 3.75.
    expect(run.scores.A).toBe(3.125);
    expect(run.one('A').numbers).toEqual({
      'area:3': 4,
      'area:5': 2.25,
      groups: 2,
      reached: 1,
    });
    expect(run.groups.A).toBe('level-3');
  });

  it('has only codes of the whole where no group was seen', () => {
    const run = runOn(preschoolQuality, { values: { A: { '2/2.1': 4, '5/5.5': 3 }, B: {} } });
    expect(run.scores).toEqual({ A: 3.5, B: null });
    expect(run.one('B').marks).toEqual(['no-data']);
    expect(run.one('A').numbers.groups).toBe(0);
  });

  it.each([
    [2.99, 'level-2', 0],
    [3, 'level-3', 1],
    [5, 'level-5', 1],
    [1, 'level-1', 0],
  ])('%d is %s', (score, level, reached) => {
    const run = runOn(preschoolQuality, { values: { A: { '1/1.1': score } } });
    expect(run.groups.A).toBe(level);
    expect(run.one('A').numbers.reached).toBe(reached);
  });

  it('can name the nearest level, and another base', () => {
    const values = { A: { '1/1.1': 2.6 } };
    expect(runOn(preschoolQuality, { values, settings: { words: 'nearest' } }).groups.A).toBe(
      'level-3',
    );
    const base = runOn(preschoolQuality, { values, settings: { base: 2.6 } });
    expect(base.one('A').numbers.reached).toBe(1);
  });

  it('gives the municipality shares at the base, of each area too', () => {
    const run = runOn(preschoolQuality, {
      values: {
        A: { '1/1.1': 3, '2/2.1': 5 },
        B: { '1/1.1': 2, '2/2.1': 3 },
        C: { '1/1.1': 9, '2/2.1': 2 },
      },
    });
    expect(run.result.numbers).toEqual({
      score: 2.83333333333,
      reached: 33.3333333333,
      'area:1': 2.5,
      'reached:1': 50,
      'area:2': 3.33333333333,
      'reached:2': 66.6666666667,
    });
    expect(run.one('C').marks).toEqual(['area-missing', 'outside-scale']);
  });
});

describe('profile of deficits', () => {
  it('orders the blocks below the border from the weakest', () => {
    const run = runOn(deficitProfile, {
      values: { A: { subject: [11, 20], method: [8, 20], digital: [11, 20], law: [18, 20] } },
    });
    expect(run.one('A')).toMatchObject({
      score: 60,
      group: 'deficit',
      numbers: {
        'percent:subject': 55,
        'order:method': 1,
        'order:subject': 2,
        'order:digital': 2,
        'order:law': null,
        below: 3,
      },
    });
  });

  it.each([
    [59.9, 'deficit'],
    [60, 'base'],
    [79.9, 'base'],
    [80, 'high'],
  ])('a weakest block of %d is %s', (percent, group) => {
    expect(runOn(deficitProfile, { values: { A: { x: percent, y: 100 } } }).groups.A).toBe(group);
  });

  it('takes no missing block for a zero', () => {
    const run = runOn(deficitProfile, {
      values: { A: { x: 90, y: null }, B: { x: [0, 0] } },
      settings: { base: 50, high: 90 },
    });
    expect(run.groups).toEqual({ A: 'high', B: null });
    expect(run.one('A').marks).toEqual(['missing-input', 'alone']);
    expect(run.one('B').marks).toEqual(['no-data']);
    expect(run.result.numbers).toEqual({ score: 90, 'percent:x': 90, 'percent:y': null });
  });
});

describe('satisfaction', () => {
  const of = (index: string, values: Record<string, Amount>, settings = {}) =>
    runOn(satisfaction, { values: { A: values }, settings: { index, ...settings } }).one('A');

  it.each<[string, Record<string, Amount>, number | null]>([
    ['csat', { satisfied: [30, 40] }, 75],
    ['csat', { satisfied: [0, 0] }, null],
    ['mean', { mean: 4.2 }, 4.2],
    ['from-zero', { mean: 4.2 }, 80],
    ['balance', { satisfied: [30, 40], dissatisfied: [4, 40] }, 65],
    ['balance', { satisfied: [30, 40] }, null],
    ['nps', { promoters: [50, 100], detractors: [20, 100] }, 30],
    ['csi', { 'rating/x': 4, 'importance/x': 5, 'rating/y': 2, 'importance/y': 3 }, 65],
    ['csi', { 'rating/x': 4 }, null],
    ['factors', { 'factor/x': 0.5, 'factor/y': 0.9 }, 0.7],
    ['stepanov', { mean: 3 }, 3],
  ])('%s of %j is %s', (index, values, score) => {
    expect(of(index, values).score).toBe(score);
  });

  it.each([
    [0.404, 'low'],
    [0.405, 'medium'],
    [0.704, 'medium'],
    [0.705, 'high'],
  ])('factors: %d has no gap to fall into, it is %s', (x, group) => {
    expect(of('factors', { 'factor/x': x }).group).toBe(group);
  });

  it.each([
    [1.99, 'low'],
    [2, 'medium'],
    [2.99, 'medium'],
    [3, 'high'],
  ])('stepanov: %d is %s', (x, group) => {
    expect(of('stepanov', { mean: x }).group).toBe(group);
  });

  it('goes by its own borders', () => {
    const factors = { 'factor-low': 0.2, 'factor-medium': 0.3 };
    expect(of('factors', { 'factor/x': 0.35 }, factors).group).toBe('high');
    expect(of('factors', { 'factor/x': 0.25 }, factors).group).toBe('medium');
    const stepanov = { 'stepanov-medium': 1, 'stepanov-high': 2 };
    expect(of('stepanov', { mean: 2 }, stepanov).group).toBe('high');
    expect(of('stepanov', { mean: 1 }, stepanov).group).toBe('medium');
    expect(of('csat', { satisfied: [1, 2] }).group).toBeNull();
  });

  it('says how many answers are enough and how exact they are', () => {
    const one = of('csat', { satisfied: [200, 217], coverage: [217, 500] });
    expect(one.numbers['sample-needed']).toBe(218);
    expect(one.numbers['sample-error']?.toFixed(2)).toBe('5.01');
    expect(one.marks).toEqual(['sample-small', 'alone']);
    const enough = of('csat', { satisfied: [200, 218], coverage: [218, 500] });
    expect(enough.marks).toEqual(['alone']);
    const all = of('csat', { satisfied: [5, 5], coverage: [5, 5] });
    expect(all.numbers).toEqual({ 'sample-needed': 5, 'sample-error': 0 });
    const rough = of('csat', { coverage: [10, 500] }, { error: 10, confidence: 1.645 });
    expect(rough.numbers['sample-needed']).toBe(60);
  });

  it('adds answers for the municipality', () => {
    const run = runOn(satisfaction, {
      values: { A: { satisfied: [9, 10] }, B: { satisfied: [10, 90] } },
    });
    expect(run.result.numbers.score).toBe(19);
    expect(run.ranks).toEqual({ A: 1, B: 2 });
  });
});

describe('index of mechanisms', () => {
  const spassk = (percents: readonly number[]) => ({
    A: Object.fromEntries(percents.map((x, i) => [`block/d${String(i)}`, x])),
  });

  it.each([
    [[79, 86, 35, 41], 60.25, '60'],
    [[77, 45, 57, 92], 67.75, '68'],
  ])('gives Spassk’s blocks of 2021: %j', (percents, exact, published) => {
    const run = runOn(mechanismIndex, { values: spassk(percents) });
    expect(run.scores.A).toBe(exact);
    expect(run.one('A').numbers['block:block']).toBe(exact);
    expect(run.scores.A?.toFixed(0)).toBe(published);
  });

  it('can take the ratio of sums, where points are known', () => {
    const values = { A: { x: [1, 2] as const, y: [9, 10] as const } };
    expect(runOn(mechanismIndex, { values }).scores.A).toBe(70);
    const sums = { summary: 'sums' };
    expect(runOn(mechanismIndex, { values, settings: sums }).scores.A).toBe(83.3333333333);
    const percents = runOn(mechanismIndex, { values: { A: { x: 50 } }, settings: sums });
    expect(percents.scores.A).toBeNull();
    expect(percents.one('A').marks).toEqual(['no-points']);
  });

  it.each([
    [49.9, 'low'],
    [50, 'middle'],
    [74.9, 'middle'],
    [75, 'high'],
  ])('%d is in the %s zone', (x, group) => {
    expect(runOn(mechanismIndex, { values: { A: { x } } }).groups.A).toBe(group);
  });

  it('goes by its own zones and leaves out what is missing', () => {
    const run = runOn(mechanismIndex, {
      values: { A: { x: 40, y: null }, B: {} },
      settings: { low: 30, high: 40 },
    });
    expect(run.groups).toEqual({ A: 'high', B: null });
    expect(run.each(({ marks }) => marks)).toEqual({
      A: ['missing-input', 'alone'],
      B: ['no-data'],
    });
  });
});
