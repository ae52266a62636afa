import {
  meanNumber,
  medianNumber,
  noDataMark,
  oneNumberSources,
  scopeSetting,
  tooFewMark,
} from './common.ts';
import {
  blank,
  marksOf,
  oneNumber,
  readSettings,
  scopesOf,
  scoresOf,
  text,
  wholeResult,
} from './data.ts';
import type { Method, OrganizationResult } from './method.ts';
import { median, percentile } from './numbers.ts';
import { placed, placeMarks, placesAmong } from './placing.ts';

const settings: Method['settings'] = {
  scope: scopeSetting,
  order: {
    title: text('Кто на первом месте', 'Who is first'),
    default: 'polarity',
    choices: [
      {
        value: 'polarity',
        title: text('по направленности показателя', 'as the indicator’s polarity says'),
      },
      { value: 'greatest-first', title: text('с наибольшим значением', 'the greatest value') },
      { value: 'least-first', title: text('с наименьшим значением', 'the least value') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: первое место у лучшего; балл другого списка считается тем лучше, чем он больше.',
      'Working rule: the best is first; the score of another list is the better the greater it is.',
    ),
  },
  least: {
    title: text(
      'Наименьшее число организаций, которое делят на четверти',
      'Least number of organizations that are cut into quarters',
    ),
    default: 4,
    min: 4,
    max: 100,
    unit: 'count',
    reason: text(
      'Рабочее правило: меньше четырёх на четверти не разделить.',
      'Working rule: fewer than four have no quarters.',
    ),
  },
};

const quarters = ['first-quarter', 'second-quarter', 'third-quarter', 'last-quarter'] as const;

export const ranking: Method = {
  id: 'ranking',
  title: text('Ранжирование', 'Ranking'),
  explanation: text(
    'Организации расставляются по одному числу. Равные значения делят место, следующее место пропускается (1, 2, 2, 4). Четверть определяется по месту: равные всегда в одной четверти. Меньше четырёх организаций (настройка) на четверти не делятся. Без значения места нет; одной организации, которую не с кем сравнить, — тоже. За два и более года показывается, насколько изменилось место: индексы разных лет не вычитаются.',
    'Organizations are put in order by one number. Equal values share a place and the next is skipped (1, 2, 2, 4). Quarters follow places, so equals are always in one quarter; fewer than four (a setting) are not divided. No value, no place; nor for one alone. Over two years or more the change of place is shown; indices of different years are never subtracted.',
  ),
  source: text(
    'Концепция МСОКО г. Оби, строка 1006: ранжирование, медиана; общие места при равенстве — рабочее правило.',
    'Ob concept, line 1006: ranking, median; shared places are a working rule.',
  ),
  ...oneNumberSources,
  settings,
  groups: [
    { id: 'first-quarter', title: text('первая четверть', 'first quarter'), listed: false },
    { id: 'second-quarter', title: text('вторая четверть', 'second quarter'), listed: false },
    { id: 'third-quarter', title: text('третья четверть', 'third quarter'), listed: false },
    { id: 'last-quarter', title: text('последняя четверть', 'last quarter'), listed: true },
  ],
  numbers: [
    { id: 'of', title: text('Сколько организаций с местом', 'Organizations with a place') },
    { id: 'rank-before', title: text('Место год назад', 'Place a year before') },
    { id: 'shift', title: text('На сколько мест выше, чем год назад', 'Places gained in a year') },
  ],
  wholeNumbers: [
    meanNumber,
    medianNumber,
    { id: 'lower-quartile', title: text('Нижний квартиль', 'Lower quartile') },
    { id: 'upper-quartile', title: text('Верхний квартиль', 'Upper quartile') },
    { id: 'risen', title: text('Сколько организаций поднялось', 'Organizations that rose') },
    { id: 'fallen', title: text('Сколько организаций опустилось', 'Organizations that fell') },
  ],
  marks: [noDataMark, tooFewMark, ...placeMarks],
  run(data) {
    const read = readSettings(settings, data.settings);
    const { at, polarity } = oneNumber(data);
    const order = read.word('order');
    const least = read.number('least');
    const first =
      order === 'least-first' || (order === 'polarity' && polarity === 'down')
        ? 'least'
        : 'greatest';
    const results = new Map<string, OrganizationResult>();
    const marks = new Set<string>();
    for (const scope of scopesOf(data, read.word('scope'))) {
      const before = placesAmong(
        scope.map((id) => (data.years > 1 ? at(id, 1) : null)),
        first,
      );
      const scored = scope.map((id) => {
        const score = at(id);
        return { ...blank(id), score, marks: marksOf({ 'no-data': score === null }) };
      });
      const of = scored.filter(({ score }) => score !== null).length;
      if (of < least) marks.add('too-few');
      placed(scored, first).forEach((one, i) => {
        const { organizationId, rank } = one;
        const earlier = before[i] ?? null;
        const quarter = rank === null ? -1 : Math.floor((4 * (rank - 1)) / of);
        results.set(organizationId, {
          ...one,
          group: of < least ? null : (quarters[quarter] ?? null),
          numbers: {
            of,
            'rank-before': earlier,
            shift: rank === null || earlier === null ? null : earlier - rank,
          },
        });
      });
    }
    const organizations = data.organizations.map(({ id }) => results.get(id) ?? blank(id));
    const scores = scoresOf(organizations);
    const shifts = organizations.flatMap(({ numbers }) => numbers.shift ?? []);
    // Nobody has moved, or nothing is known of the year before: these are not the same.
    const moved = (up: boolean) =>
      shifts.length === 0 ? null : shifts.filter((shift) => (up ? shift > 0 : shift < 0)).length;
    return wholeResult(
      organizations,
      {
        median: median(scores),
        'lower-quartile': percentile(scores, 25),
        'upper-quartile': percentile(scores, 75),
        risen: moved(true),
        fallen: moved(false),
      },
      [...marks],
    );
  },
};
