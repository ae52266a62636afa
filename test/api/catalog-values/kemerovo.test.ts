import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import type { Answers } from '../../../forms/run/types.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import { linksOf, openCampaign, submission, tokenOf } from '../../support/make.ts';
import {
  askedOf,
  groupsOf,
  oddities,
  partsOf,
  tally,
  valueAndSchool,
  valuesIn,
} from '../../support/reported-values.ts';
import { reportAll, type Keys, type Reported, type Teller } from '../../support/reported.ts';

/**
 * All that Kemerovo asks, reported: by schools, kindergartens, a centre of supplementary education,
 * the department and its methodical centre, by other systems, observers and parents.
 */

const teachers = [40, 30, 20, 50, 60, 25, 35, 45];
const diagnosed = [10, 12, 8, 30, 40, 5, 14, 20];
const specialNeeds = [10, 20, 30, 40, 50, 60, 90, 100];
const years = ['2019-2020', '2020-2021', '2021-2022'];

function answer(id: string, { type, i, period }: Teller): number | boolean | undefined {
  if (id === 'talent_projects') return 5 + 2 * years.indexOf(period);
  if (id === 'children_total') return 200;
  if (id === 'children_career') return 50;
  if (type !== 'school') return undefined;
  if (id.startsWith('pupils_total__')) return 300 + 10 * i;
  if (id === 'pupils_noo_career') return 30;
  if (id === 'teachers_total') return teachers[i];
  if (id === 'teachers_diagnosed') return diagnosed[i];
  if (id === 'pupils_ovz') return specialNeeds[i];
  if (id === 'pupils_nonnative') return specialNeeds[i]! / 2;
  if (id === 'graduates_11_ege_profile') return 2;
  if (id === 'graduates_demanded') return 20;
  if (id === 'pupils_abilympics') return 1;
  if (id === 'ovz_accessible') return i !== 2;
  if (id === 'pupils_register_removed') return i;
  return undefined;
}

/** In the first two schools 40 % fail everywhere; the year before the first was worse. */
function row(table: string, keys: Keys, { i, period }: Teller): Answers {
  const low = i < 2;
  const n = Number(String(keys.participant).slice(1));
  if (table === 'vpr') {
    const before = i === 0 ? 10 : 7;
    const mark2 = !low ? 1 : period === '2021-2022' ? 8 : before;
    const counts = { mark3: 10 - mark2, mark4: 6, mark5: 4 };
    return { participants: 20, mark2, ...counts, confirmed: 14, lowered: 3, raised: 3 };
  }
  if (table === 'oge') {
    const mark = n < (low ? 4 : 1) ? 2 : n >= (low ? 8 : 6) ? 5 : 4;
    return { mark, honours: n >= 5 };
  }
  if (table === 'ege') {
    return { score: 40 + 5 * n + i, mark: 4, passed: n >= (low ? 4 : 1), medal: n >= 5 };
  }
  if (table === 'functional_literacy') {
    return { class_pupils: 25, participants: 20, high: 2, raised: 3, middle: 10 };
  }
  if (table === 'procedure_watch') return { biased: i === 7 };
  if (table === 'vsosh') return { participants: 20, winners: 4 };
  if (table === 'teacher_competence') {
    return { subject: 70 + i, subject_before: 75, method: 60, method_before: 60 };
  }
  if (table === 'low_results_external') return { low: 10, results: 100 };
  return {};
}

/** An observer sees a good group; seven parents are satisfied, three are not. */
async function respond(app: TestApp, town: Town): Promise<void> {
  const send = async (formKey: string, all: readonly Record<string, unknown>[]) => {
    const organizationIds = [town.kindergarten._id];
    const { id } = await openCampaign(app, town, { formKey, period: '2021-2022', organizationIds });
    const [link] = await linksOf(town, id);
    for (const answers of all) {
      const body = submission(answers);
      const reply = await app.visitor().post(`/api/answer/${tokenOf(link)}`, body);
      expect(reply.status, reply.text).toBe(201);
    }
  };
  const file = new URL('../../../forms/library/preschool-observation.json', import.meta.url);
  const { survey } = JSON.parse(readFileSync(file, 'utf8')) as {
    survey: { pages: { elements: { name: string; type: string }[] }[] };
  };
  const scales = survey.pages.flatMap(({ elements }) =>
    elements.filter(({ name, type }) => type === 'radiogroup' && name !== 'group_age'),
  );
  const visit = {
    visit_date: '2022-04-05',
    group_age: 'mixed',
    children_present: 20,
    has_special_needs: true,
  };
  await send('preschool-observation', [
    { ...visit, ...Object.fromEntries(scales.map(({ name }) => [name, 4])) },
  ]);
  const marks = [5, 5, 4, 4, 5, 4, 5, 3, 2, 3];
  await send(
    'parents-kindergarten',
    marks.map((overall) => ({ age: 'under_3', overall })),
  );
  // Anonymous answers are taken in steps.
  await app.runJobs();
}

let app: TestApp;
let town: Reported;
beforeAll(async () => {
  app = await startTestApp();
  const ten = Array.from({ length: 10 }, (_, n) => `p${n}`);
  town = await reportAll(
    app,
    'kemerovo-2021',
    {
      periods: [...years, '2021'],
      answer,
      row,
      keys: {
        ...{ 'oge.participant': ten, 'ege.participant': ten, 'diagnostics.subject': ['a'] },
        ...{ 'diagnostics.work': ['a'], 'functional_literacy.study': ['a'] },
      },
      refused: (id, { i }) => id === 'accessibility' && i === 3,
    },
    (made) => respond(app, made),
  );
}, 120_000);
afterAll(() => app.stop());

