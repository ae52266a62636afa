import {
  equalValuesMark,
  meanNumber,
  medianNumber,
  missingInputMark,
  noDataMark,
  scopeSetting,
} from './common.ts';
import {
  blank,
  marksOf,
  readObservations,
  readSettings,
  scopesOf,
  scoresOf,
  text,
  wholeResult,
} from './data.ts';
import type { InputDescription, Method, OrganizationResult } from './method.ts';
import { deviation, finite, mean, median, rawMean, tidied, weightedMean } from './numbers.ts';
import { placed, placeMarks } from './placing.ts';

const settings: Method['settings'] = {
  normalisation: {
    title: text('Как приводить показатели к сопоставимому виду', 'How indicators are normalised'),
    default: 'min-max',
    choices: [
      {
        value: 'min-max',
        title: text('от 0 до 1 по наименьшему и наибольшему', 'from 0 to 1 by least and greatest'),
      },
      { value: 'ratio-to-mean', title: text('отношение к среднему', 'ratio to the mean') },
      { value: 'z-score', title: text('в стандартных отклонениях', 'in standard deviations') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: Концепция Оби (строка 1029) называет нормирование, но не его формулу.',
      'Working rule: the Ob concept (line 1029) names normalisation but not its formula.',
    ),
  },
  reading: {
    title: text('Что значит больший индекс', 'What a greater index means'),
    default: 'greater-is-better',
    choices: [
      { value: 'greater-is-better', title: text('больше — лучше', 'greater is better') },
      {
        value: 'greater-is-worse',
        title: text('больше — хуже (условия)', 'greater is worse (conditions)'),
      },
    ],
    unit: 'choice',
    reason: text(
      'Концепция Оби, строка 1041: чем выше показатели контингента, тем выше индекс и тем хуже условия.',
      'Ob concept, line 1041: the higher the indicators of the pupils, the higher the index and the worse the conditions.',
    ),
  },
  scope: scopeSetting,
  'equal-weights': {
    title: text('Показатели равны по весу', 'Indicators have equal weights'),
    default: true,
    unit: 'yesno',
    reason: text(
      'Рабочее правило: веса в документах не названы.',
      'Working rule: the documents name no weights.',
    ),
  },
};

/** What one input's values are held against. */
interface Base {
  input: InputDescription;
  least: number;
  greatest: number;
  mean: number;
  deviation: number;
}

function normalise(x: number, up: boolean, base: Base, way: string): number | null {
  if (way === 'ratio-to-mean') {
    if (!up && x <= 0) return null;
    return finite(up ? x / base.mean : base.mean / x);
  }
  if (way === 'z-score') return finite(((up ? 1 : -1) * (x - base.mean)) / base.deviation);
  return finite((up ? x - base.least : base.greatest - x) / (base.greatest - base.least));
}

export const multidimensionalMean: Method = {
  id: 'multidimensional-mean',
  title: text('Многомерная средняя', 'Multidimensional mean'),
  explanation: text(
    'Каждый показатель приводится к сопоставимому виду с учётом того, что лучше: больше или меньше. Индекс — среднее приведённых показателей, которые есть у организации; у кого есть не все, тот помечен. Показатель, одинаковый у всех, исключается. Равные индексы делят место. Каждый год нормируется по своим организациям, поэтому индексы разных лет не вычитают, а сравнивают места. Индекс социальных условий: выберите «больше — хуже» и у показателей направленность «меньше — лучше».',
    'Each indicator is normalised, more or less being better as the catalog says. The index is the mean of the normalised indicators that an organization has; where some are missing it is marked. An indicator that is equal everywhere is left out. Equal indices share a place. Each year is normalised by its own organizations, so indices of different years are never subtracted: compare places. For social conditions choose “greater is worse” and inputs of which less is better.',
  ),
  source: text(
    'Концепция МСОКО г. Оби (постановление от 30.06.2022 № 656), строки 1029, 1039–1043; И. С. Богородская, «Статистика», 2006, с. 50; вид нормирования — рабочее правило.',
    'Ob concept (resolution of 30.06.2022 No. 656), lines 1029, 1039–1043; I. S. Bogorodskaya, “Statistics”, 2006, p. 50; the kind of normalisation is a working rule.',
  ),
  inputs: [{ name: '*', title: text('Показатели индекса', 'Indicators'), required: true }],
  settings,
  groups: [],
  numbers: [
    { id: 'norm:*', title: text('Приведённое значение', 'Normalised value') },
    { id: 'present', title: text('Учтено показателей', 'Indicators counted') },
  ],
  wholeNumbers: [
    meanNumber,
    medianNumber,
    { id: 'used:*', title: text('Показатель учтён (1) или исключён (0)', 'Used (1) or not (0)') },
    { id: 'least:*', title: text('Наименьшее значение', 'Least value') },
    { id: 'greatest:*', title: text('Наибольшее значение', 'Greatest value') },
    { id: 'mean:*', title: text('Среднее значение', 'Mean value') },
  ],
  marks: [
    noDataMark,
    missingInputMark,
    equalValuesMark,
    {
      id: 'mean-not-positive:*',
      title: text(
        'Среднее не больше нуля, отношение к нему не посчитать, показатель не учтён',
        'The mean is not above zero, no ratio to it, the indicator is left out',
      ),
    },
    {
      id: 'zero-value',
      title: text(
        'Значение не больше нуля: обратное отношение не посчитать, показатель у организации не учтён',
        'A value is not above zero: no inverse ratio, the indicator is left out here',
      ),
    },
    {
      id: 'nothing-to-compare',
      title: text(
        'Ни один показатель не различает сравниваемые организации',
        'No indicator tells the compared organizations apart',
      ),
    },
    ...placeMarks,
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const observed = readObservations(data);
    const way = read.word('normalisation');
    const worse = read.word('reading') === 'greater-is-worse';
    const byScope = read.word('scope') === 'cluster';
    const results = new Map<string, OrganizationResult>();
    const numbers: Record<string, number | null> = {};
    const wholeMarks = new Set<string>();
    const used = new Set<string>();

    for (const scope of scopesOf(data, read.word('scope'))) {
      const bases: Base[] = [];
      for (const input of data.inputs) {
        const values = scope.flatMap((id) => observed.value(input.name, id) ?? []);
        const base = {
          input,
          least: Math.min(...values),
          greatest: Math.max(...values),
          mean: rawMean(values) ?? 0,
          deviation: deviation(values) ?? 0,
        };
        if (values.length > 0 && !byScope) {
          numbers[`least:${input.name}`] = base.least;
          numbers[`greatest:${input.name}`] = base.greatest;
          numbers[`mean:${input.name}`] = mean(values);
        }
        if (values.length === 0) wholeMarks.add('missing-input');
        else if (base.least === base.greatest) wholeMarks.add(`equal-values:${input.name}`);
        else if (way === 'ratio-to-mean' && base.mean <= 0)
          wholeMarks.add(`mean-not-positive:${input.name}`);
        else bases.push(base);
      }
      for (const { input } of bases) used.add(input.name);

      const scored = scope.map((id): OrganizationResult => {
        const parts = bases.map((base) => {
          const x = observed.value(base.input.name, id);
          const up = (base.input.polarity === 'up') !== worse;
          return { base, x, part: x === null ? null : normalise(x, up, base, way) };
        });
        const present = parts.flatMap(({ base, part }) =>
          part === null
            ? []
            : [{ value: part, weight: read.flag('equal-weights') ? 1 : base.input.weight }],
        );
        const any = data.inputs.some(({ name }) => observed.value(name, id) !== null);
        return {
          ...blank(id),
          score: weightedMean(present),
          numbers: {
            ...Object.fromEntries(
              parts.map(({ base, part }) => [`norm:${base.input.name}`, tidied(part)]),
            ),
            present: present.length,
          },
          marks: marksOf({
            'no-data': !any,
            'missing-input': any && parts.some(({ x }) => x === null),
            'zero-value': parts.some(({ x, part }) => x !== null && part === null),
            'nothing-to-compare': any && bases.length === 0,
          }),
        };
      });
      for (const one of placed(scored, worse ? 'least' : 'greatest')) {
        results.set(one.organizationId, one);
      }
    }
    const organizations = data.organizations.map(({ id }) => results.get(id) ?? blank(id));
    for (const { name } of data.inputs) numbers[`used:${name}`] = used.has(name) ? 1 : 0;
    return wholeResult(organizations, { median: median(scoresOf(organizations)), ...numbers }, [
      ...wholeMarks,
    ]);
  },
};
