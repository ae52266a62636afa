/**
 * The third demo municipality: what an invented district reports of itself. The catalog is that of
 * the real Verkhovazhye programme; every school, village, person and number here is made up, and
 * the district's real schools have other names. The figures of exams stand in
 * verkhovazhye-results.ts.
 *
 * Ten schools from 14 to 604 pupils, so that the reader meets what a district meets: villages with
 * three leavers, a school without participants, one that has not reported yet.
 */
import type { DemoOrganization, DemoValues } from './figures.ts';

const district = 'Верховажского муниципального района (демо)';

interface SchoolRow {
  key: string;
  title: string;
  level: 'средняя' | 'основная' | 'начальная';
  cluster: 'Райцентр' | 'Север района' | 'Юг района';
  teachers: number;
}

/** The order of every row of numbers below and in verkhovazhye-results.ts. */
const SCHOOLS: readonly SchoolRow[] = [
  school('beregovaya', 'Береговая средняя', 'Райцентр', 42),
  school('polevaya', 'Полевая средняя', 'Райцентр', 28),
  school('brusnichnoe', 'Брусничновская средняя', 'Север района', 20),
  school('zhuravlikha', 'Журавлихинская средняя', 'Юг района', 17),
  school('lukoshkino', 'Лукошкинская средняя', 'Юг района', 15),
  school('moroshkino', 'Морошкинская основная', 'Север района', 12),
  school('zaozernaya', 'Заозёрная основная', 'Юг района', 10),
  school('klyuchi', 'Ключевская основная', 'Север района', 8),
  school('podlipye', 'Подлипская основная', 'Юг района', 6),
  school('svetlybor', 'Светлоборская начальная', 'Север района', 3),
];

function school(
  key: string,
  name: string,
  cluster: SchoolRow['cluster'],
  teachers: number,
): SchoolRow {
  const [title = '', level = ''] = name.split(' ');
  return { key, title, level: level as SchoolRow['level'], cluster, teachers };
}

export const schoolKeys: readonly string[] = SCHOOLS.map(({ key }) => key);

/** `last` is the school year before the one that the district sums up. */
export type DemoYear = 'last' | 'this';

/** Pupils: all, then grades 4 to 11. The pupils of a grade are a grade older the year after. */
type Contingent = readonly [
  all: number,
  ...grades: [number, number, number, number, number, number, number, number],
];

const CONTINGENTS: Record<DemoYear, readonly Contingent[]> = {
  last: [
    [611, 58, 55, 57, 56, 58, 61, 25, 28],
    [379, 39, 35, 36, 36, 36, 34, 14, 16],
    [240, 24, 22, 22, 23, 22, 24, 9, 11],
    [193, 19, 17, 18, 18, 18, 18, 7, 8],
    [147, 15, 13, 14, 13, 14, 15, 5, 6],
    [101, 11, 9, 10, 10, 11, 10, 0, 0],
    [74, 8, 8, 7, 7, 8, 9, 0, 0],
    [49, 5, 4, 5, 5, 5, 6, 0, 0],
    [29, 3, 2, 3, 3, 3, 2, 0, 0],
    [16, 0, 0, 0, 0, 0, 0, 0, 0],
  ],
  this: [
    [604, 61, 57, 54, 56, 55, 58, 27, 25],
    [372, 38, 39, 34, 36, 35, 36, 15, 14],
    [236, 26, 24, 21, 22, 23, 22, 10, 9],
    [188, 20, 19, 17, 18, 18, 18, 8, 7],
    [142, 15, 15, 13, 14, 13, 14, 6, 5],
    [98, 12, 11, 9, 10, 10, 11, 0, 0],
    [71, 8, 8, 8, 7, 7, 8, 0, 0],
    [46, 6, 5, 4, 5, 5, 5, 0, 0],
    [27, 4, 3, 2, 3, 3, 3, 0, 0],
    // Three grades only: whoever goes to grade 4 is taken to Podlipye by bus.
    [14, 0, 0, 0, 0, 0, 0, 0, 0],
  ],
};

