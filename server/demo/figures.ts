/**
 * Figures of the demo: made-up organizations of Spassk-Dalny whose reports for 2020-2021 add up to
 * what the town's own concept publishes, so that a reader can check the product against the paper.
 *
 * | published (line of the concept)         | here                        |
 * | 40 pupils on the police register, 0.83 %| 40 of 4817                  |
 * | 66 on the school register, 1.37 %       | 66 of 4817                  |
 * | 141 teachers trained, 56.18 %           | 141 of 251                  |
 * | teachers under 35, 22.9 % (352)         | 57 of 251 = 22.71 %, see *  |
 * | up to 3 years of experience, 6.8 % (353)| 17 of 251 = 6.77 %          |
 * | education matches the subject, 99.5 % (354) | 250 of 251 = 99.60 %, see * |
 *
 * * No whole number of 251 gives the published percentage; the nearest one is taken.
 * The totals 4817 and 251 are not printed in the concept: they are the ones that its counts and
 * percentages together imply. Everything per organization is invented.
 */
import type { PeriodType } from '../../forms/schema.ts';

export interface DemoOrganization {
  /** Stable within the demo; also the login prefix of its people. */
  key: string;
  type: 'school' | 'kindergarten' | 'supplementary' | 'department';
  name: string;
  shortName: string;
  /** Children, for context data and the size of its surveys; 0 for the department. */
  children: number;
  teachers: number | null;
  /** The part of the town it stands in. */
  cluster: string;
}

/** Element id (and question name) → reported value. */
export type DemoValues = Record<string, number | boolean>;

export interface DemoReport {
  organizationKey: string;
  formId: string;
  periodType: PeriodType;
  period: string;
  values: DemoValues;
}

interface SchoolRow {
  key: string;
  title: string;
  /** Primary, lower secondary, upper secondary; graduates of grades 9 and 11. */
  stages: readonly [number, number, number];
  graduates: readonly [number, number];
  teachers: number;
  /** 0–1: how strong the school's results are; drives the invented self-assessment. */
  strength: number;
}

const SCHOOLS: readonly SchoolRow[] = [
  school('zarechnaya', 'Заречная', [352, 396, 64], [74, 30], 40, 0.55),
  school('sadovaya', 'Садовая', [318, 357, 70], [68, 34], 37, 0.9),
  school('privokzalnaya', 'Привокзальная', [302, 338, 48], [65, 22], 34, 0.4),
  school('parkovaya', 'Парковая', [263, 291, 50], [56, 24], 31, 0.8),
  school('severnaya', 'Северная', [236, 258, 37], [49, 17], 28, 0.35),
  school('lipovaya', 'Липовая', [201, 226, 40], [43, 19], 25, 0.75),
  school('ozernaya', 'Озёрная', [173, 189, 20], [36, 9], 21, 0.5),
  school('luchistaya', 'Лучистая', [126, 148, 0], [28, 0], 15, 0.6),
  school('slobodskaya', 'Слободская', [95, 106, 0], [20, 0], 12, 0.3),
  school('khvoynaya', 'Хвойная', [55, 58, 0], [11, 0], 8, 0.65),
];

const KINDERGARTENS: readonly (readonly [key: string, title: string, children: number])[] = [
  ['solnyshko', 'Солнечный зайчик', 214],
  ['ryabinka', 'Рябиновая ветка', 188],
  ['kolobok', 'Пшеничный колосок', 165],
  ['snegiri', 'Снегирёк', 149],
  ['rodnichok', 'Лесной родник', 127],
  ['svetlyachok', 'Светлый дворик', 104],
  ['raduga', 'Семь цветов', 86],
  ['kedrovka', 'Кедровая шишка', 52],
];

/** Schools and kindergartens stand in three parts of the town. */
function clusterOf(index: number): string {
  return ['Центр', 'Заречье', 'Слобода'][index % 3] ?? '';
}

