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

/** All that Verkhovazhye asks over two years, reported. */

const pupils = [412, 250, 120, 310, 90, 505, 60, 700];
const ovz = [20, 10, 12, 30, 9, 25, 6, 35];
const mastered = [15, 10, 3, 15, 9, 20, 1, 7];
const societies = [1, 2, 0, 1, 0, 3, 1, 2];

function answer(id: string, { i }: Teller): number | boolean | undefined {
  const known: Record<string, readonly number[]> = {
    pupils_total: pupils,
    pupils_ovz: ovz,
    pupils_ovz_mastered: mastered,
    science_societies: societies,
  };
  if (known[id]) return known[id][i];
  if (id === 'pupils_procedures') return 50;
  if (id === 'graduates_9') return 20;
  if (id === 'graduates_9_region') return i;
  if (id === 'graduates_11') return i < 2 ? 0 : 10;
  if (id === 'graduates_11_region') return i < 2 ? 0 : 5;
  if (id === 'graduates_region_top50') return 2;
  if (id === 'career_in_programme') return i < 3;
  if (id === 'career_service') return i !== 7;
  return undefined;
}

let app: TestApp;
let town: Reported;
beforeAll(async () => {
  app = await startTestApp();
  const ten = Array.from({ length: 10 }, (_, n) => `p${n}`);
  town = await reportAll(app, 'verkhovazhye', {
    periods: ['2020-2021', '2021-2022'],
    answer,
    keys: { 'oge.participant': ten, 'ege.participant': ten },
    row: (table, { participant }, { i }) => {
      const n = Number(String(participant).slice(1));
      // The last school has 5 % below the minimum, all others 40 %.
      if (table === 'subject-results') return { participants: 20, below_minimum: i < 7 ? 8 : 1 };
      if (table === 'meta-results')
        return { participants: 20, succeeded: 2 * i, low: 4, border: 2 };
      // Choices of 4 and 5 from the fifth pupil on; nobody below 3 in the first school.
      if (table === 'oge') {
        const mark = n < 5 ? (i === 0 ? 3 : 2) : 4;
        return { russian: mark, math: mark, choice_1: n < 5 ? mark : 5, choice_2: mark };
      }
      if (table === 'ege') return { best_three: 140 + 10 * n + i };
      return {};
    },
    refused: (id, { i }) => id === 'career-service' && i === 0,
  });
}, 120_000);
afterAll(() => app.stop());

describe('everything that Verkhovazhye asks, reported', () => {
  it('gives every indicator but one that is judged and one of too few people', async () => {
    const rows = await valuesIn(town, '2021-2022');
    expect(tally(town, rows)).toEqual({
      withValue: 94,
      reasons: {
        judged: ['low-result-schools.2.8'],
        // Seven heads of eight: beside the indicator of all heads it would tell of the eighth.
        tooFew: ['low-result-schools.3.2'],
      },
    });
    expect(oddities(rows)).toEqual([]);
  });

  it('puts seven schools of eight on the list', async () => {
    const groups = await groupsOf(town, '2021-2022');
    expect(groups['low-results']).toEqual({ low: [1, 2, 3, 4, 5, 6, 7], other: [8] });
    expect(Object.values(groups)).not.toContain(null);
  });

  it('asks for numbers, answers by yes or no, documents', () => {
    expect(askedOf(town.catalog)).toEqual([
      'school schoolYear: 60 + 15 + 6',
      'kindergarten schoolYear: 0 + 2 + 0',
      'supplementary schoolYear: 0 + 2 + 0',
      'department schoolYear: 7 + 3 + 2',
    ]);
  });
});

describe('worked by hand in Verkhovazhye', () => {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

  it('the share of schools on the list', async () => {
    expect((await valueAndSchool(town, 'low-result-schools.1.1')).town.value).toBe(87.5);
  });

  it('a share of all schools, and of those on the list alone', async () => {
    const all = await valueAndSchool(town, 'training-quality.1.5', { school: 2 });
    expect(all.town.value).toBeCloseTo((100 * sum(mastered)) / sum(ovz), 10);
    expect(all.school?.value).toBe(25);
    const listed = await valueAndSchool(town, 'low-result-schools.2.7', { school: 7 });
    expect(listed.town.value).toBeCloseTo((100 * (sum(mastered) - 7)) / (sum(ovz) - 35), 10);
    expect(listed.school?.value ?? null).toBeNull();
  });

  it('a share of rows: who passed everything at the OGE', async () => {
    const found = await valueAndSchool(town, 'training-quality.1.2', { school: 0 });
    expect([found.town.value, found.school?.value]).toEqual([(100 * (10 + 7 * 5)) / 80, 100]);
  });

  it('a share of rows above a setting: more than 220 points', async () => {
    const scores = Array.from({ length: 8 }, (_, i) =>
      Array.from({ length: 10 }, (__, n) => 140 + 10 * n + i),
    );
    const above = (some: readonly number[]) => some.filter((score) => score > 220).length;
    const found = await valueAndSchool(town, 'training-quality.2.3', { school: 5 });
    expect(found.town.value).toBeCloseTo((100 * above(scores.flat())) / 80, 10);
    expect(found.school?.value).toBe(10 * above(scores[5]!));
  });

  it('a share of sums in rows: the work at the start of the year', async () => {
    const found = await valueAndSchool(town, 'training-quality.3.1', { school: 3 });
    expect([found.town.value, found.school?.value]).toEqual([(100 * 56) / 160, 30]);
  });

  it('a share of schools that say yes', async () => {
    const found = await valueAndSchool(town, 'career-guidance.1.1', { school: 2 });
    expect([found.town.value, found.school?.value]).toEqual([37.5, 100]);
  });

  it('a service that is there, with the document that proves it', async () => {
    const found = await valueAndSchool(town, 'career-guidance.1.4', { school: 0 });
    expect([found.town.value, found.school?.value]).toEqual([6 / 8, 0]);
  });

  it('each procedure with its subjects', async () => {
    const { town: whole } = await valueAndSchool(town, 'training-quality.1.6');
    const procedures = ['ВПР', 'ОГЭ', 'ЕГЭ', 'НИКО', 'МСИ', 'региональный мониторинг'];
    expect(whole.parts.map(({ title }) => title)).toEqual(expect.arrayContaining(procedures));
    expect(partsOf(whole).regional).toBeCloseTo(100 - (100 * (7 * 8 + 1)) / 160, 10);
  });

  it('parts in different units: societies, and pupils in them', async () => {
    const found = await valueAndSchool(town, 'talents.2.1', { school: 5 });
    expect([partsOf(found.town).societies, partsOf(found.school).societies]).toEqual([10, 3]);
  });

  it('graduates who stay in the region: ninth and eleventh grades together', async () => {
    const found = await valueAndSchool(town, 'career-guidance.7.1', { school: 4 });
    expect(partsOf(found.town).all).toBeCloseTo((100 * (28 + 30)) / (160 + 60), 10);
    expect(partsOf(found.school).all).toBeCloseTo((100 * (4 + 5)) / (20 + 10), 10);
  });
});
