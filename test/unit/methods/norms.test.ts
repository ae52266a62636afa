import { describe, expect, it } from 'vitest';
import { normScore } from '../../../catalogs/methods/norm-score.ts';
import { schoolTypes } from '../../../catalogs/methods/school-types.ts';
import { runOn } from './set.ts';

describe('points of 0 or 1 by norms', () => {
  const inputs = {
    'staff/courses': { norm: 80 },
    'staff/overload': { norm: 10, polarity: 'down' as const },
    'place/internet': { norm: true },
  };

  it('gives a point at the norm itself, on the better side', () => {
    const run = runOn(normScore, {
      inputs,
      values: {
        A: { 'staff/courses': 80, 'staff/overload': 10, 'place/internet': 1 },
        B: { 'staff/courses': 79.9, 'staff/overload': 10.1, 'place/internet': 0 },
        C: { 'staff/courses': 90, 'staff/overload': 11, 'place/internet': 1 },
      },
    });
    expect(run.scores).toEqual({ A: 1, B: 0, C: 0.666666666667 });
    expect(run.one('C').numbers).toEqual({
      'point:staff/courses': 1,
      'point:staff/overload': 0,
      'point:place/internet': 1,
      'direction:staff': 0.5,
      'direction:place': 1,
      present: 3,
    });
    expect(run.result.numbers).toEqual({
      score: 0.555555555556,
      'direction:staff': 0.5,
      'direction:place': 0.666666666667,
    });
    expect(run.ranks).toEqual({ A: 1, B: 3, C: 2 });
  });

  it('can take the mean of directions', () => {
    const run = runOn(normScore, {
      inputs,
      values: { A: { 'staff/courses': 90, 'staff/overload': 11, 'place/internet': 1 } },
      settings: { whole: 'directions' },
    });
    expect(run.scores).toEqual({ A: 0.75 });
  });

  it('leaves out what has no norm or no value, and says so', () => {
    const run = runOn(normScore, {
      inputs: { ...inputs, extra: {}, odd: { norm: 'много' } },
      values: { A: { 'staff/courses': 90, 'staff/overload': null, extra: 5 }, B: {} },
    });
    expect(run.scores).toEqual({ A: 1, B: null });
    expect(run.each(({ marks }) => marks)).toEqual({
      A: ['missing-input', 'alone'],
      B: ['no-data'],
    });
    expect(run.result.marks).toEqual(['no-norm']);
  });

  it('reads a norm written with a comma', () => {
    const run = runOn(normScore, { inputs: { x: { norm: '2,5' } }, values: { A: { x: 2.4 } } });
    expect(run.scores.A).toBe(0);
  });
});

describe('school types', () => {
  it('goes by the greatest deficit', () => {
    const run = runOn(schoolTypes, {
      inputs: {
        'staff/young': { norm: 30 },
        'deviation/police': { polarity: 'down' },
      },
      values: {
        A: { 'staff/young': 10, 'deviation/police': 0.2, management: 0.9 },
        B: { 'staff/young': 40, 'deviation/police': 0.2, management: 0.9 },
        C: { 'staff/young': 40, 'deviation/police': 0, management: 1 },
      },
    });
    expect(run.groups).toEqual({ A: 'staff', B: 'deviation', C: 'none' });
    expect(run.one('A').numbers).toEqual({
      'deficit:social': null,
      'deficit:territory': null,
      'deficit:staff': 1,
      'deficit:management': 0.1,
      'deficit:deviation': 0.2,
      'deficit:deprivation': null,
    });
    expect(run.one('A').marks).toEqual(['missing-input']);
  });

  it('leaves equal factors to the department, or takes the first on request', () => {
    const given = { lists: { social: { A: 0.4 }, deprivation: { A: 0.4 }, staff: { A: 0.5 } } };
    expect(runOn(schoolTypes, given).groups.A).toBe('undecided');
    expect(runOn(schoolTypes, given).one('A').marks).toContain('tie');
    const first = runOn(schoolTypes, { ...given, settings: { ties: 'first' } });
    expect(first.groups.A).toBe('social');
  });

  it('has no type without data, nor by a value outside 0 to 1', () => {
    const run = runOn(schoolTypes, { values: { A: { staff: 50 }, B: {} } });
    expect(run.groups).toEqual({ A: null, B: null });
    expect(run.one('A').marks).toEqual(['no-data']);
  });

  it('counts a deficit only above the least one', () => {
    const run = runOn(schoolTypes, {
      values: { A: { staff: 0.8 } },
      settings: { 'least-deficit': 0.2 },
    });
    expect(run.groups.A).toBe('none');
  });
});