/** The department first, then the centre, schools and kindergartens; all names end with «(демо)». */
export const demoOrganizations: readonly DemoOrganization[] = [
  {
    key: 'department',
    type: 'department',
    name: 'Управление образования Администрации городского округа Спасск-Дальний (демо)',
    shortName: 'Управление образования (демо)',
    children: 0,
    teachers: null,
    cluster: '',
  },
  {
    key: 'masterskie',
    type: 'supplementary',
    name: 'Муниципальное бюджетное учреждение дополнительного образования «Центр детского творчества «Мастерские» городского округа Спасск-Дальний (демо)',
    shortName: 'Центр «Мастерские» (демо)',
    children: 940,
    teachers: 34,
    cluster: 'Центр',
  },
  ...SCHOOLS.map((row, index): DemoOrganization => ({
    key: row.key,
    type: 'school',
    name: `Муниципальное бюджетное общеобразовательное учреждение «${row.title} ${row.stages[2] > 0 ? 'средняя' : 'основная'} общеобразовательная школа» городского округа Спасск-Дальний (демо)`,
    shortName: `${row.title} школа (демо)`,
    children: pupils(row),
    teachers: row.teachers,
    cluster: clusterOf(index),
  })),
  ...KINDERGARTENS.map(([key, title, children], index): DemoOrganization => ({
    key,
    type: 'kindergarten',
    name: `Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад «${title}» городского округа Спасск-Дальний (демо)`,
    shortName: `Детский сад «${title}» (демо)`,
    children,
    teachers: Math.ceil(children / 11),
    cluster: clusterOf(index),
  })),
];

/** One column per school in the order of SCHOOLS. */
const MONITORING: Record<string, readonly (number | boolean)[]> = {
  pupils_pdn: [7, 5, 6, 4, 6, 3, 5, 2, 2, 0],
  pupils_pdn_removed: [2, 1, 2, 1, 1, 1, 1, 0, 1, 0],
  pupils_pdn_year: [9, 7, 8, 5, 7, 4, 6, 2, 3, 0],
  pupils_school_register: [11, 9, 10, 7, 9, 6, 7, 4, 2, 1],
  teachers_trained_upbringing: [24, 19, 22, 16, 15, 17, 10, 9, 5, 4],
  teachers_young: [10, 7, 9, 6, 8, 5, 6, 2, 3, 1],
  teachers_experience_3: [3, 2, 3, 1, 3, 1, 2, 0, 1, 1],
  teachers_profile_education: [40, 37, 34, 31, 28, 25, 21, 15, 11, 8],
  teachers_overload_36: [2, 1, 3, 0, 2, 1, 2, 1, 1, 0],
  teachers_mentoring: [6, 4, 6, 2, 6, 2, 4, 0, 2, 2],
  mentoring_programs: [3, 2, 2, 1, 3, 1, 2, 0, 1, 1],
  vacant_hours: [36, 18, 54, 0, 27, 12, 40, 9, 24, 6],
  pupils_orphans: [9, 6, 8, 5, 7, 4, 6, 3, 3, 1],
  pupils_low_income: [121, 98, 110, 74, 92, 58, 69, 47, 41, 22],
  pupils_single_parent: [178, 155, 160, 121, 118, 95, 88, 60, 44, 24],
  pupils_sport_clubs: [260, 310, 205, 222, 160, 178, 101, 95, 62, 40],
  pupils_self_government: [96, 110, 84, 88, 61, 70, 40, 36, 22, 15],
  pupils_volunteers: [190, 225, 143, 170, 104, 136, 71, 63, 34, 22],
  crimes_count: [1, 0, 1, 0, 1, 0, 1, 0, 0, 0],
  offences_count: [5, 3, 4, 2, 4, 2, 3, 1, 1, 0],
  bullying_count: [1, 2, 0, 1, 2, 0, 1, 0, 0, 0],
  antidestructive_program: [true, true, true, true, true, true, true, true, false, true],
};

/** The ten schools' reports in `upbringing-staff-monitoring` for the school year 2020-2021. */
export function monitoringReports(): DemoReport[] {
  return SCHOOLS.map((row, index) => ({
    organizationKey: row.key,
    formId: 'upbringing-staff-monitoring',
    periodType: 'schoolYear',
    period: '2020-2021',
    values: {
      pupils_total: pupils(row),
      teachers_total: row.teachers,
      ...Object.fromEntries(
        Object.entries(MONITORING).map(([element, bySchool]) => [element, bySchool[index] ?? 0]),
      ),
    },
  }));
}

/**
 * The ten schools' `school-self-assessment` reports for 2021, with the same pupils and teachers as
 * the monitoring. Grade 11 lines are absent where there is no grade 11: the form hides them.
 */
export function selfAssessmentReports(): DemoReport[] {
  return SCHOOLS.map((row) => ({
    organizationKey: row.key,
    formId: 'school-self-assessment',
    periodType: 'calendarYear',
    period: '2021',
    values: {
      ...pupilValues(row),
      ...graduateValues(row),
      ...teacherValues(row),
      ...equipmentValues(row),
    },
  }));
}

