import {
  missingYearMark,
  noDataMark,
  oneNumberSources,
  scopeSetting,
  tooFewMark,
} from './common.ts';
import { blank, marksOf, oneNumber, readSettings, scopesOf, text, wholeResult } from './data.ts';
import type { Method, MethodData, OrganizationResult } from './method.ts';
import { tidy } from './numbers.ts';

const settings: Method['settings'] = {
  share: {
    title: text('Доля организаций, отбираемых за год', 'Share of organizations taken each year'),
    default: 25,
    min: 1,
    max: 50,
    unit: 'percent',
    reason: text('Концепция МСОКО г. Оби, строки 1031 и 1045.', 'Ob concept, lines 1031 and 1045.'),
  },
  side: {
    title: text('С какой стороны отбирать', 'Which end is taken'),
    default: 'bottom',
    choices: [
      { value: 'bottom', title: text('наименьшие значения', 'the lowest values') },
      { value: 'top', title: text('наибольшие значения', 'the highest values') },
    ],
    unit: 'choice',
    reason: text(
      'Концепция МСОКО г. Оби: результаты — самые низкие (строка 1031), социальные условия — самые высокие (строка 1045).',
      'Ob concept: results, the lowest (line 1031); social conditions, the highest (line 1045).',
    ),
  },
  rounding: {
    title: text('Как округлять число организаций', 'How the number of organizations is rounded'),
    default: 'down',
    choices: [
      { value: 'nearest', title: text('до ближайшего', 'to the nearest') },
      { value: 'up', title: text('вверх', 'up') },
      { value: 'down', title: text('вниз', 'down') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: округление в документе не задано.',
      'Working rule: the document does not say how to round.',
    ),
  },
  confirm: {
    title: text('В какие годы нужно попасть в отбор', 'In which years one has to be taken'),
    default: 'persistent',
    choices: [
      { value: 'persistent', title: text('во все годы', 'in every year') },
      { value: 'year', title: text('в последний год', 'in the last year') },
    ],
    unit: 'choice',
    reason: text('Концепция МСОКО г. Оби, строка 1033.', 'Ob concept, line 1033.'),
  },
  names: {
    title: text('Как называть группы', 'What the groups are called'),
    default: 'plain',
    choices: [
      { value: 'plain', title: text('всегда, иногда, никогда', 'always, sometimes, never') },
      { value: 'results', title: text('по результатам', 'by results') },
      { value: 'social', title: text('по социальным условиям', 'by social conditions') },
    ],
    unit: 'choice',
    reason: text('Концепция МСОКО г. Оби, строки 1033 и 1045.', 'Ob concept, lines 1033 and 1045.'),
  },
  scope: scopeSetting,
  least: {
    title: text('Наименьшее число организаций с данными', 'Least number of organizations'),
    default: 4,
    min: 2,
    max: 100,
    unit: 'count',
    reason: text(
      'Рабочее правило: из трёх и менее организаций четверть не выделить.',
      'Working rule: three organizations or fewer have no quarter.',
    ),
  },
};

const groupsByName: Record<string, readonly [string, string, string]> = {
  plain: ['always', 'sometimes', 'never'],
  results: ['steadily-low', 'low-some-years', 'not-low'],
  social: ['unfavourable', 'neutral', 'favourable'],
};

const rounded = { nearest: Math.round, up: Math.ceil, down: Math.floor } as const;

type Read = ReturnType<typeof readSettings>;

/** Who was taken in one year of one scope, and the value at the border. */
function taken(values: ReadonlyMap<string, number>, read: Read) {
  const sign = read.word('side') === 'top' ? -1 : 1;
  const sorted = [...values.values()].toSorted((a, b) => sign * (a - b));
  if (sorted.length < read.number('least')) return { fault: 'too-few' } as const;
  if (sorted[0] === sorted.at(-1)) return { fault: 'all-equal' } as const;
  const round = rounded[read.word('rounding') as keyof typeof rounded];
  const wanted = round(tidy((read.number('share') * sorted.length) / 100) ?? 0);
  const border = wanted > 0 ? (sorted[wanted - 1] ?? null) : null;
  const isIn = (x: number) => border !== null && sign * (x - border) <= 0;
  return { border, isIn, tied: sorted.filter(isIn).length > wanted };
}

function groupOf(
  ins: readonly (number | null)[],
  confirm: string,
  [all, some, none]: readonly [string, string, string],
): string | null {
  const known = ins.filter((one) => one !== null);
  if (known.length === 0) return null;
  const full = confirm === 'year' ? ins[0] === 1 : ins.every((one) => one === 1);
  if (full) return all;
  return known.includes(1) ? some : none;
}

/** Looks at each year of each scope and notes 1 or 0 for every organization with a number. */
function look(data: MethodData, read: Read) {
  const { at } = oneNumber(data);
  const ins = new Map<string, Map<number, { in: number; tie: boolean }>>();
  const borders: Record<string, number | null> = {};
  const marks = new Set<string>();
  const scope = read.word('scope');
  for (let back = 0; back < data.years; back++) {
    for (const ids of scopesOf(data, scope)) {
      const values = new Map(
        ids.flatMap((id) => {
          const x = at(id, back);
          return x === null ? [] : [[id, x] as const];
        }),
      );
      const year = taken(values, read);
      if ('fault' in year) {
        marks.add(values.size === 0 && back > 0 ? 'missing-year' : year.fault);
        continue;
      }
      if (scope !== 'cluster') borders[`border:${String(back)}`] = year.border;
      if (year.tied) marks.add('border-tie');
      for (const [id, x] of values) {
        const years = ins.get(id) ?? new Map<number, { in: number; tie: boolean }>();
        ins.set(id, years);
        years.set(back, { in: year.isIn(x) ? 1 : 0, tie: year.tied && x === year.border });
      }
    }
  }
  return { at, ins, borders, marks };
}

export const quarter: Method = {
  id: 'quarter',
  title: text('Крайние 25 % за несколько лет', 'The lowest or highest quarter over years'),
  explanation: text(
    'За каждый год организации расставляются по одному числу и отбирается заданная доля с самыми низкими или самыми высокими значениями. Все, кто равен последнему отобранному, тоже отобраны. В список входят отобранные во все годы; год без данных этого не подтверждает. Если организаций с данными меньше четырёх или значения у всех равны, год не даёт отбора.',
    'Each year organizations are put in order by one number and the given share with the lowest or highest values is taken. All who equal the last one taken are taken too. On the list are those taken in every year; a year without data does not confirm it. With fewer than four organizations, or equal values everywhere, nobody is taken in that year.',
  ),
  source: text(
    'Концепция МСОКО г. Оби, строки 1031–1033 (устойчиво низкие результаты) и 1045 (социальные условия); равные на границе и годы без данных — рабочие правила.',
    'Ob concept, lines 1031–1033 (steadily low results) and 1045 (social conditions); ties at the border and years without data are working rules.',
  ),
  ...oneNumberSources,
  settings,
  groups: [
    { id: 'always', title: text('во все годы', 'in every year'), listed: true },
    { id: 'sometimes', title: text('не каждый год', 'in some years'), listed: false },
    { id: 'never', title: text('ни разу', 'never'), listed: false },
    {
      id: 'steadily-low',
      title: text('устойчиво низкие результаты', 'steadily low results'),
      listed: true,
    },
    {
      id: 'low-some-years',
      title: text('низкие результаты в отдельные годы', 'low results in some years'),
      listed: false,
    },
    { id: 'not-low', title: text('не из самых низких', 'not among the lowest'), listed: false },
    {
      id: 'unfavourable',
      title: text('неблагоприятные социальные условия', 'unfavourable social conditions'),
      listed: true,
    },
    {
      id: 'neutral',
      title: text('нейтральные социальные условия', 'neutral social conditions'),
      listed: false,
    },
    {
      id: 'favourable',
      title: text('благополучные социальные условия', 'favourable social conditions'),
      listed: false,
    },
  ],
  numbers: [
    { id: 'years-in', title: text('В скольких годах отобрана', 'Years it was taken in') },
    { id: 'years-known', title: text('Лет с данными', 'Years with data') },
    {
      id: 'in:*',
      title: text('В отборе (1 — да, 0 — нет)', 'Taken (1 yes, 0 no)'),
      years: true,
    },
  ],
  wholeNumbers: [
    { id: 'score', title: text('Организаций в списке', 'Organizations on the list') },
    {
      id: 'border:*',
      title: text('Значение на границе', 'Value at the border'),
      years: true,
    },
  ],
  marks: [
    noDataMark,
    missingYearMark,
    tooFewMark,
    {
      id: 'all-equal',
      title: text(
        'Значения у всех равны: в этом году никто не отобран',
        'All values are equal: nobody is taken in that year',
      ),
    },
    {
      id: 'border-tie',
      title: text(
        'На границе несколько равных: отобраны все',
        'Several are equal at the border: all are taken',
      ),
    },
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const { at, ins, borders, marks } = look(data, read);
    const names = groupsByName[read.word('names')] ?? ['always', 'sometimes', 'never'];
    const organizations = data.organizations.map(({ id }): OrganizationResult => {
      const years = Array.from({ length: data.years }, (_, back) => ins.get(id)?.get(back));
      const flags = years.map((year) => year?.in ?? null);
      const known = flags.filter((one) => one !== null);
      return {
        ...blank(id),
        score: at(id),
        group: groupOf(flags, read.word('confirm'), names),
        numbers: {
          'years-in': known.length > 0 ? known.filter((one) => one === 1).length : null,
          'years-known': known.length,
          ...Object.fromEntries(flags.map((one, back) => [`in:${String(back)}`, one])),
        },
        marks: marksOf({
          'no-data': known.length === 0,
          'missing-year': known.length > 0 && known.length < data.years,
          'border-tie': years.some((year) => year?.tie),
        }),
      };
    });
    const listed = organizations.filter(({ group }) => group === names[0]).length;
    const known = organizations.some(({ group }) => group !== null);
    return wholeResult(organizations, { ...borders, score: known ? listed : null }, [...marks]);
  },
};
