import { describe, expect, it } from 'vitest';
import { overlay } from '../../../catalogs/methods/overlay.ts';
import { quarter } from '../../../catalogs/methods/quarter.ts';
import { ranking } from '../../../catalogs/methods/ranking.ts';
import { threeGroups } from '../../../catalogs/methods/three-groups.ts';
import { runOn, type Amount } from './set.ts';

/** Eight schools with one value each: a quarter of them is two. */
const eight = (numbers: readonly (number | null)[]) =>
  Object.fromEntries(numbers.map((x, i) => ['ABCDEFGH'[i] ?? '', { value: x }]));

const listed = (groups: Record<string, string | null>, group: string) =>
  Object.keys(groups)
    .filter((id) => groups[id] === group)
    .join('');

describe('ranking', () => {
  it('shares places, skips the next and cuts quarters by places', () => {
    const run = runOn(ranking, { values: eight([9, 7, 7, 5, 4, 3, 2, 1]) });
    expect(Object.values(run.ranks)).toEqual([1, 2, 2, 4, 5, 6, 7, 8]);
    expect(Object.values(run.groups)).toEqual([
      'first-quarter',
      'first-quarter',
      'first-quarter',
      'second-quarter',
      'third-quarter',
      'third-quarter',
      'last-quarter',
      'last-quarter',
    ]);
    expect(run.one('B').marks).toEqual(['tie']);
    expect(run.result.numbers).toEqual({
      score: 4.75,
      median: 4.5,
      'lower-quartile': 2,
      'upper-quartile': 7,
      risen: null,
      fallen: null,
    });
  });

  it('puts the least first where less is better, or where it is told to', () => {
    const values = { A: { value: 1 }, B: { value: 2 } };
    expect(runOn(ranking, { values, inputs: { value: { polarity: 'down' } } }).ranks).toEqual({
      A: 1,
      B: 2,
    });
    expect(runOn(ranking, { values, settings: { order: 'least-first' } }).ranks.A).toBe(1);
    expect(runOn(ranking, { values }).ranks.A).toBe(2);
  });

  it('compares places of two years, never indices', () => {
    const run = runOn(ranking, {
      values: { A: { value: 3, 'value@1': 1 }, B: { value: 2, 'value@1': 5 }, C: { value: 1 } },
      years: 2,
    });
    expect(run.one('A').numbers).toEqual({ of: 3, 'rank-before': 2, shift: 1 });
    expect(run.one('B').numbers).toMatchObject({ shift: -1 });
    expect(run.one('C').numbers).toMatchObject({ 'rank-before': null, shift: null });
    expect(run.result.numbers).toMatchObject({ risen: 1, fallen: 1 });
    const first = runOn(ranking, { values: { A: { value: 3 }, B: { value: 2 } }, years: 2 });
    expect(first.result.numbers).toMatchObject({ risen: null, fallen: null });
  });

  it('gives no place without a value and no quarters of three', () => {
    const run = runOn(ranking, {
      values: { A: { value: 1 }, B: { value: null }, C: { value: 2 } },
    });
    expect(run.ranks).toEqual({ A: 2, B: null, C: 1 });
    expect(run.groups).toEqual({ A: null, B: null, C: null });
    expect(run.result.marks).toEqual(['too-few']);
  });

  it('cuts into quarters from as many as the setting says', () => {
    const values = eight([9, 7, 6, 5]);
    expect(Object.values(runOn(ranking, { values }).groups)).not.toContain(null);
    const run = runOn(ranking, { values, settings: { least: 5 } });
    expect(Object.values(run.groups)).toEqual([null, null, null, null]);
    expect(Object.values(run.ranks)).toEqual([1, 2, 3, 4]);
    expect(run.result.marks).toEqual(['too-few']);
  });

  it('ranks the score of another list', () => {
    const run = runOn(ranking, { lists: { results: { A: 0.2, B: 0.9 } } });
    expect(run.ranks).toEqual({ A: 2, B: 1 });
  });
});