function pupilValues(row: SchoolRow): DemoValues {
  const total = pupils(row);
  const contests = part(total, 0.35 + row.strength * 0.35);
  const winners = part(contests, 0.2 + row.strength * 0.2);
  return {
    pupils_total: total,
    pupils_noo: row.stages[0],
    pupils_ooo: row.stages[1],
    pupils_soo: row.stages[2],
    pupils_good_marks: part(total, 0.28 + row.strength * 0.25),
    pupils_contests: contests,
    pupils_winners: winners,
    pupils_winners_regional: part(winners, 0.2),
    pupils_winners_federal: part(winners, 0.06),
    pupils_winners_international: part(winners, 0.02),
    pupils_advanced: part(total, row.strength * 0.12),
    pupils_profile: row.stages[2],
    pupils_remote: part(total, 0.4 + row.strength * 0.3),
    pupils_network: part(total, 0.03 + row.strength * 0.05),
    pupils_broadband: total,
  };
}

function graduateValues(row: SchoolRow): DemoValues {
  const [ninth, eleventh] = row.graduates;
  const basic: DemoValues = {
    graduates_9: ninth,
    gia9_russian_score: hundredths(3.4 + row.strength * 0.8),
    gia9_math_score: hundredths(3.1 + row.strength * 0.8),
    gia9_russian_failed: part(ninth, 0.06 * (1 - row.strength)),
    gia9_math_failed: part(ninth, 0.14 * (1 - row.strength)),
    graduates_9_no_certificate: part(ninth, 0.05 * (1 - row.strength)),
    graduates_9_honours: part(ninth, 0.02 + row.strength * 0.08),
    graduates_11: eleventh,
  };
  if (eleventh === 0) return basic;
  return {
    ...basic,
    ege_russian_score: hundredths(61 + row.strength * 14),
    ege_math_score: hundredths(42 + row.strength * 18),
    ege_russian_failed: 0,
    ege_math_failed: part(eleventh, 0.1 * (1 - row.strength)),
    graduates_11_no_certificate: part(eleventh, 0.04 * (1 - row.strength)),
    graduates_11_honours: part(eleventh, 0.05 + row.strength * 0.12),
  };
}

function teacherValues(row: SchoolRow): DemoValues {
  const higher = part(row.teachers, 0.78 + row.strength * 0.15);
  const vocational = row.teachers - higher;
  const category = part(row.teachers, 0.35 + row.strength * 0.35);
  const highest = part(category, 0.3 + row.strength * 0.3);
  const staff = row.teachers + Math.ceil(row.teachers * 0.3);
  return {
    teachers_total: row.teachers,
    teachers_higher: higher,
    teachers_higher_pedagogical: part(higher, 0.94),
    teachers_vocational: vocational,
    teachers_vocational_pedagogical: part(vocational, 0.9),
    teachers_category: category,
    teachers_category_highest: highest,
    teachers_category_first: category - highest,
    teachers_experience_under_5: part(row.teachers, 0.14),
    teachers_experience_over_30: part(row.teachers, 0.3),
    teachers_age_under_30: part(row.teachers, 0.13),
    teachers_age_55_plus: part(row.teachers, 0.28),
    staff_total: staff,
    staff_retrained_5_years: part(staff, 0.85 + row.strength * 0.12),
    staff_trained_fgos: part(staff, 0.75 + row.strength * 0.15),
  };
}

function equipmentValues(row: SchoolRow): DemoValues {
  const total = pupils(row);
  return {
    computers_total: part(total, 0.09 + row.strength * 0.08),
    textbooks_total: Math.round(total * (17 + row.strength * 9)),
    electronic_documents: true,
    reading_room: row.strength > 0.3,
    ...(row.strength > 0.3
      ? {
          reading_room_computers: true,
          reading_room_media: row.strength > 0.5,
          reading_room_scanner: row.strength > 0.4,
          reading_room_internet: true,
          reading_room_printing: true,
        }
      : {}),
    area_total: Math.round(total * (3.2 + (1 - row.strength) * 2.4) * 10) / 10,
  };
}

function school(
  key: string,
  title: string,
  stages: readonly [number, number, number],
  graduates: readonly [number, number],
  teachers: number,
  strength: number,
): SchoolRow {
  return { key, title, stages, graduates, teachers, strength };
}

function pupils(row: SchoolRow): number {
  return row.stages[0] + row.stages[1] + row.stages[2];
}

/** Rounded down, so that two parts of one whole never exceed it. */
function part(whole: number, share: number): number {
  return Math.floor(whole * share);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