/** How many pupils a school has, in a grade or, without one, in all. */
export function pupilsOf(at: number, year: DemoYear, grade?: number): number {
  return CONTINGENTS[year][at]?.[grade === undefined ? 0 : grade - 3] ?? 0;
}

/** The department first, then the centre and the schools; all names end with «(демо)». */
export const verkhovazhyeOrganizations: readonly DemoOrganization[] = [
  {
    key: 'department',
    type: 'department',
    name: `Управление образования администрации ${district}`,
    shortName: 'Управление образования (демо)',
    children: 0,
    teachers: null,
    cluster: '',
  },
  {
    key: 'rodnik',
    type: 'supplementary',
    name: `Муниципальное бюджетное учреждение дополнительного образования «Дом детского творчества «Рябиновый родник» ${district}`,
    shortName: 'Дом творчества «Рябиновый родник» (демо)',
    children: 480,
    teachers: 19,
    cluster: 'Райцентр',
  },
  ...SCHOOLS.map(({ key, title, level, cluster, teachers }, at): DemoOrganization => ({
    key,
    type: 'school',
    name: `Муниципальное бюджетное общеобразовательное учреждение «${title} ${level} школа» ${district}`,
    shortName: `${title} школа (демо)`,
    children: pupilsOf(at, 'this'),
    teachers,
    cluster,
  })),
];

/**
 * What a school counts, in percent of the whole that it is a part of; rounded down. How much of it
 * a school does is its own, see ACTIVITY.
 */
const SHARES: readonly (readonly [element: string, whole: string, percent: number])[] = [
  ['pupils_procedures', 'pupils_total', 56],
  ['pupils_procedures_passed', 'pupils_procedures', 78],
  ['pupils_ovz_mastered', 'pupils_ovz', 97],
  ['pupils_olympiad_municipal', 'pupils_total', 14],
  ['pupils_score_changed', 'pupils_olympiad_municipal', 6],
  ['pupils_olympiad_regional', 'pupils_total', 1.6],
  ['pupils_olympiad_regional_winners', 'pupils_olympiad_regional', 34],
  ['pupils_olympiad_regional_university', 'pupils_olympiad_regional', 25],
  ['pupils_olympiad_final', 'pupils_total', 0.2],
  ['pupils_olympiad_final_winners', 'pupils_olympiad_final', 0],
  ['pupils_olympiad_camp', 'pupils_total', 3],
  ['pupils_art_winners__regional', 'pupils_total', 4],
  ['pupils_art_winners__national', 'pupils_total', 1],
  ['pupils_sport_winners__regional', 'pupils_total', 5],
  ['pupils_sport_winners__national', 'pupils_total', 0.6],
  ['pupils_gifted_camps', 'pupils_gifted', 28],
  ['pupils_research', 'pupils_total', 19],
  ['pupils_8_11_career', 'pupils_8_11', 91],
  ['pupils_ovz_8_11_career', 'pupils_ovz_8_11', 88],
  ['pupils_need_early_career', 'pupils_6_11', 62],
  ['pupils_early_career', 'pupils_need_early_career', 71],
  ['pupils_8_11_open_lessons', 'pupils_8_11', 83],
  ['pupils_ticket_future', 'pupils_6_11', 24],
  ['pupils_6_tested', 'pupils_6', 76],
  ['pupils_8_tested', 'pupils_8', 92],
  ['pupils_career_routes', 'pupils_total', 9],
  ['pupils_plan_advice', 'pupils_total', 7],
  ['graduates_9_region', 'graduates_9', 92],
  ['graduates_9_to_10', 'graduates_9', 41],
  ['graduates_11_region', 'graduates_11', 64],
  ['graduates_region_top50', 'graduates_9', 22],
  ['teachers_trained_talents', 'teachers_total', 18],
  ['teachers_trained_deficits', 'teachers_total', 27],
  ['teachers_routes', 'teachers_total', 16],
  ['teachers_retrained', 'teachers_total', 6],
  ['teachers_trained_upbringing', 'teachers_total', 33],
  ['teachers_upbringing_events', 'teachers_total', 58],
  ['teachers_network', 'teachers_total', 47],
  ['pupils_modern_conditions', 'pupils_total', 84],
  ['pupils_volunteers', 'pupils_total', 23],
  ['pupils_prevention_events', 'pupils_total', 79],
  ['parents_prevention', 'parents_total', 31],
  ['pupils_school_register_start', 'pupils_total', 2.6],
  ['pupils_school_register_removed', 'pupils_school_register_start', 40],
  ['pupils_school_register', 'pupils_total', 2.2],
  ['pupils_school_register_supported', 'pupils_school_register', 85],
];

