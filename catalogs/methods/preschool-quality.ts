import { noDataMark } from './common.ts';
import {
  blank,
  headOf,
  marksOf,
  partsOfInputs,
  readObservations,
  readSettings,
  text,
  wholeResult,
} from './data.ts';
import type { Method, MethodData, OrganizationResult } from './method.ts';
import { mean, percentOf, rawMean } from './numbers.ts';
import { placed, placeMarks } from './placing.ts';

const settings: Method['settings'] = {
  base: {
    title: text('Балл базового уровня', 'Score of the base level'),
    default: 3,
    min: 1,
    max: 5,
    unit: 'points',
    reason: text(
      'Шкалы МКДО: 3 — базовый уровень (сверить с источником).',
      'MKDO scales: 3 is the base level (to be checked against the source).',
    ),
  },
  words: {
    title: text('Уровень дробного балла', 'Level of a score between two'),
    default: 'down',
    choices: [
      { value: 'down', title: text('по целой части', 'by the whole part') },
      { value: 'nearest', title: text('по ближайшему целому', 'by the nearest whole number') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: чтобы слово «базовый» не стояло при балле ниже 3,00.',
      'Working rule: so “base” never stands at a score below 3.00.',
    ),
  },
};

const known = (values: readonly (number | null)[]) => values.filter((x) => x !== null);

/** Scores of an organization's areas and of the whole, group by group. */
function readScores(data: MethodData) {
  const observed = readObservations(data);
  const parts = partsOfInputs(data);
  const areas = [...new Set(data.inputs.map(({ name }) => headOf(name)))];
  const groups = [...new Set([...parts.values()].flat())].filter((part) => part !== '').toSorted();
  const scoreOf = (id: string, input: string, part: string) => {
    const value = observed.value(input, id, 0, part);
    return value !== null && value >= 1 && value <= 5 ? value : null;
  };
  /** The codes of an area in one group, with the organization's own beside them. */
  const areaIn = (id: string, area: string, group: string) => {
    const codes = data.inputs.filter(({ name }) => headOf(name) === area);
    return rawMean(
      known(codes.map(({ name }) => scoreOf(id, name, parts.get(name)?.includes('') ? '' : group))),
    );
  };
  const hasGroup = (id: string, group: string) =>
    data.inputs.some(({ name }) => scoreOf(id, name, group) !== null);
  return {
    areas,
    ofOrganization: (id: string) => {
      const own = groups.filter((group) => hasGroup(id, group));
      const looked = own.length > 0 ? own : [''];
      const byGroup = looked.map((group) => areas.map((area) => areaIn(id, area, group)));
      return {
        groups: own.length,
        areas: areas.map((_, i) => mean(known(byGroup.map((scores) => scores[i] ?? null)))),
        score: mean(known(byGroup.map((scores) => rawMean(known(scores))))),
        outside: data.inputs.some(({ name }) =>
          (parts.get(name) ?? []).some((part) => {
            const value = observed.value(name, id, 0, part);
            return value !== null && (value < 1 || value > 5);
          }),
        ),
      };
    },
  };
}

const levels = [
  text('требуется серьёзная работа', 'serious work is needed'),
  text('качество стремится к базовому', 'approaching the base'),
  text('базовый уровень', 'base level'),
  text('хорошее качество', 'good quality'),
  text('превосходное качество', 'excellent quality'),
];

export const preschoolQuality: Method = {
  id: 'preschool-quality',
  title: text('Качество дошкольного образования (МКДО)', 'Quality of preschool education (MKDO)'),
  explanation: text(
    'Показатели оценены баллами от 1 до 5 или «не применимо». Область в группе — среднее применимых показателей; показатели всего сада ставятся один раз и входят в область каждой группы. Группа — среднее областей, сад — среднее групп. Уровень — по целой части балла, базовый достигнут с 3,00. Муниципалитет: средний балл и доля садов с базовым уровнем, так же по каждой области. Баллы вне шкалы не учитываются.',
    'Codes are scored 1 to 5 or not applicable. An area in a group is the mean of what applies; codes of the whole kindergarten are set once and stand in the area of every group. A group is the mean of its areas, the kindergarten the mean of its groups. The level goes by the whole part; the base is reached from 3.00 on. Municipality: the mean and the share of kindergartens at the base, likewise for each area. Scores outside the scale do not count.',
  ),
  source: text(
    'Концепция и шкалы МКДО (письмо Рособрнадзора от 10.08.2022 № 08-205); Спасск, п. 2.1.2.4; Кемерово, п. 6.9; порядок свода — рабочее правило.',
    'MKDO concept and scales (letter of Rosobrnadzor of 10.08.2022 No. 08-205); Spassk 2.1.2.4; Kemerovo 6.9; the way of summing up is a working rule.',
  ),
  inputs: [
    {
      name: '*',
      title: text('Показатели шкал («3/3.1»)', 'Codes of the scales (“3/3.1”)'),
      required: true,
    },
  ],
  settings,
  groups: levels.map((title, i) => ({ id: `level-${String(i + 1)}`, title, listed: i >= 2 })),
  numbers: [
    { id: 'area:*', title: text('Балл области', 'Score of the area') },
    { id: 'groups', title: text('Групп оценено', 'Groups scored') },
    { id: 'reached', title: text('Базовый уровень достигнут', 'Base level reached') },
  ],
  wholeNumbers: [
    { id: 'score', title: text('Средний балл', 'Mean score') },
    { id: 'reached', title: text('Доля с базовым уровнем, %', 'Share at the base level, %') },
    { id: 'area:*', title: text('Средний балл области', 'Mean score of the area') },
    {
      id: 'reached:*',
      title: text('Доля с базовым уровнем области, %', 'Share at the base in the area, %'),
    },
  ],
  marks: [
    noDataMark,
    {
      id: 'area-missing',
      title: text('Есть область без оценок', 'An area has no scores'),
    },
    {
      id: 'outside-scale',
      title: text('Баллы вне шкалы от 1 до 5 не учтены', 'Scores outside 1 to 5 do not count'),
    },
    ...placeMarks,
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const { areas, ofOrganization } = readScores(data);
    const base = read.number('base');
    const levelOf = (score: number) =>
      `level-${String(read.word('words') === 'nearest' ? Math.round(score) : Math.floor(score))}`;
    const reaches = (score: number | null) => (score === null ? null : Number(score >= base));
    const scored = data.organizations.map(({ id }): OrganizationResult => {
      const one = ofOrganization(id);
      return {
        ...blank(id),
        score: one.score,
        group: one.score === null ? null : levelOf(one.score),
        numbers: {
          ...Object.fromEntries(areas.map((area, i) => [`area:${area}`, one.areas[i] ?? null])),
          groups: one.groups,
          reached: reaches(one.score),
        },
        marks: marksOf({
          'no-data': one.score === null,
          'area-missing': one.score !== null && one.areas.includes(null),
          'outside-scale': one.outside,
        }),
      };
    });
    const shareReaching = (values: number[]) =>
      percentOf(values.filter((x) => x >= base).length, values.length);
    const ofArea = (area: string) =>
      known(scored.map(({ numbers }) => numbers[`area:${area}`] ?? null));
    return wholeResult(placed(scored, 'greatest'), {
      reached: shareReaching(known(scored.map(({ score }) => score))),
      ...Object.fromEntries(
        areas.flatMap((area) => [
          [`area:${area}`, mean(ofArea(area))],
          [`reached:${area}`, shareReaching(ofArea(area))],
        ]),
      ),
    });
  },
};
