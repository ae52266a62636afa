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

/** All that Malyshevsky asks, reported; the year before the department held procedures. */

const graduates9 = [40, 25, 60, 10, 33, 18, 52, 7];
const toColleges = [20, 20, 15, 4, 30, 9, 26, 7];

function answer(id: string, { type, i, period }: Teller): number | boolean | undefined {
  const last = period === '2021-2022';
  if (id === 'assessment_held_municipal') return !last;
  if (id === 'assessment_held_school') return i >= 3;
  if (id === 'assessment_refusal_grounded_school') return i !== 2;
  if (id === 'quality_negative_indicators_school') return i === 5;
  if (id === 'quality_negative_indicators_municipal') return true;
  if (id === 'career_partner_enterprises') return 17;
  if (type !== 'school') return undefined;
  if (id === 'graduates_9') return graduates9[i];
  if (id === 'graduates_11') return i < 2 ? 0 : 10;
  if (id === 'graduates_9_spo') return toColleges[i];
  if (id === 'graduates_11_spo') return i < 2 ? 0 : 3;
  if (id === 'graduates_target_contract') return i;
  return undefined;
}

let app: TestApp;
let town: Reported;
beforeAll(async () => {
  app = await startTestApp();
  town = await reportAll(app, 'malyshevsky-2020', {
    periods: ['2020-2021', '2021-2022'],
    answer,
    refused: (id, { type, i }) =>
      type === 'school' &&
      ((id === 'quality.school.648' && i === 1) || (id === 'heads.school.715' && i === 6)),
  });
}, 120_000);
afterAll(() => app.stop());

describe('everything that Malyshevsky asks, reported', () => {
  it('gives every indicator of the document', async () => {
    const rows = await valuesIn(town, '2021-2022');
    expect(tally(town, rows)).toEqual({ withValue: 211, reasons: {} });
    expect(oddities(rows)).toEqual([]);
    expect(Object.values(await groupsOf(town, '2021-2022'))).not.toContain(null);
  });

  it('asks no reason for a refusal of those who held procedures', async () => {
    const { reasons } = tally(town, await valuesIn(town, '2020-2021'));
    expect(reasons).toEqual({ notApplicable: ['quality.1.6.m'] });
  });

  it('asks for numbers, answers by yes or no, documents', () => {
    expect(askedOf(town.catalog)).toEqual([
      'school schoolYear: 7 + 103 + 84',
      'department schoolYear: 1 + 105 + 91',
    ]);
  });
});

describe('worked by hand in Malyshevsky', () => {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

  it('a condition: of three without procedures one gave no ground, one document does not prove it', async () => {
    const held = await valueAndSchool(town, 'quality.1.6.o', { school: 3 });
    expect(held.town).toMatchObject({ numerator: 1, denominator: 3, reported: 3 });
    expect(held.school).toMatchObject({ value: null, reason: 'notApplicable' });
    const said = await Promise.all(
      [0, 1, 2].map((school) => valueAndSchool(town, 'quality.1.6.o', { school })),
    );
    expect(said.map(({ school }) => school?.value)).toEqual([1, 0, 0]);
  });

  it('what should not be there: yes is 0', async () => {
    const found = await valueAndSchool(town, 'quality.2.10.o', { school: 5 });
    expect([found.town.value, found.school?.value]).toEqual([7 / 8, 0]);
    expect((await valueAndSchool(town, 'quality.2.10.m')).town.value).toBe(0);
  });

  it('one document proves two indicators', async () => {
    for (const key of ['heads.5.1.o', 'methodical.2.1.o']) {
      const found = await valueAndSchool(town, key, { school: 6 });
      expect([key, found.school?.value]).toEqual([key, 0]);
    }
  });

  it('a count of the department, and whether there is any', async () => {
    expect((await valueAndSchool(town, 'career.1.3.m1')).town.value).toBe(17);
    expect((await valueAndSchool(town, 'career.1.3.m')).town.value).toBe(1);
  });

  it('a share of graduates of two grades', async () => {
    const { town: whole } = await valueAndSchool(town, 'career.1.3.m2');
    expect(whole.value).toBeCloseTo((100 * 28) / (sum(graduates9) + 60), 10);
  });

  it('a share with its parts: both grades, the ninth, the eleventh', async () => {
    const { town: whole, school } = await valueAndSchool(town, 'career.3.1.o1', { school: 2 });
    expect(partsOf(whole).all).toBeCloseTo(
      (100 * (sum(toColleges) + 18)) / (sum(graduates9) + 60),
      10,
    );
    expect(partsOf(whole)['grade-9']).toBeCloseTo((100 * sum(toColleges)) / sum(graduates9), 10);
    expect(partsOf(whole)['grade-11']).toBeCloseTo(30, 10);
    expect(partsOf(school).all).toBeCloseTo((100 * (15 + 3)) / (60 + 10), 10);
    const without = await valueAndSchool(town, 'career.3.1.o1', { school: 0 });
    const eleven = without.school?.parts.find(({ id }) => id === 'grade-11')?.value;
    expect(eleven).toMatchObject({ value: null, reason: 'zeroDenominator' });
  });
});
