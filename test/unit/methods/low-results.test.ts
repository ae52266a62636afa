import { describe, expect, it } from 'vitest';
import { lowResults } from '../../../catalogs/methods/low-results.ts';
import { runOn } from './set.ts';

const low = [3, 10] as const;
const fine = [2, 10] as const;

describe('a low procedure', () => {
  const one = { settings: { rule: 'one' } };

  it.each([
    [9, 30, 'low'],
    [61, 205, 'other'],
    [3, 10, 'low'],
    [29, 97, 'other'],
    [0, 5, 'other'],
  ])('%i of %i is %s', (of, all, group) => {
    const run = runOn(lowResults, { ...one, values: { A: { vpr: [of, all] } } });
    expect(run.groups.A).toBe(group);
  });

  it('does not count a procedure without participants', () => {
    const run = runOn(lowResults, {
      ...one,
      values: { A: { vpr: [0, 0], oge: low }, B: { vpr: [0, 0] } },
    });
    expect(run.one('A').numbers).toMatchObject({ index: 100, low: 1, procedures: 1 });
    expect(run.groups.B).toBeNull();
    expect(run.one('B').marks).toEqual(['no-data']);
  });

  it('takes a bare percent, with a mark', () => {
    const run = runOn(lowResults, { ...one, values: { A: { vpr: 30 }, B: { vpr: 29.9 } } });
    expect(run.groups).toEqual({ A: 'low', B: 'other' });
    expect(run.one('A').marks).toEqual(['by-percent']);
  });

  it('goes by the department’s own share', () => {
    const run = runOn(lowResults, {
      values: { A: { vpr: fine } },
      settings: { rule: 'one', 'low-share': 20 },
    });
    expect(run.groups.A).toBe('low');
  });
});

describe('the rules', () => {
  /** Two procedures this year and a year ago. */
  const schools = {
    twiceNow: { 'r#rus': low, 'r#maths': low, 'r#rus@1': fine, 'r#maths@1': fine },
    sameTwice: { 'r#rus': low, 'r#maths': fine, 'r#rus@1': low, 'r#maths@1': fine },
    otherTwice: { 'r#rus': low, 'r#maths': fine, 'r#rus@1': fine, 'r#maths@1': low },
    twiceBefore: { 'r#rus': fine, 'r#maths': fine, 'r#rus@1': low, 'r#maths@1': low },
    once: { 'r#rus': low, 'r#maths': fine, 'r#rus@1': fine, 'r#maths@1': fine },
    never: { 'r#rus': fine, 'r#maths': fine, 'r#rus@1': fine, 'r#maths@1': fine },
  };
  const listed = (rule: string, settings = {}) => {
    const run = runOn(lowResults, { values: schools, years: 2, settings: { rule, ...settings } });
    return Object.keys(run.groups).filter((id) => run.groups[id] === 'low');
  };

  it.each([
    ['over-years', ['twiceNow', 'sameTwice', 'otherTwice', 'twiceBefore']],
    ['in-year', ['twiceNow']],
    ['same-procedure', ['sameTwice']],
    ['same-or-in-year', ['twiceNow', 'sameTwice']],
    ['every-year', ['sameTwice', 'otherTwice']],
    ['every-year-or-in-year', ['twiceNow', 'sameTwice', 'otherTwice']],
    ['one', ['twiceNow', 'sameTwice', 'otherTwice', 'once']],
  ])('%s', (rule, expected) => {
    expect(listed(rule)).toEqual(expected);
  });

  it('can look for “in one year” in any of the years', () => {
    expect(listed('in-year', { when: 'any' })).toEqual(['twiceNow', 'twiceBefore']);
  });

  it('takes as many low procedures as set', () => {
    expect(listed('over-years', { least: 3 })).toEqual([]);
  });

  it('looks only at the named parts', () => {
    expect(listed('one', { parts: 'maths' })).toEqual(['twiceNow']);
    expect(listed('one', { parts: 'physics' })).toEqual([]);
  });

  it('marks a missing year and does not take it for a good or a bad one', () => {
    const run = runOn(lowResults, {
      values: { A: { vpr: low }, B: { 'vpr@1': low } },
      years: 2,
      settings: { rule: 'same-procedure' },
    });
    expect(run.groups).toEqual({ A: 'other', B: 'other' });
    expect(run.one('A').marks).toEqual(['missing-year', 'alone']);
    expect(run.one('A').numbers).toMatchObject({ 'low:0': 1, 'low:1': null });
    expect(run.scores.B).toBeNull();
  });

  it('says that a rule over two years was given one', () => {
    const run = runOn(lowResults, {
      values: { A: { vpr: low } },
      settings: { rule: 'over-years' },
    });
    expect(run.result.marks).toEqual(['years-too-few']);
  });
});

describe('the index of low results', () => {
  it('is the percent of low procedures, of the municipality over all schools together', () => {
    const run = runOn(lowResults, {
      values: {
        A: { p: low, q: fine, r: fine, s: fine },
        B: { p: low, q: low },
        C: { p: [0, 0] },
      },
    });
    expect(run.scores).toEqual({ A: 25, B: 100, C: null });
    expect(run.ranks).toEqual({ A: 1, B: 2, C: null });
    expect(run.result.numbers).toEqual({ score: 50, low: 3, procedures: 6, listed: 1 });
  });
});
