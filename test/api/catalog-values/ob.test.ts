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

/** All that Ob asks of its schools and its department over three years, reported. */

const periods = ['2019-2020', '2020-2021', '2021-2022'];
/** How bad the conditions of each school are, from 0. */
const hardship = [1, 7, 6, 0, 2, 3, 4, 5];

/** How good the results of a school are: its number, but the last two changed places in a year. */
function results({ i, period }: Teller): number {
  return period === '2020-2021' && i >= 6 ? 13 - i : i;
}

const burdens = [
  ...['pupils_orphans', 'pupils_ovz', 'pupils_disabled', 'pupils_low_income', 'pupils_pdn'],
  ...['pupils_single_parent', 'pupils_large_family', 'pupils_parents_no_higher'],
  ...['pupils_nonnative', 'pupils_school_register'],
];

function answer(id: string, { i }: Teller): number | boolean | undefined {
  if (id === 'pupils_total') return 1000;
  if (burdens.includes(id)) return 10 * (hardship[i]! + 1);
  if (id === 'pupils_iup') return 3 * i + 1;
  if (id === 'olympiad_participants__school') return 100 + i;
  if (id === 'olympiad_participants__municipal') return 20;
  if (id === 'olympiad_participants__regional') return i;
  if (id === 'olympiad_participants__federal') return 0;
  if (id === 'children_need_place__to_3' || id === 'children_with_place__to_3') return 200;
  if (id === 'children_need_place__from_3_to_7') return 400;
  if (id === 'children_with_place__from_3_to_7') return 300;
  if (id === 'preschool_complaints') return false;
  return undefined;
}

let app: TestApp;
let town: Reported;
beforeAll(async () => {
  app = await startTestApp();
  const ten = Array.from({ length: 10 }, (_, n) => `p${n}`);
  town = await reportAll(app, 'ob-2022', {
    periods,
    answer,
    keys: { 'vpr.grade': [4, 5], 'oge.participant': ten, 'ege.participant': ten },
    row: (table, keys, teller) => {
      const level = results(teller);
      if (table === 'vpr') {
        return { participants: 20, mark2: 7 - level, mark3: 13, mark4: 0, mark5: level };
      }
      const n = Number(String(keys.participant).slice(1));
      const failed = n < 7 - level;
      const best = n >= 10 - level;
      if (table === 'oge') return { mark: failed ? 2 : best ? 5 : 3 };
      return { passed: !failed, score: best ? 90 : 50 };
    },
    external: (key, { i }) => {
      if (key === 'context.unemployment') return i;
      return key === 'context.culture_places' ? i % 2 : 0;
    },
  });
}, 120_000);
afterAll(() => app.stop());

describe('everything that Ob asks, reported', () => {
  it('gives fourteen numbers; the other criteria are judged', async () => {
    const rows = await valuesIn(town, '2021-2022');
    const { withValue, reasons } = tally(town, rows);
    expect([withValue, Object.keys(reasons), reasons.judged?.length]).toEqual([14, ['judged'], 54]);
    expect(oddities(rows)).toEqual([]);
    expect(rows.find(({ key }) => key === 'talents.1.1')?.value?.judgement?.level).toBe(
      'sufficient',
    );
  });

  it('puts schools where the document does, year after year', async () => {
    const groups = await groupsOf(town, '2021-2022');
    expect(groups['low-results-list']).toMatchObject({ 'steadily-low': [1, 2] });
    expect(groups['social-list']).toMatchObject({ unfavourable: [2, 3] });
    expect(groups['low-and-unfavourable']).toMatchObject({ both: [2] });
    expect(groups['school-types']).toEqual({ staff: [1], undecided: [2] });
    expect(Object.entries(groups).filter(([, found]) => !found)).toEqual([]);
  });

  it('asks for numbers, answers by yes or no, documents', () => {
    expect(askedOf(town.catalog)).toEqual([
      'school schoolYear: 28 + 0 + 2',
      'kindergarten schoolYear: 0 + 0 + 2',
      'supplementary schoolYear: 1 + 0 + 0',
      'department schoolYear: 10 + 1 + 6',
    ]);
  });
});

describe('worked by hand in Ob', () => {
  it('sums: individual plans, stages of the olympiad', async () => {
    const plans = await valueAndSchool(town, 'talents.8.1', { school: 3 });
    expect([plans.town.value, plans.school?.value]).toEqual([
      1 + 4 + 7 + 10 + 13 + 16 + 19 + 22,
      10,
    ]);
    const olympiad = await valueAndSchool(town, 'talents.5.1', { school: 2 });
    expect([olympiad.town.value, olympiad.school?.value]).toEqual([828 + 160 + 28, 102 + 20 + 2]);
    expect(partsOf(olympiad.town)).toMatchObject({ regional: 28, federal: 0 });
  });

  it('a share of the department: places for children, by ages', async () => {
    const { town: whole } = await valueAndSchool(town, 'preschool-quality.1.1');
    expect(whole.value).toBeCloseTo((100 * (200 + 300)) / (200 + 400), 10);
    expect(partsOf(whole)).toMatchObject({ to_3: 100, from_3_to_7: 75 });
  });

  it('what should not be there: no complaint is a yes', async () => {
    expect((await valueAndSchool(town, 'preschool-quality.9.1')).town.value).toBe(1);
  });

  it('indices, lists and their overlay in one indicator', async () => {
    const found = await valueAndSchool(town, 'low-result-schools.1.1', { school: 5 });
    expect(partsOf(found.town)).toMatchObject({ low: 2, unfavourable: 2, both: 1 });
    expect(partsOf(found.town).results).toBeCloseTo(0.5, 10);
    expect(partsOf(found.school).results).toBeCloseTo(5 / 7, 10);
    expect(partsOf(found.school).social).toBeCloseTo(3 / 7, 10);
    expect(partsOf(found.school)).toMatchObject({ low: 0, both: 0 });
  });

  it('norms kept: 0 or 1 each, then the mean', async () => {
    const found = await valueAndSchool(town, 'low-result-schools.2.1', { school: 0 });
    expect(partsOf(found.town)['index-social']).toBeCloseTo((3 + 5 / 3) / 8, 10);
    expect(partsOf(found.town)['index-territory']).toBeCloseTo((6 + 4) / 2 / 8, 10);
    expect(partsOf(found.school)['index-territory']).toBe(0.5);
    expect(partsOf(found.town)).toMatchObject({ 'type-staff': 1, 'type-social': 0 });
  });

  it('places gained in a year', async () => {
    const risen = await valueAndSchool(town, 'low-result-schools.3.1', { school: 7 });
    expect(partsOf(risen.school).shift).toBe(1);
    const fallen = await valueAndSchool(town, 'low-result-schools.3.1', { school: 6 });
    expect(partsOf(fallen.school).shift).toBe(-1);
    expect(partsOf(risen.town)).toMatchObject({ risen: 1, fallen: 1 });
  });
});
