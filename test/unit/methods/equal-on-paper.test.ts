import { describe, expect, it } from 'vitest';
import { deficitProfile } from '../../../catalogs/methods/deficit-profile.ts';
import { mechanismIndex } from '../../../catalogs/methods/mechanism-index.ts';
import { multidimensionalMean } from '../../../catalogs/methods/multidimensional-mean.ts';
import { normScore } from '../../../catalogs/methods/norm-score.ts';
import { preschoolQuality } from '../../../catalogs/methods/preschool-quality.ts';
import { quarter } from '../../../catalogs/methods/quarter.ts';
import { ranking } from '../../../catalogs/methods/ranking.ts';
import { runOn } from './set.ts';

/** What is equal on paper shares its place, its extreme and its side of a border. */

/** 0.2 as it comes out of adding: 0.20000000000000004. */
const noisy = (0.1 + 0.2 + 0.3) / 3;

describe('values that are equal but for binary noise', () => {
  it('have one place', () => {
    const values = { A: { x: 0.2 }, B: { x: noisy }, C: { x: 0.5 }, D: { x: 0.1 } };
    expect(runOn(ranking, { values }).ranks).toEqual({ A: 2, B: 2, C: 1, D: 4 });
  });

  it('are all at the border of a quarter', () => {
    const values = { A: { x: 0.2 }, B: { x: noisy }, C: { x: 0.5 }, D: { x: 0.9 } };
    const run = runOn(quarter, { values });
    expect(run.groups).toEqual({ A: 'always', B: 'always', C: 'never', D: 'never' });
    expect(run.result.marks).toEqual(['border-tie']);
  });

  it('do not tell organizations apart', () => {
    const run = runOn(multidimensionalMean, { values: { A: { x: 0.2 }, B: { x: noisy } } });
    expect(run.result.marks).toEqual(['equal-values:x']);
    expect(run.scores).toEqual({ A: null, B: null });
  });
});

describe('means that are equal on paper', () => {
  // A third: the mean of 1, 0, 0 and that of 1/6, 1/6, 2/3.
  it('have one place among indices', () => {
    const run = runOn(multidimensionalMean, {
      values: {
        A: { x: 6, y: 0, z: 0 },
        B: { x: 1, y: 1, z: 4 },
        C: { x: 0, y: 6, z: 6 },
      },
    });
    expect(run.scores.A).toBe(run.scores.B);
    expect(run.ranks).toEqual({ A: 2, B: 2, C: 1 });
  });

  it('keep their last digit though what they are made of is endless', () => {
    const values = {
      A: { x: [3, 18] },
      B: { x: [5, 17] },
      C: { x: [3, 11], y: [1, 1] },
      D: { x: [0, 1], y: [0, 1] },
    } as const;
    const run = runOn(multidimensionalMean, { values });
    expect(run.scores.A).toBe(0.566666666667);
    expect(run.one('B').numbers['norm:x']).toBe(1);
  });

  it('have one place among profiles and mechanisms', () => {
    const values = {
      A: { x: [1, 1], y: [0, 1], z: [0, 1] },
      B: { x: [1, 6], y: [1, 6], z: [4, 6] },
    } as const;
    for (const method of [deficitProfile, mechanismIndex]) {
      const run = runOn(method, { values });
      expect(run.ranks).toEqual({ A: 1, B: 1 });
    }
  });

  it('have one place among directions of different size', () => {
    const norm = { norm: 1 };
    const six = (name: string, kept: number) =>
      Object.fromEntries(
        Array.from({ length: 6 }, (_, i) => [`${name}/${String(i)}`, +(i < kept)]),
      );
    const given = {
      A: { ...six('a', 6), ...six('b', 0), ...six('c', 0) },
      B: { ...six('a', 1), ...six('b', 1), ...six('c', 4) },
    };
    const inputs = Object.fromEntries(Object.keys(given.A).map((name) => [name, norm]));
    const settings = { whole: 'directions' };
    const run = runOn(normScore, { values: given, inputs, settings });
    expect(run.ranks).toEqual({ A: 1, B: 1 });
  });

  it('reach the base level that they are equal to', () => {
    // Areas of 7/3, 7/3 and 13/3 make exactly 3.
    const area = (name: string, scores: readonly number[]) =>
      Object.fromEntries(scores.map((score, i) => [`${name}/${String(i)}`, score]));
    const values = {
      A: { ...area('1', [2, 2, 3]), ...area('2', [2, 2, 3]), ...area('3', [4, 4, 5]) },
    };
    const run = runOn(preschoolQuality, { values });
    expect(run.scores.A).toBe(3);
    expect(run.groups.A).toBe('level-3');
  });
});
