import { describe, expect, it } from 'vitest';
import { multidimensionalMean } from '../../../catalogs/methods/multidimensional-mean.ts';
import { runOn } from './set.ts';

/** Four schools; of x2 less is better. */
const values = {
  A: { x1: 60, x2: 10, x3: 4 },
  B: { x1: 80, x2: 4, x3: 3.5 },
  C: { x1: 50, x2: 12, x3: 4.5 },
  D: { x1: 70, x2: 6, x3: 3 },
};
const inputs = { x2: { polarity: 'down' as const } };

const toFour = (scores: Record<string, number | null>) =>
  Object.values(scores).map((score) => Number(score?.toFixed(4)));

describe('multidimensional mean', () => {
  it('gives the open example by least and greatest, to the digit', () => {
    const run = runOn(multidimensionalMean, { values, inputs });
    expect(toFour(run.scores)).toEqual([0.4167, 0.7778, 0.3333, 0.4722]);
    expect(run.ranks).toEqual({ A: 3, B: 1, C: 4, D: 2 });
    expect(run.one('A').numbers).toMatchObject({
      'norm:x1': 0.333333333333,
      'norm:x2': 0.25,
      'norm:x3': 0.666666666667,
      present: 3,
    });
    expect(run.result.numbers).toMatchObject({ 'least:x1': 50, 'greatest:x2': 12, score: 0.5 });
  });

  it('gives it by the ratio to the mean too', () => {
    const settings = { normalisation: 'ratio-to-mean' };
    const run = runOn(multidimensionalMean, { values, inputs, settings });
    expect(toFour(run.scores)).toEqual([0.9299, 1.388, 0.8786, 1.0701]);
  });

  it('has a mean of zero in standard deviations', () => {
    const settings = { normalisation: 'z-score' };
    const run = runOn(multidimensionalMean, { values, inputs, settings });
    expect(run.result.numbers.score).toBeCloseTo(0, 10);
    expect(run.ranks).toMatchObject({ B: 1, C: 4 });
  });

  it('reads greater as worse for social conditions, and ranks the least first', () => {
    const run = runOn(multidimensionalMean, {
      values: { A: { poor: 10 }, B: { poor: 30 }, C: { poor: 20 } },
      inputs: { poor: { polarity: 'down' } },
      settings: { reading: 'greater-is-worse' },
    });
    expect(run.scores).toEqual({ A: 0, B: 1, C: 0.5 });
    expect(run.ranks).toEqual({ A: 1, B: 3, C: 2 });
  });

  it('leaves out an input that is equal everywhere and says so', () => {
    const run = runOn(multidimensionalMean, {
      values: { A: { x: 1, same: 7 }, B: { x: 2, same: 7 } },
    });
    expect(run.scores).toEqual({ A: 0, B: 1 });
    expect(run.result.marks).toEqual(['equal-values:same']);
    expect(run.result.numbers).toMatchObject({ 'used:x': 1, 'used:same': 0 });
  });

  it('takes the mean of what is present and marks the organization', () => {
    const run = runOn(multidimensionalMean, {
      values: { A: { x: 0, y: null }, B: { x: 10, y: 10 }, C: { x: 5, y: 0 }, D: {} },
    });
    expect(run.scores).toEqual({ A: 0, B: 1, C: 0.25, D: null });
    expect(run.each(({ marks }) => marks)).toEqual({
      A: ['missing-input'],
      B: [],
      C: [],
      D: ['no-data'],
    });
    expect(run.ranks).toEqual({ A: 3, B: 1, C: 2, D: null });
  });

  it('counts weights only where they are not to be equal', () => {
    const given = {
      values: { A: { x: 0, y: 1 }, B: { x: 1, y: 0 } },
      inputs: { x: { weight: 3 } },
    };
    expect(runOn(multidimensionalMean, given).scores).toEqual({ A: 0.5, B: 0.5 });
    const weighted = { ...given, settings: { 'equal-weights': false } };
    expect(runOn(multidimensionalMean, weighted).scores).toEqual({ A: 0.25, B: 0.75 });
  });

  it('normalises and ranks within a cluster', () => {
    const run = runOn(multidimensionalMean, {
      values: { A: { x: 1 }, B: { x: 2 }, C: { x: 100 }, D: { x: 200 }, E: { x: 5 } },
      clusters: { A: 'village', B: 'village', C: 'town', D: 'town', E: 'alone' },
      settings: { scope: 'cluster' },
    });
    expect(run.scores).toEqual({ A: 0, B: 1, C: 0, D: 1, E: null });
    expect(run.ranks).toEqual({ A: 2, B: 1, C: 2, D: 1, E: null });
    expect(run.one('E').marks).toEqual(['nothing-to-compare']);
  });

  it('has no ratio to a mean of zero, and no inverse ratio of a zero', () => {
    const settings = { normalisation: 'ratio-to-mean' };
    const zeroMean = runOn(multidimensionalMean, {
      values: { A: { x: -1 }, B: { x: 1 } },
      settings,
    });
    expect(zeroMean.scores).toEqual({ A: null, B: null });
    expect(zeroMean.result.marks).toEqual(['mean-not-positive:x']);
    const zero = runOn(multidimensionalMean, {
      values: { A: { x: 0 }, B: { x: 2 } },
      inputs: { x: { polarity: 'down' } },
      settings,
    });
    expect(zero.scores).toEqual({ A: null, B: 0.5 });
    expect(zero.one('A').marks).toEqual(['zero-value']);
    const negative = runOn(multidimensionalMean, {
      values: { A: { x: -1 }, B: { x: 3 } },
      inputs: { x: { polarity: 'down' } },
      settings,
    });
    expect(negative.scores.A).toBeNull();
  });
});
