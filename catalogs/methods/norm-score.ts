import { meanNumber, missingInputMark, noDataMark } from './common.ts';
import {
  blank,
  headOf,
  marksOf,
  readObservations,
  readSettings,
  text,
  wholeResult,
} from './data.ts';
import type { Method, OrganizationResult } from './method.ts';
import { mean, rawMean, tidied } from './numbers.ts';
import { placed, placeMarks } from './placing.ts';
import { pointOf } from './points.ts';

const settings: Method['settings'] = {
  whole: {
    title: text('Из чего складывается общий индекс', 'What the whole index is the mean of'),
    default: 'inputs',
    choices: [
      { value: 'inputs', title: text('из баллов всех показателей', 'all points') },
      { value: 'directions', title: text('из индексов направлений', 'the directions’ indices') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: Концепция Оби (строка 1071) называет индексы направлений, но не их свод.',
      'Working rule: the Ob concept (line 1071) names indices of directions but not their whole.',
    ),
  },
};

const present = (values: readonly (number | null)[]) => values.filter((x) => x !== null);

export const normScore: Method = {
  id: 'norm-score',
  title: text('Баллы 0 или 1 по нормативам', 'Points of 0 or 1 by norms'),
  explanation: text(
    'Показатель, который соответствует своему нормативу, даёт 1, иначе 0: «не меньше», если больше — лучше, «не больше», если меньше — лучше. Индекс направления и общий индекс — средние баллов, которые есть. Показатель без значения не считается нулём, организация помечена; показатель без норматива не учитывается.',
    'An indicator that keeps its norm gives 1, otherwise 0: at least the norm where more is better, at most where less is. The index of a direction and the whole are means of the points there are. A missing value is no zero and is marked; an indicator without a norm is left out.',
  ),
  source: text('Концепция МСОКО г. Оби, строки 1069–1071.', 'Ob concept, lines 1069–1071.'),
  inputs: [
    { name: '*', title: text('Показатели с нормативами', 'Indicators with norms'), required: true },
  ],
  settings,
  groups: [],
  numbers: [
    { id: 'point:*', title: text('Балл показателя', 'Point of the indicator') },
    { id: 'direction:*', title: text('Индекс направления', 'Index of the direction') },
    { id: 'present', title: text('Учтено показателей', 'Indicators counted') },
  ],
  wholeNumbers: [
    meanNumber,
    { id: 'direction:*', title: text('Средний индекс направления', 'Mean index of the direction') },
  ],
  marks: [
    noDataMark,
    missingInputMark,
    {
      id: 'no-norm',
      title: text(
        'У показателя нет норматива: он не учтён',
        'An indicator has no norm and is left out',
      ),
    },
    ...placeMarks,
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const observed = readObservations(data);
    const counted = data.inputs.filter((input) => pointOf(0, input) !== null);
    const directions = [...new Set(counted.map(({ name }) => headOf(name)))];
    const scored = data.organizations.map(({ id }): OrganizationResult => {
      const points = counted.map((input) => ({
        name: input.name,
        point: pointOf(observed.value(input.name, id), input),
      }));
      const byDirection = directions.map((direction) => ({
        direction,
        index: rawMean(
          present(
            points.filter(({ name }) => headOf(name) === direction).map(({ point }) => point),
          ),
        ),
      }));
      const known = present(points.map(({ point }) => point));
      return {
        ...blank(id),
        score:
          read.word('whole') === 'directions'
            ? mean(present(byDirection.map(({ index }) => index)))
            : mean(known),
        numbers: {
          ...Object.fromEntries(points.map(({ name, point }) => [`point:${name}`, point])),
          ...Object.fromEntries(
            byDirection.map(({ direction, index }) => [`direction:${direction}`, tidied(index)]),
          ),
          present: known.length,
        },
        marks: marksOf({
          'no-data': known.length === 0,
          'missing-input': known.length > 0 && known.length < counted.length,
        }),
      };
    });
    const organizations = placed(scored, 'greatest');
    return wholeResult(
      organizations,
      Object.fromEntries(
        directions.map((direction) => [
          `direction:${direction}`,
          mean(present(scored.map(({ numbers }) => numbers[`direction:${direction}`] ?? null))),
        ]),
      ),
      marksOf({ 'no-norm': counted.length < data.inputs.length }),
    );
  },
};
