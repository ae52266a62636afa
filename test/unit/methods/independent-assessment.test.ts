import { describe, expect, it } from 'vitest';
import { independentAssessment } from '../../../catalogs/methods/independent-assessment.ts';
import { runOn, type Amount } from './set.ts';

/** A school of 600 recipients of whom 240 were asked. */
const school: Record<string, Amount> = {
  recipients: 600,
  respondents: 240,
  'stand-information': [11, 13],
  'site-information': [44, 52],
  'remote-ways': 3,
  'stand-satisfied': [171, 180],
  'site-satisfied': [138, 150],
  'comfort-conditions': 5,
  'comfort-satisfied': [216, 240],
  'access-equipment': 2,
  'access-services': 4,
  'access-satisfied': [9, 12],
  'polite-contact': [228, 240],
  'polite-service': [231, 240],
  'polite-remote': [114, 120],
  recommend: [222, 240],
  'schedule-convenient': [225, 240],
  satisfied: [219, 240],
};

/** Another with a worse result, so that there is somebody to compare with. */
const other = { ...school, recommend: [1, 240] as const };

const assess = (changes: Record<string, Amount> = {}, settings = {}) =>
  runOn(independentAssessment, {
    values: { A: { ...school, ...changes }, B: other },
    settings,
  }).one('A');

describe('independent assessment', () => {
  it('gives the worked example to the digit', () => {
    const { numbers, score, group, rank, marks } = assess();
    const shown = Object.fromEntries(
      Object.entries(numbers).map(([id, x]) => [id, x?.toFixed(4) ?? null]),
    );
    expect(shown).toEqual({
      'p1-1': '84.6154',
      'p1-2': '90.0000',
      'p1-3': '93.5000',
      'p2-1': '100.0000',
      'p2-2': '95.0000',
      'p2-3': '90.0000',
      'p3-1': '40.0000',
      'p3-2': '80.0000',
      'p3-3': '75.0000',
      'p4-1': '95.0000',
      'p4-2': '96.2500',
      'p4-3': '95.0000',
      'p5-1': '92.5000',
      'p5-2': '93.7500',
      'p5-3': '91.2500',
      k1: '89.7846',
      k2: '95.0000',
      k3: '66.5000',
      k4: '95.5000',
      k5: '92.1250',
      'sample-needed': '240.0000',
    });
    expect(score?.toFixed(2)).toBe('87.78');
    expect({ group, rank, marks }).toEqual({ group: 'excellent', rank: 1, marks: [] });
  });

  it.each([
    [0, 0],
    [1, 30],
    [3, 90],
    [4, 100],
    [5, 100],
  ])('1.2: %i ways of remote contact are %i points', (ways, points) => {
    expect(assess({ 'remote-ways': ways }).numbers['p1-2']).toBe(points);
  });

  it.each([
    ['comfort-conditions', 'p2-1', 4, 80],
    ['comfort-conditions', 'p2-1', 6, 100],
    ['access-equipment', 'p3-1', 5, 100],
    ['access-services', 'p3-2', 6, 100],
  ])('%s: %s of %i is %i', (input, number, value, points) => {
    expect(assess({ [input]: value }).numbers[number]).toBe(points);
  });

  it('gives an absent indicator’s weight to the others of its criterion, with a mark', () => {
    const one = assess({ 'access-satisfied': [0, 0] });
    expect(one.numbers['p3-3']).toBeNull();
    // 0.3 · 40 + 0.4 · 80 over the weights that are left, 0.7.
    expect(one.numbers.k3?.toFixed(4)).toBe('62.8571');
    expect(one.marks).toEqual(['absent-indicator']);
    expect(assess({ 'access-satisfied': [0, 0] }, { absent: 'zero' }).numbers.k3).toBe(44);
    const none = assess({ 'access-satisfied': [0, 0] }, { absent: 'none' });
    expect(none.numbers.k3).toBeNull();
    expect(none.score).toBeNull();
  });

  it('uses the site alone where nobody used the stand', () => {
    const one = assess({ 'stand-satisfied': [0, 0] });
    expect(one.numbers['p1-3']).toBe(92);
    expect(one.marks).toEqual(['half-indicator']);
    const neither = assess({ 'stand-satisfied': [0, 0], 'site-satisfied': [0, 0] });
    expect(neither.numbers['p1-3']).toBeNull();
    expect(neither.marks).toEqual(['absent-indicator']);
  });

  it('has no value of what was not reported', () => {
    const one = assess({ 'remote-ways': null });
    expect(one).toMatchObject({ score: null, group: null, rank: null, marks: ['not-reported'] });
    expect(one.numbers).toMatchObject({ k1: null, k2: 95 });
    const nothing = runOn(independentAssessment, { values: { A: {} } }).one('A');
    expect(nothing.marks).toEqual(['no-data']);
  });

  it('can take the common denominator, and a measured waiting time', () => {
    const common = assess({ 'information-required': 60 }, { formula: 'common' });
    // (11 + 44) / (2 · 60) and (171 + 138) / (2 · 240).
    expect(common.numbers['p1-1']?.toFixed(4)).toBe('45.8333');
    expect(common.numbers['p1-3']?.toFixed(4)).toBe('64.3750');
    const measured = assess({ waiting: 50 }, { waiting: 'measured' });
    expect(measured.numbers.k2).toBe(77);
    expect(assess({}, { waiting: 'measured' }).numbers.k2).toBeNull();
  });

  it.each([
    [600, 240],
    [1495, 598],
    [1496, 599],
    [1600, 600],
    [0, 0],
  ])('needs so many of %i recipients: %i', (recipients, needed) => {
    const one = assess({ recipients, respondents: needed });
    expect(one.numbers['sample-needed']).toBe(needed);
    expect(one.marks).toEqual([]);
    expect(assess({ recipients, respondents: needed - 1 }).marks).toEqual(['sample-small']);
  });

  it('goes by the sample that is set', () => {
    const settings = { 'sample-share': 10, 'sample-most': 50 };
    expect(assess({}, settings).numbers['sample-needed']).toBe(50);
    expect(assess({ recipients: 101 }, settings).numbers['sample-needed']).toBe(11);
  });

  it('names the word of the scale by the rounded whole', () => {
    const word = (points: number) =>
      assess(
        Object.fromEntries(
          Object.entries(school).map(([id, amount]) => [
            id,
            Array.isArray(amount) ? points : amount,
          ]),
        ),
        { waiting: 'education' },
      ).group;
    expect(word(100)).toBe('excellent');
    expect(word(0)).toBe('weak');
    const own = { excellent: 88, good: 87 };
    expect(assess({}, own).group).toBe('excellent');
    expect(assess({}, { excellent: 89 }).group).toBe('good');
  });

  it('gives the municipality the mean of organizations and of each criterion', () => {
    const run = runOn(independentAssessment, {
      values: { A: school, B: { ...school, 'comfort-conditions': 0 }, C: {} },
    });
    expect(run.result.numbers.k2).toBe(70);
    expect(run.result.numbers.score?.toFixed(4)).toBe('82.7819');
    expect(run.ranks).toEqual({ A: 1, B: 2, C: null });
  });
});