/** Of what is usual in the district, percent by school; the year before a little less. */
const ACTIVITY: readonly number[] = [104, 98, 103, 94, 86, 101, 92, 100, 96, 100];
const LAST_YEAR = 0.94;

/** Yes (1) or no (0), school by school. */
const ANSWERS: Record<string, string> = {
  career_in_programme: '1111111110',
  career_support_programme: '1111011100',
  career_service: '1110010000',
  career_with_employers: '1110100000',
  career_with_colleges__spo: '1111111100',
  career_with_colleges__higher: '1110000000',
  career_gifted_programmes: '1110000000',
  career_ovz_programmes: '1101010000',
  curriculum_ovz: '1111111110',
  ovz_conditions: '1111111001',
  mentoring_system: '1111111100',
  observers_every_room: '1111111110',
  upbringing_programmes: '1111111111',
  prevention_programme: '1111111101',
  upbringing_cooperation: '1111010100',
};

/** What a school submits, by element; what is asked only of those who have any is left to `fit`. */
export function schoolReport(key: string, year: DemoYear): DemoValues {
  const at = schoolKeys.indexOf(key);
  const values: DemoValues = { ...wholes(at, year) };
  const activity = ((ACTIVITY[at] ?? 100) / 100) * (year === 'last' ? LAST_YEAR : 1);
  for (const [element, whole, percent] of SHARES) {
    const share = Math.min(1, (percent / 100) * activity);
    values[element] = Math.floor(Number(values[whole]) * share);
  }
  values['science_societies'] = at < 6 ? 1 : 0;
  values['volunteer_groups'] = at < 3 ? 2 : Number(at < 9);
  for (const [element, answers] of Object.entries(ANSWERS)) values[element] = answers[at] === '1';
  return values;
}

function wholes(at: number, year: DemoYear): DemoValues {
  const sum = (first: number) =>
    [6, 7, 8, 9, 10, 11]
      .filter((grade) => grade >= first)
      .reduce((all, grade) => all + pupilsOf(at, year, grade), 0);
  const all = pupilsOf(at, year);
  const ovz = Math.floor(all * 0.08);
  return {
    pupils_total: all,
    pupils_6_11: sum(6),
    pupils_6: pupilsOf(at, year, 6),
    pupils_8_11: sum(8),
    pupils_8: pupilsOf(at, year, 8),
    graduates_9: pupilsOf(at, year, 9),
    graduates_11: pupilsOf(at, year, 11),
    pupils_ovz: ovz,
    pupils_ovz_8_11: Math.min(sum(8), Math.floor(ovz * 0.3)),
    pupils_gifted: Math.floor(all * 0.11),
    parents_total: Math.round(all * 1.7),
    teachers_total: SCHOOLS[at]?.teachers ?? 0,
  };
}

/** Has not submitted its form for the year that is summed up. */
export const debtor = 'zaozernaya';

/** A quantity that one school cannot give, and why. */
export const unknown = {
  key: 'klyuchi',
  element: 'pupils_career_routes',
  reason: 'Учёт маршрутов ведём только с этого года',
};

/** The centre is asked about conditions and mentoring alone. */
export const centreReport: DemoValues = { ovz_conditions: true, mentoring_system: true };

/** What the department itself holds. */
export const departmentReport: DemoValues = {
  dpp_total: 14,
  dpp_by_deficits: 6,
  dpp_reviewed: 5,
  dpp_for_district: 9,
  dpp_for_region: 7,
  dpp_targeted: 4,
  dpp_retraining: 2,
  olympiad_observers_every_room: true,
  teacher_communities__associations: false,
  teacher_communities__subject_unions: true,
};
