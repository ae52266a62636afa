/**
 * The second demo municipality: an invented district of four settlements, in the middle of its
 * year. Nothing here is from a document; every name and figure is made up.
 */
import type { ElementState } from '../responses/schema.ts';
import { monitoringReports, type DemoOrganization, type DemoValues } from './figures.ts';

const district = 'Малышевского городского округа (демо)';

const clusters = {
  granit: 'посёлок Гранитный',
  kedr: 'посёлок Кедровый Лог',
  malina: 'посёлок Малиновый',
  lakes: 'деревня Озёрки',
} as const;

type Place = keyof typeof clusters;

function school(
  key: string,
  title: string,
  place: Place,
  children: number,
  teachers: number,
): DemoOrganization {
  return {
    key,
    type: 'school',
    name: `Муниципальное автономное общеобразовательное учреждение «${title}» ${district}`,
    shortName: `${title.replace('Средняя общеобразовательная школа', 'Школа').replace('основная общеобразовательная школа', 'школа')} (демо)`,
    children,
    teachers,
    cluster: clusters[place],
  };
}

function kindergarten(
  key: string,
  title: string,
  place: Place,
  children: number,
): DemoOrganization {
  return {
    key,
    type: 'kindergarten',
    name: `Муниципальное автономное дошкольное образовательное учреждение «Детский сад ${title} ${district}`,
    shortName: `Детский сад ${title} (демо)`,
    children,
    teachers: Math.ceil(children / 10),
    cluster: clusters[place],
  };
}

/** The department and its office first, then the centre, schools and kindergartens. */
export const malyshevskyOrganizations: readonly (Omit<DemoOrganization, 'type'> & {
  type: DemoOrganization['type'] | 'methodicalCentre';
})[] = [
  {
    key: 'department',
    type: 'department',
    name: `Управление образования Администрации ${district}`,
    shortName: 'Управление образования (демо)',
    children: 0,
    teachers: null,
    cluster: '',
  },
  {
    key: 'methodical',
    type: 'methodicalCentre',
    name: `Муниципальное казённое учреждение «Методический кабинет» ${district}`,
    shortName: 'Методический кабинет (демо)',
    children: 0,
    teachers: null,
    cluster: clusters.granit,
  },
  {
    key: 'stones',
    type: 'supplementary',
    name: `Муниципальное автономное учреждение дополнительного образования «Центр творчества «Цветные камешки» ${district}`,
    shortName: 'Центр «Цветные камешки» (демо)',
    children: 410,
    teachers: 17,
    cluster: clusters.granit,
  },
  school('school101', 'Средняя общеобразовательная школа № 101', 'granit', 412, 29),
  school('school102', 'Средняя общеобразовательная школа № 102', 'kedr', 268, 21),
  school('school110', 'Средняя общеобразовательная школа № 110', 'malina', 187, 16),
  school('school112', 'Средняя общеобразовательная школа № 112', 'granit', 44, 8),
  school('lakes', 'Озёрская основная общеобразовательная школа', 'lakes', 38, 9),
  kindergarten('garden201', '№ 201 «Утёнок»', 'granit', 142),
  kindergarten('garden202', '№ 202 «Смолка»', 'kedr', 118),
  kindergarten('garden203', '№ 203 «Карусель»', 'granit', 96),
  kindergarten('garden207', '№ 207 «Клубничка»', 'malina', 74),
  kindergarten('garden210', '№ 210 «Искорка»', 'kedr', 51),
  kindergarten('garden212', '№ 212 «Камышинка»', 'lakes', 24),
];

/**
 * Answers of parents by school in the running survey: one school has none yet, one more than it
 * has pupils, one too few to be shown.
 */
export const schoolAnswers = [64, 0, 31, 47, 3];

/** Answers of parents by kindergarten in the survey that is over. */
export const kindergartenAnswers = [58, 41, 37, 22, 19, 8];

interface MalyshevskyReport {
  organizationKey: string;
  values: DemoValues;
  states: Record<string, ElementState>;
}

const absent = (reason: string): ElementState => ({ state: 'absent', reason });

/** Three of five schools have reported; what has no value says why. */
export function malyshevskyReports(): MalyshevskyReport[] {
  return [
    { organizationKey: 'school101', values: scaled(0, 412, 29), states: {} },
    {
      organizationKey: 'school110',
      values: scaled(6, 187, 16),
      states: {
        pupils_volunteers: absent('Учёт волонтёров ведётся с января'),
        vacant_hours: absent('Тарификация ещё не утверждена'),
      },
    },
    {
      organizationKey: 'school112',
      values: scaled(9, 44, 8),
      states: {
        mentoring_programs: { state: 'notApplicable', reason: '' },
        teachers_mentoring: { state: 'notApplicable', reason: '' },
        pupils_low_income: absent('Справки собирают до конца месяца'),
      },
    },
  ];
}

/** Another school's figures for so many pupils and teachers; rounded down, so that parts fit. */
function scaled(from: number, pupils: number, teachers: number): DemoValues {
  const values = monitoringReports()[from]?.values ?? {};
  const of = (name: string) => Number(values[name]);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, number | boolean] => {
      if (name === 'pupils_total') return [name, pupils];
      if (name === 'teachers_total') return [name, teachers];
      if (typeof value === 'boolean') return [name, value];
      const ratio = name.startsWith('teachers_')
        ? teachers / of('teachers_total')
        : pupils / of('pupils_total');
      return [name, Math.floor(value * ratio)];
    }),
  );
}