describe('everything that Kemerovo asks, reported', () => {
  it('gives every indicator of the document', async () => {
    const rows = await valuesIn(town, '2021-2022');
    expect(tally(town, rows)).toEqual({
      withValue: 164,
      reasons: {
        // Asked by calendar year.
        notReported: ['upbringing.5.5'],
        judged: [
          ...['career-guidance.9.1', 'career-guidance.9.2', 'career-guidance.9.3'],
          ...['upbringing.9.3', 'upbringing.9.4', 'upbringing.9.5'],
        ],
      },
    });
    expect(oddities(rows)).toEqual([]);
  });

  it('gives the number of a calendar year in that year', async () => {
    const rows = await valuesIn(town, '2021');
    expect(rows.filter(({ value }) => value?.value != null).map(({ key }) => key)).toEqual([
      'upbringing.5.5',
    ]);
    expect(rows.find(({ key }) => key === 'upbringing.5.5')?.value?.value).toBe(28);
  });

  it('puts schools on the lists', async () => {
    const groups = await groupsOf(town, '2021-2022');
    expect(groups['low-results']).toMatchObject({ low: [1, 2] });
    expect(groups['social-conditions']).toMatchObject({ unfavourable: [7, 8] });
    expect(groups['low-or-social']).toEqual({
      first: [1, 2],
      second: [7, 8],
      neither: [3, 4, 5, 6],
    });
    // Claimants have 65 points and more in the first school, one more in each next; 70 confirm.
    expect(groups['medal-confirmation']).toEqual({
      unconfirmed: [1, 2, 3, 4, 5],
      confirmed: [6, 7, 8],
    });
    expect(Object.values(groups)).not.toContain(null);
  });

  it('asks for numbers, answers by yes or no, documents', () => {
    expect(askedOf(town.catalog)).toEqual([
      'school schoolYear: 117 + 10 + 1',
      'school calendarYear: 1 + 0 + 0',
      'kindergarten schoolYear: 21 + 24 + 0',
      'supplementary schoolYear: 11 + 6 + 0',
      'department schoolYear: 36 + 6 + 5',
      'methodicalCentre schoolYear: 3 + 0 + 1',
    ]);
  });
});

describe('worked by hand in Kemerovo', () => {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

  it('a share of rows of persons: fives at the OGE in Russian', async () => {
    const found = await valueAndSchool(town, 'student-quality.2.1', { school: 0 });
    expect([found.town.value, found.school?.value]).toEqual([(100 * (2 * 2 + 6 * 4)) / 80, 20]);
  });

  it('a share of sums in rows: twos at the VPR', async () => {
    const found = await valueAndSchool(town, 'context.vpr_low', { school: 1 });
    expect([found.town.value, found.school?.value]).toEqual([(100 * (2 * 8 + 6)) / 160, 40]);
  });

  it('only schools on either of two lists', async () => {
    const found = await valueAndSchool(town, 'low-result-schools.2.1', { school: 6 });
    expect(found.town).toMatchObject({ numerator: 56, denominator: 150 });
    expect(found.school?.value).toBe(40);
    const other = await valueAndSchool(town, 'low-result-schools.2.1', { school: 3 });
    expect(other.school?.value ?? null).toBeNull();
  });

  it('a change against the year before', async () => {
    // 60 tests of the VPR with 20 participants, 14 exams of the OGE, 16 of the EGE with 10 each.
    const found = await valueAndSchool(town, 'low-result-schools.1.2', { school: 0 });
    expect(found.town.value).toBeCloseTo((100 * 60 * (8 + 8 - 10 - 7)) / (8 * 1500), 10);
    expect(found.school?.value).toBeCloseTo((100 * 60 * (8 - 10)) / 1500, 10);
  });

  it('of schools on the lists those that became better', async () => {
    const found = await valueAndSchool(town, 'low-result-schools.1.1');
    expect(found.town).toMatchObject({ numerator: 1, denominator: 4, value: 25 });
  });

  it('a mean of points of those who claim a medal', async () => {
    const found = await valueAndSchool(town, 'student-quality.6.7', { school: 2 });
    expect(found.town.value).toBeCloseTo(75 + 3.5, 10);
    expect(found.school?.value).toBe(77);
  });

  it('a ratio: pupils to a teacher, in schools', async () => {
    const found = await valueAndSchool(town, 'heads-effectiveness.5.6', { school: 3 });
    const pupils = teachers.map((_, i) => 3 * (300 + 10 * i));
    expect(found.town.value).toBeCloseTo(sum(pupils) / sum(teachers), 10);
    expect(found.school?.value).toBeCloseTo(990 / 50, 10);
  });

  it('a number counted up over all years', async () => {
    expect((await valueAndSchool(town, 'talent.1.4')).town.value).toBe(5 + 7 + 9);
  });

  it('what is there, unless an expert does not find it proved', async () => {
    const found = await valueAndSchool(town, 'heads-effectiveness.3.3', { school: 3 });
    expect([found.town.value, found.school?.value]).toEqual([6 / 8, 0]);
  });

  it('parts of different organizations: kindergartens, primary grades', async () => {
    const found = await valueAndSchool(town, 'career-guidance.5.1', { school: 5 });
    expect(partsOf(found.town).kindergartens).toBe(25);
    expect(partsOf(found.town).primary).toBeCloseTo((100 * 240) / (2400 + 280), 10);
    expect(partsOf(found.school).primary).toBeCloseTo((100 * 30) / 350, 10);
  });

  it('what parents and observers say of kindergartens', async () => {
    const found = await valueAndSchool(town, 'preschool-quality.3.1');
    expect(partsOf(found.town)).toEqual({ all: 100, parents: 480, satisfied: 70, support: 100 });
    expect((await valueAndSchool(town, 'preschool-quality.2.3')).town.value).toBe(100);
  });
});
