import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import {
  askedOf,
  groupsOf,
  oddities,
  partsOf,
  tally,
  valueAndSchool,
  valuesIn,
} from '../../support/reported-values.ts';
import { reportAll, type Reported, type Teller } from '../../support/reported.ts';

/** All that Spassk-Dalny asks of its schools over five years, reported. */

const periods = ['2017-2018', '2018-2019', '2019-2020', '2020-2021', '2021-2022'];
const pupils = [412, 250, 120, 310, 90, 505, 60, 700];
const asked = [206, 200, 60, 300, 45, 400, 30, 350];
const grades5to9 = [200, 120, 60, 150, 40, 250, 30, 350];
const supported = [100, 120, 15, 75, 10, 200, 3, 175];
/** The first three have no grades 10 and 11. */
const grades10and11 = [0, 0, 0, 40, 20, 60, 10, 100];

function answer(id: string, { i, period }: Teller): number | boolean | undefined {
  const known: Record<string, readonly number[]> = {
    pupils_total: pupils,
    pupils_needs_studied: asked,
    pupils_5_9: grades5to9,
    pupils_5_9_career_support: supported,
    pupils_10_11: grades10and11,
  };
  if (known[id]) return known[id][i];
  if (id === 'pupils_10_11_career_support') return grades10and11[i]! / 5;
  if (id === 'pupils_ovz_5_9') return 10;
  if (id === 'pupils_ovz_5_9_career_support') return i;
  if (id === 'media_cases') return i === 0 ? periods.indexOf(period) + 1 : 0;
  if (id === 'antidestructive_program') return i !== 0;
  if (id === 'graduates_9_by_preference__spo') return 6;
  if (id === 'graduates_9_spo') return 8 + i;
  return undefined;
}

/** Indices of mechanisms as another system gives them. */
const mechanisms: Record<string, number> = {
  ...{ 'quality-assessment': 50, 'low-result-schools': 40, talents: 70, 'career-guidance': 80 },
  ...{ 'heads-monitoring': 60, 'professional-development': 70, upbringing: 72 },
  'preschool-quality': 70,
};

let app: TestApp;
let town: Reported;
beforeAll(async () => {
  app = await startTestApp();
  town = await reportAll(app, 'spassk-dalny-2022', {
    periods,
    answer,
    row: (_, __, { i }) => ({ below_minimum: i < 2 ? 8 : 1 }),
    external: (key) => mechanisms[key.split('.').at(-1) ?? ''],
    refused: (_, { i }) => i === 4,
  });
}, 120_000);
afterAll(() => app.stop());

describe('everything that Spassk-Dalny asks, reported', () => {
  it('gives every indicator of the document', async () => {
    const rows = await valuesIn(town, '2021-2022');
    expect(tally(town, rows)).toEqual({ withValue: 48, reasons: {} });
    expect(oddities(rows)).toEqual([]);
    const groups = await groupsOf(town, '2021-2022');
    expect(groups['low-results']).toMatchObject({ low: [1, 2], other: [3, 4, 5, 6, 7, 8] });
    expect(Object.values(groups)).not.toContain(null);
  });

  it('has no value of five years before they are over', async () => {
    const { reasons } = tally(town, await valuesIn(town, '2020-2021'));
    expect(reasons).toEqual({ needsEarlierPeriod: ['upbringing.3.5'] });
  });

  it('asks for numbers, answers by yes or no, documents', () => {
    expect(askedOf(town.catalog)).toEqual(['school schoolYear: 74 + 1 + 1']);
  });
});

describe('worked by hand in Spassk-Dalny', () => {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

  it('a share is a ratio of sums, not a mean of percents', async () => {
    const found = await valueAndSchool(town, 'talents.1.1', { school: 2 });
    expect(found.town.value).toBeCloseTo((100 * sum(asked)) / sum(pupils), 10);
    expect(found.school?.value).toBe(50);
  });

  it('only schools with grades 10 and 11', async () => {
    const found = await valueAndSchool(town, 'career-guidance.1.6', { school: 0 });
    expect(found.town).toMatchObject({ value: 20, numerator: 46, denominator: 230 });
    expect(found.school).toMatchObject({ value: null, reason: 'notInPopulation' });
  });

  it('parts: all of grades 5 to 9, those with special needs among them', async () => {
    const found = await valueAndSchool(town, 'career-guidance.1.3', { school: 6 });
    expect(partsOf(found.town).all).toBeCloseTo((100 * sum(supported)) / sum(grades5to9), 10);
    expect(partsOf(found.town).ovz).toBe((100 * 28) / 80);
    expect(partsOf(found.school)).toEqual({ all: 10, ovz: 60 });
  });

  it('a share chained to another: who chose a college, of those who entered one', async () => {
    const found = await valueAndSchool(town, 'career-guidance.1.4', { school: 4 });
    expect(found.town.value).toBeCloseTo((100 * 48) / (64 + 28), 10);
    expect(found.school?.value).toBe(50);
  });

  it('a plan that is there, with a document that proves it', async () => {
    const found = await valueAndSchool(town, 'upbringing.3.9', { school: 4 });
    expect([found.town.value, found.school?.value]).toEqual([6 / 8, 0]);
  });

  it('cases of five years together', async () => {
    const found = await valueAndSchool(town, 'upbringing.3.5', { school: 0 });
    expect([found.town.value, found.school?.value]).toEqual([1 + 2 + 3 + 4 + 5, 15]);
  });

  it('indices of mechanisms: 60 for results, 68 for activity', async () => {
    const results = await valueAndSchool(town, 'context.mechanism_index.results');
    const activity = await valueAndSchool(town, 'context.mechanism_index.activity');
    expect([results.town.value, activity.town.value]).toEqual([60, 68]);
  });

  it('schools with low results: two of eight', async () => {
    const listed = await valueAndSchool(town, 'context.low_result_schools', { school: 1 });
    expect(listed.town.value).toBe(25);
  });
});