describe('quarter', () => {
  const steady = { years: 3, settings: { names: 'results' } };
  /** Values of this year, a year ago, two years ago. */
  const three = (rows: Record<string, readonly Amount[]>) =>
    Object.fromEntries(
      Object.entries(rows).map(([id, years]) => [
        id,
        Object.fromEntries(years.map((x, back) => [`value@${String(back)}`, x])),
      ]),
    );

  it('lists those in the lowest quarter in all three years', () => {
    const run = runOn(quarter, {
      ...steady,
      values: three({ A: [1, 1, 1], B: [2, 9, 9], C: [3, 3, 3], D: [4, 4, 4] }),
    });
    expect(run.groups).toEqual({
      A: 'steadily-low',
      B: 'not-low',
      C: 'not-low',
      D: 'not-low',
    });
    const some = runOn(quarter, {
      ...steady,
      values: three({ A: [1, 9, 1], B: [2, 1, 9], C: [3, 3, 3], D: [4, 4, 4] }),
    });
    expect(some.groups).toMatchObject({ A: 'low-some-years', B: 'low-some-years' });
    expect(some.one('A').numbers).toMatchObject({ 'years-in': 2, 'in:0': 1, 'in:1': 0 });
    expect(some.result.numbers.score).toBe(0);
  });

  it('takes all who are equal at the border', () => {
    const run = runOn(quarter, { values: eight([1, 2, 2, 2, 5, 6, 7, 8]) });
    expect(listed(run.groups, 'always')).toBe('ABCD');
    expect(run.result.marks).toEqual(['border-tie']);
    expect(run.one('A').marks).toEqual([]);
    expect(run.one('D').marks).toEqual(['border-tie']);
    expect(run.result.numbers['border:0']).toBe(2);
  });

  it.each([
    ['down', 'A'],
    ['nearest', 'AB'],
    ['up', 'AB'],
  ])('rounds a quarter of seven %s', (rounding, expected) => {
    const run = runOn(quarter, {
      values: eight([1, 2, 3, 4, 5, 6, 7]),
      settings: { rounding },
    });
    expect(listed(run.groups, 'always')).toBe(expected);
  });

  it('takes the highest quarter of social conditions, one or two years being neutral', () => {
    const run = runOn(quarter, {
      years: 3,
      settings: { names: 'social', side: 'top' },
      values: three({ A: [9, 9, 9], B: [2, 2, 10], C: [3, 3, 3], D: [4, 4, 4] }),
    });
    expect(run.groups).toEqual({ A: 'neutral', B: 'neutral', C: 'favourable', D: 'favourable' });
    const all = runOn(quarter, {
      years: 3,
      settings: { names: 'social', side: 'top' },
      values: three({ A: [9, 9, 9], B: [2, 2, 2], C: [3, 3, 3], D: [4, 4, 4] }),
    });
    expect(all.groups.A).toBe('unfavourable');
    expect(all.result.numbers.score).toBe(1);
  });

  it('does not confirm every year where a year is without data', () => {
    const run = runOn(quarter, {
      ...steady,
      values: three({
        A: [1, null, 1],
        B: [2, 1, 2],
        C: [3, 2, 3],
        D: [4, 4, 4],
        E: [5, 5, 5],
        F: [],
      }),
    });
    expect(run.groups.A).toBe('low-some-years');
    expect(run.one('A').marks).toEqual(['missing-year']);
    expect(run.groups.F).toBeNull();
    expect(run.one('F').marks).toEqual(['no-data']);
  });

  it('makes no list of three organizations, nor where all are equal', () => {
    const few = runOn(quarter, { values: { A: { value: 1 }, B: { value: 2 }, C: { value: 3 } } });
    expect(few.groups).toEqual({ A: null, B: null, C: null });
    expect(few.result).toMatchObject({ marks: ['too-few'], numbers: { score: null } });
    const equal = runOn(quarter, { values: eight([5, 5, 5, 5]) });
    expect(equal.result.marks).toEqual(['all-equal']);
    expect(listed(equal.groups, 'always')).toBe('');
  });

  it('can look at the last year alone', () => {
    const run = runOn(quarter, {
      years: 2,
      settings: { confirm: 'year' },
      values: three({ A: [1, 9], B: [2, 1], C: [3, 3], D: [4, 4] }),
    });
    expect(run.groups).toMatchObject({ A: 'always', B: 'sometimes', C: 'never' });
  });

  it('looks within clusters', () => {
    const run = runOn(quarter, {
      values: eight([1, 2, 3, 4, 10, 20, 30, 40]),
      clusters: { A: 'x', B: 'x', C: 'x', D: 'x', E: 'y', F: 'y', G: 'y', H: 'y' },
      settings: { scope: 'cluster' },
    });
    expect(listed(run.groups, 'always')).toBe('AE');
  });
});

describe('overlay', () => {
  it('divides organizations by two lists', () => {
    const run = runOn(overlay, {
      lists: {
        first: { A: true, B: true, C: false, D: false, E: null, F: false },
        second: { A: true, B: false, C: true, D: false, E: true, F: null },
      },
    });
    expect(run.groups).toEqual({
      A: 'both',
      B: 'first',
      C: 'second',
      D: 'neither',
      E: null,
      F: null,
    });
    expect(run.one('E').marks).toEqual(['list-unknown']);
    expect(run.result.numbers).toEqual({ score: 1, first: 2, second: 3 });
  });

  it('knows nothing without the lists', () => {
    const run = runOn(overlay, { values: { A: {} } });
    expect(run.groups).toEqual({ A: null });
    expect(run.result.numbers).toEqual({ score: null, first: null, second: null });
  });
});

describe('three groups', () => {
  it('puts a value at a threshold above it', () => {
    const run = runOn(threeGroups, {
      values: { A: { value: 0.32 }, B: { value: 0.33 }, C: { value: 0.67 }, D: { value: null } },
    });
    expect(run.groups).toEqual({ A: 'insufficient', B: 'medium', C: 'sufficient', D: null });
    expect(run.result.numbers).toMatchObject({ insufficient: 1, medium: 1, sufficient: 1 });
  });

  it('goes by the experts’ own thresholds', () => {
    const run = runOn(threeGroups, {
      values: { A: { value: 0.5 } },
      settings: { low: 0.6, high: 0.9 },
    });
    expect(run.groups.A).toBe('insufficient');
  });
});
