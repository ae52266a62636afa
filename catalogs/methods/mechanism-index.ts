import { meanNumber, missingInputMark, noDataMark } from './common.ts';
import {
  blank,
  headOf,
  marksOf,
  readObservations,
  readSettings,
  shareOf,
  text,
  wholeResult,
} from './data.ts';
import type { Method, OrganizationResult } from './method.ts';
import { mean, percentOf, rawPercentOf, sum } from './numbers.ts';
import { placed, placeMarks } from './placing.ts';

const settings: Method['settings'] = {
  summary: {
    title: text('Как сводить индексы направлений', 'How the directions’ indices are summed up'),
    default: 'mean',
    choices: [
      { value: 'mean', title: text('простое среднее', 'simple mean') },
      { value: 'sums', title: text('отношение сумм баллов', 'ratio of the sums of points') },
    ],
    unit: 'choice',
    reason: text(
      'Пересчёт Спасска за 2021 г. (строки 30–42): 79, 86, 35 и 41 дают 60; 77, 45, 57 и 92 дают 68. Наибольшие баллы не опубликованы, поэтому способ — настройка.',
      'Recomputed from Spassk’s figures for 2021 (lines 30–42): 79, 86, 35 and 41 give 60; 77, 45, 57 and 92 give 68. The most possible points are not published, so it is a setting.',
    ),
  },
  low: {
    title: text('Ниже чего индекс низкий', 'Below this an index is low'),
    default: 50,
    min: 0,
    max: 100,
    unit: 'percent',
    reason: text(
      'Концепция МСОКО Спасска-Дальнего, строка 37: отдельно названы индексы ниже 50 %.',
      'Spassk-Dalny concept, line 37: indices below 50 % are named apart.',
    ),
  },
  high: {
    title: text('С чего индекс высокий', 'From this on an index is high'),
    default: 75,
    min: 0,
    max: 100,
    unit: 'percent',
    reason: text(
      'Рабочее правило: высокими Спасск (строка 30) назвал индексы от 77 %, границы не назвал.',
      'Working rule: Spassk (line 30) calls indices from 77 % high and names no border.',
    ),
  },
};

interface Direction {
  name: string;
  of: number;
  all: number;
  byPercent: boolean;
}

/** The mean of the indices, or the ratio of the sums where all points are known. */
function summed(directions: readonly Direction[], way: string): number | null {
  if (way === 'sums') {
    if (directions.some(({ byPercent }) => byPercent)) return null;
    return percentOf(sum(directions.map(({ of }) => of)), sum(directions.map(({ all }) => all)));
  }
  return mean(directions.flatMap(({ of, all }) => rawPercentOf(of, all) ?? []));
}

export const mechanismIndex: Method = {
  id: 'mechanism-index',
  title: text('Индекс управленческих механизмов', 'Index of management mechanisms'),
  explanation: text(
    'Индекс направления — набранные баллы в процентах от наибольших. Индекс блока — среднее индексов его направлений (или отношение сумм баллов), общий индекс — так же по всем направлениям. Направление без данных не считается нулём: среднее берётся по остальным, результат помечен. Проценты без баллов отношением сумм не сводятся.',
    'The index of a direction is points as a percent of the most possible. A block is the mean of its directions (or the ratio of sums of points), the whole likewise over all directions. A direction without data is no zero: the mean is over the others, with a mark. Percents without points have no ratio of sums.',
  ),
  source: text(
    'Письмо Рособрнадзора от 20.04.2021 № 08-70; свод — Концепция МСОКО Спасска-Дальнего, строки 30–42.',
    'Letter of Rosobrnadzor of 20.04.2021 No. 08-70; the summary follows the Spassk-Dalny concept, lines 30–42.',
  ),
  inputs: [
    { name: '*', title: text('Баллы направлений', 'Points of the directions'), required: true },
  ],
  settings,
  groups: [
    { id: 'low', title: text('низкий индекс', 'low index'), listed: true },
    { id: 'middle', title: text('средний индекс', 'middle index'), listed: false },
    { id: 'high', title: text('высокий индекс', 'high index'), listed: false },
  ],
  numbers: [
    { id: 'index:*', title: text('Направление, %', 'Direction, %') },
    { id: 'block:*', title: text('Блок, %', 'Block, %') },
  ],
  wholeNumbers: [
    meanNumber,
    { id: 'index:*', title: text('Среднее по организациям, %', 'Mean over organizations, %') },
    {
      id: 'block:*',
      title: text('Среднее блока по организациям, %', 'Mean of the block over organizations, %'),
    },
  ],
  marks: [
    noDataMark,
    missingInputMark,
    {
      id: 'no-points',
      title: text(
        'Известны только проценты: отношение сумм баллов не посчитать',
        'Only percents are known: no ratio of sums of points',
      ),
    },
    ...placeMarks,
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const observed = readObservations(data);
    const way = read.word('summary');
    const blocks = [
      ...new Set(data.inputs.flatMap(({ name }) => (name.includes('/') ? headOf(name) : []))),
    ];
    const scored = data.organizations.map(({ id }): OrganizationResult => {
      const directions = data.inputs.flatMap(({ name }): Direction[] => {
        const share = shareOf(observed.get(name, id));
        return share && share.all > 0 ? [{ name, ...share }] : [];
      });
      const score = summed(directions, way);
      const group = (x: number) => {
        if (x >= read.number('high')) return 'high';
        return x < read.number('low') ? 'low' : 'middle';
      };
      return {
        ...blank(id),
        score,
        group: score === null ? null : group(score),
        numbers: {
          ...Object.fromEntries(data.inputs.map(({ name }) => [`index:${name}`, null])),
          ...Object.fromEntries(
            directions.map(({ name, of, all }) => [`index:${name}`, percentOf(of, all)]),
          ),
          ...Object.fromEntries(
            blocks.map((block) => [
              `block:${block}`,
              summed(
                directions.filter(({ name }) => headOf(name) === block),
                way,
              ),
            ]),
          ),
        },
        marks: marksOf({
          'no-data': directions.length === 0,
          'missing-input': directions.length > 0 && directions.length < data.inputs.length,
          'no-points': way === 'sums' && directions.some(({ byPercent }) => byPercent),
        }),
      };
    });
    const means = (name: string): [string, number | null] => [
      name,
      mean(scored.flatMap(({ numbers }) => numbers[name] ?? [])),
    ];
    return wholeResult(
      placed(scored, 'greatest'),
      Object.fromEntries([
        ...data.inputs.map(({ name }) => means(`index:${name}`)),
        ...blocks.map((block) => means(`block:${block}`)),
      ]),
    );
  },
};
