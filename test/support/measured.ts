import type { Measure } from '../../catalogs/measure.ts';

/** One indicator of a catalog for tests of values. */
export interface Measured {
  key: string;
  measure: Measure;
  unit?: string;
  decimals?: number;
  polarity?: 'up' | 'down' | 'none';
  confidentiality?: 'public' | 'organizations' | 'own' | 'named';
}

/** Pupils' points by subject: each row is one pupil. */
const results = {
  id: 'results',
  title: 'Результаты',
  source: 'ФИС ОКО',
  period: 'schoolYear',
  persons: true,
  columns: [
    { id: 'pupil', title: 'Ученик', type: 'text', key: true },
    { id: 'group', title: 'Класс', type: 'text', required: false },
    {
      id: 'subject',
      title: 'Предмет',
      type: 'choice',
      choices: [
        { value: 'math', title: 'Математика' },
        { value: 'russian', title: 'Русский язык' },
      ],
    },
    { id: 'points', title: 'Баллы', type: 'number', min: 0, max: 100, required: false },
  ],
};

const number = { type: 'number', owner: ['school'], period: 'schoolYear', section: 'Числа' };

/**
 * A catalog of these indicators over a small dictionary: `pupils` and `winners` of them, `books`
 * by stage, `has_plan` as yes or no, a table of pupils' points.
 */
export function measuredCatalog(
  indicators: readonly Measured[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    id: 'measured-town',
    edition: '2022',
    municipality: { name: 'Город', region: 'Край', timeZone: 'Asia/Vladivostok' },
    document: { kind: 'положение', title: 'Положение', lines: 10 },
    inferred: [],
    subjects: [],
    levels: ['organization', 'municipality'],
    principles: [],
    directions: [],
    context: indicators.map(({ key, measure, ...own }) => ({
      origin: 'context',
      title: `Показатель ${key}`,
      unit: 'percent',
      decimals: 1,
      level: 'both',
      polarity: 'up',
      negative: false,
      confidentiality: 'public',
      breakdown: [],
      sourceLine: 1,
      ...own,
      key,
      measure,
    })),
    schedule: [],
    dimensions: [
      {
        id: 'stage',
        title: 'Уровень',
        parts: [
          { id: 'noo', title: 'НОО' },
          { id: 'ooo', title: 'ООО' },
        ],
      },
      {
        id: 'subject',
        title: 'Предмет',
        parts: [
          { id: 'math', title: 'Математика' },
          { id: 'russian', title: 'Русский язык' },
        ],
      },
    ],
    elements: [
      { ...number, id: 'pupils', title: 'Обучающиеся', unit: 'чел.' },
      { ...number, id: 'winners', title: 'Победители', unit: 'чел.', partOf: 'pupils' },
      { ...number, id: 'books', title: 'Книги', unit: 'ед.', dimension: 'stage' },
      { ...number, id: 'has_plan', title: 'План', unit: 'да/нет', type: 'yesno' },
    ],
    tables: [results],
    settings: [],
    figures: [],
    computation: [],
    definitions: [],
    surveys: [],
    dataSources: [],
    reports: [],
    cycle: { stages: [] },
    ...more,
  };
}

const row = { table: 'results' };
const points = '{points}';
const school = { types: ['school' as const] };

/** One indicator of each kind, and lists and what is measured on them. */
export const everyKind: readonly Measured[] = [
  {
    key: 'k.share',
    measure: { kind: 'share', of: { element: 'winners' }, in: { element: 'pupils' } },
  },
  {
    key: 'k.books',
    measure: {
      kind: 'ratio',
      of: { element: 'books' },
      in: { element: 'pupils' },
      breakdown: 'stage',
    },
  },
  { key: 'k.sum', measure: { kind: 'sum', of: { element: 'pupils', over: 'all' } } },
  { key: 'k.before', measure: { kind: 'sum', of: { element: 'winners', back: 1, over: 2 } } },
  {
    key: 'k.plan',
    measure: {
      kind: 'presence',
      of: { element: 'has_plan' },
      when: { where: '{p} > 10', of: { p: { element: 'pupils' } } },
    },
  },
  {
    key: 'k.median',
    measure: {
      kind: 'median',
      of: { ...row, value: points, by: '{subject}' },
      breakdown: 'subject',
    },
  },
  { key: 'k.p90', measure: { kind: 'percentile', p: 90, of: { ...row, value: points } } },
  { key: 'k.best', measure: { kind: 'max', of: { ...row, mean: points, per: 'organization' } } },
  {
    key: 'k.classes',
    measure: { kind: 'mean', of: { ...row, count: true, per: { group: '{group}' } } },
  },
  { key: 'k.points', measure: { kind: 'mean', of: { ...row, mean: points, over: 2 } } },
  {
    key: 'k.good',
    measure: {
      kind: 'share',
      of: {
        organizations: '{good} * 2 >= {all}',
        of: {
          good: { ...row, count: true, where: '{points} >= 50' },
          all: { ...row, count: true },
        },
      },
      in: { organizations: true },
      population: school,
    },
  },
  {
    key: 'k.formula',
    measure: {
      kind: 'mean',
      of: {
        formula: '{w} / {p}',
        of: { w: { element: 'winners' }, p: { element: 'pupils' } },
      },
      population: { where: '{p} > 20', of: { p: { element: 'pupils' } } },
    },
  },
  {
    key: 'k.parents',
    measure: {
      kind: 'share',
      of: { form: 'parents-school', count: true, where: '{overall} >= 4' },
      in: { form: 'parents-school', count: true, where: '{overall} notempty' },
    },
  },
  { key: 'k.change', measure: { kind: 'change', of: 'k.share', back: 1, as: 'difference' } },
  { key: 'k.index', measure: { kind: 'index', of: ['k.share', 'k.plan'], method: 'mean' } },
  { key: 'k.score', measure: { kind: 'score', computed: 'low' } },
  { key: 'k.low', measure: { kind: 'list', computed: 'low', as: 'share' } },
  {
    key: 'k.of_low',
    measure: {
      kind: 'sum',
      of: { element: 'pupils' },
      population: { list: { computed: 'low' } },
    },
  },
  { key: 'k.later', measure: { kind: 'change', of: 'k.of_low', back: 1, as: 'percent' } },
  {
    key: 'k.both',
    measure: {
      kind: 'composite',
      parts: [
        {
          id: 'many',
          title: 'Сколько',
          unit: 'чел.',
          decimals: 0,
          measure: { kind: 'sum', of: { element: 'winners' } },
        },
        {
          id: 'place',
          title: 'Место',
          unit: 'место',
          decimals: 0,
          measure: { kind: 'score', computed: 'places', output: 'rank' },
        },
      ],
    },
  },
].map((one) => one as Measured);

/** The lists that they name. */
export const everyList = {
  computed: [
    {
      id: 'low',
      title: 'Нижняя четверть',
      method: 'quarter',
      inputs: [{ indicator: 'k.share' }],
      years: 2,
      settings: { confirm: 'year', least: 2, share: { setting: 'low-share' } },
      population: { types: ['school'], where: '{p} > 0', of: { p: { element: 'pupils' } } },
    },
    { id: 'places', title: 'Места', method: 'ranking', inputs: [{ indicator: 'k.books' }] },
  ],
  settings: [
    {
      id: 'low-share',
      title: 'Доля нижних',
      value: 50,
      unit: 'percent',
      reason: 'рабочее правило',
      stated: false,
    },
  ],
};
