import { missingInputMark, noDataMark } from './common.ts';
import {
  blank,
  headOf,
  marksOf,
  readObservations,
  readSettings,
  text,
  wholeResult,
} from './data.ts';
import type { Method, MethodData, OrganizationResult } from './method.ts';
import { mean, tidy } from './numbers.ts';
import { pointOf } from './points.ts';

const settings: Method['settings'] = {
  'least-deficit': {
    title: text('Дефицит, больше которого фактор считается', 'Deficit above which a factor counts'),
    default: 0,
    min: 0,
    max: 1,
    unit: 'number',
    reason: text(
      'Рабочее правило: наименьший дефицит в документе не задан.',
      'Working rule: the document gives no least deficit.',
    ),
  },
  ties: {
    title: text('Если несколько факторов наравне', 'Where several factors are equally great'),
    default: 'undecided',
    choices: [
      { value: 'undecided', title: text('тип называет управление', 'the department decides') },
      { value: 'first', title: text('первый в перечне типов', 'the first in the list of types') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: Концепция Оби (строка 1080) говорит о главном факторе, но не о равных.',
      'Working rule: the Ob concept (line 1080) speaks of the main factor but not of equal ones.',
    ),
  },
};

/** In the document's order, line 1078. */
const factors = [
  {
    id: 'social',
    title: text('с признаками социального учреждения', 'signs of a social institution'),
  },
  {
    id: 'territory',
    title: text('на территории с признаками депрессивности', 'in a depressed territory'),
  },
  {
    id: 'staff',
    title: text('с низким уровнем кадрового потенциала', 'low potential of the staff'),
  },
  {
    id: 'management',
    title: text('с признаками неэффективного управления', 'signs of ineffective management'),
  },
  {
    id: 'deviation',
    title: text('с высоким уровнем девиации детей', 'high level of children’s deviation'),
  },
  {
    id: 'deprivation',
    title: text('с высоким уровнем депривации родителей', 'high level of parents’ deprivation'),
  },
] as const;

/** A factor's deficit of each organization: one minus the mean of its scores, null of none. */
function readDeficits(data: MethodData) {
  const observed = readObservations(data);
  const scores = data.memberships.filter(({ back }) => back === 0);
  return (organizationId: string, factor: string) => {
    const own = data.inputs
      .filter(({ name }) => headOf(name) === factor)
      .map((input) => {
        const value = observed.value(input.name, organizationId);
        if (input.norm !== null) return pointOf(value, input);
        if (value === null || value < 0 || value > 1) return null;
        return input.polarity === 'up' ? value : 1 - value;
      });
    const listed = scores
      .filter((one) => one.list === factor && one.organizationId === organizationId)
      .map(({ score }) => (score !== null && score >= 0 && score <= 1 ? score : null));
    const score = mean([...own, ...listed].filter((x) => x !== null));
    return score === null ? null : tidy(1 - score);
  };
}

export const schoolTypes: Method = {
  id: 'school-types',
  title: text('Типы школ по главному фактору', 'Types of schools by the main factor'),
  explanation: text(
    'По каждому из шести факторов считается дефицит от 0 до 1: единица минус среднее его баллов. Тип школы определяет фактор с наибольшим дефицитом. Если наибольших несколько, тип называет управление (или берётся первый по перечню) и школа помечена. Фактор без данных не участвует, значения вне отрезка от 0 до 1 не учитываются.',
    'For each of the six factors the deficit from 0 to 1 is one minus the mean of its points. The factor with the greatest deficit gives the type. Where several are equally great the department names the type (or the first is taken) and the school is marked. A factor without data takes no part, nor do values outside 0 to 1.',
  ),
  source: text(
    'Концепция МСОКО г. Оби, строки 1074–1080; счёт главного фактора — рабочее правило.',
    'Ob concept, lines 1074–1080; how the main factor is found is a working rule.',
  ),
  inputs: [
    {
      name: '*',
      title: text('Показатели факторов («staff/…»)', 'Indicators of factors (“staff/…”)'),
      required: false,
    },
  ],
  lists: factors.map(({ id, title }) => ({ name: id, title, required: false })),
  settings,
  groups: [
    ...factors.map(({ id, title }) => ({ id, title, listed: true })),
    {
      id: 'undecided',
      title: text('несколько факторов наравне', 'several factors are equal'),
      listed: false,
    },
    { id: 'none', title: text('дефицитов нет', 'no deficit'), listed: false },
  ],
  numbers: [{ id: 'deficit:*', title: text('Дефицит фактора', 'Deficit of the factor') }],
  wholeNumbers: [
    { id: 'score', title: text('Средний наибольший дефицит', 'Mean greatest deficit') },
  ],
  marks: [
    noDataMark,
    missingInputMark,
    { id: 'tie', title: text('Несколько главных факторов', 'Several main factors') },
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const deficitOf = readDeficits(data);
    return wholeResult(
      data.organizations.map(({ id }): OrganizationResult => {
        const deficits = factors.map((factor) => ({
          factor: factor.id,
          deficit: deficitOf(id, factor.id),
        }));
        const known = deficits.flatMap(({ deficit }) => deficit ?? []);
        if (known.length === 0) return { ...blank(id), marks: ['no-data'] };
        const greatest = Math.max(...known);
        const main = deficits.filter(({ deficit }) => deficit === greatest);
        const any = greatest > read.number('least-deficit');
        const tied = any && main.length > 1;
        const decided = !tied || read.word('ties') === 'first' ? main[0]?.factor : 'undecided';
        return {
          ...blank(id),
          score: greatest,
          group: any ? (decided ?? null) : 'none',
          numbers: Object.fromEntries(
            deficits.map(({ factor, deficit }) => [`deficit:${factor}`, deficit]),
          ),
          marks: marksOf({ 'missing-input': known.length < factors.length, tie: tied }),
        };
      }),
    );
  },
};
