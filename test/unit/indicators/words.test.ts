import { describe, expect, it } from 'vitest';
import { computedSchema, evidenceSchema, rubricSchema } from '../../../catalogs/dictionary.ts';
import { measureSchema, type Measure } from '../../../catalogs/measure.ts';
import { compileForm } from '../../../forms/compile/compile.ts';
import type { Settings } from '../../../server/catalogs/known.ts';
import { quoted, type Language, type Names } from '../../../server/indicators/words-names.ts';
import { sourcesOf } from '../../../server/indicators/words-sources.ts';
import { methodWords } from '../../../server/indicators/words.ts';
import { children, rosterForm } from '../../support/roster-form.ts';
import {
  answers,
  entered,
  exam,
  graduates,
  libraryForms,
  naming,
  pupils,
  share,
} from '../catalogs/known.ts';
import { readCatalog } from '../catalogs/read.ts';

const levels = ['высокий', 'низкий'].map((title, i) => ({ id: `l${i}`, title }));

const catalog = {
  directions: readCatalog('spassk-dalny-2022').directions,
  context: [],
  ...naming,
  evidence: [
    evidenceSchema.parse({ id: 'order', title: 'Приказ', owner: ['school'], period: 'schoolYear' }),
  ],
  rubrics: [rubricSchema.parse({ id: 'levels', title: 'Уровни', levels })],
  computed: [
    computedSchema.parse({
      id: 'low',
      title: 'Школы с низкими результатами',
      method: 'quarter',
      inputs: [],
    }),
  ],
};

const names = (language: Language, settings: Settings = new Map()): Names => ({
  language,
  forms: libraryForms,
  catalog,
  settings,
});
const words = (measure: Measure, language: Language = 'ru') =>
  methodWords(measureSchema.parse(measure), names(language));

const parents = { form: 'parents-school' };
const table = { table: 'exam' };
const talents = 'talents.1.1';
const site = { element: 'site' };
const part = (id: string, unit: string, measure: Measure) =>
  ({ id, title: `Часть ${id}`, unit, decimals: 0, measure }) as Extract<
    Measure,
    { kind: 'composite' }
  >['parts'][number];

const told: [string, Measure][] = [
  ['share', share(entered, graduates)],
  [
    'share of responses',
    share(answers('{overall} >= 4 and {food} notempty'), answers('{overall} notempty')),
  ],
  [
    'share of those with a choice',
    share(answers("{stage} = 'basic' or {eats_at_school}"), answers("{stage} <> 'senior'")),
  ],
  ['ratio', { kind: 'ratio', of: { element: 'grants' }, in: pupils }],
  [
    'count of rows',
    { kind: 'count', of: exam("{subject} anyof ['maths'] and !({score} < {@line})") },
  ],
  [
    'count of organizations',
    { kind: 'count', of: { organizations: '{a} / {b} >= 0.95', of: { a: entered, b: graduates } } },
  ],
  [
    'share of organizations',
    share({ organizations: '{a} > 0', of: { a: exam('{score} = 100') } }, { organizations: true }),
  ],
  [
    'sum of a formula',
    { kind: 'sum', of: { formula: '({a} - {b}) * 2', of: { a: graduates, b: entered } } },
  ],
  ['mean of rows', { kind: 'mean', of: { ...parents, mean: '{overall}' } }],
  [
    'mean over groups',
    { kind: 'mean', of: { ...table, sum: '{score}', per: { group: '{grade_class}' } } },
  ],
  [
    'median over organizations',
    { kind: 'median', of: { ...table, mean: '{score}', per: 'organization' } },
  ],
  ['percentile', { kind: 'percentile', p: 25, of: { ...table, value: '{score}' } }],
  ['lowest', { kind: 'min', of: graduates }],
  ['highest', { kind: 'max', of: { ...table, value: 'round({score} / 3, 1)' } }],
  [
    'presence',
    {
      kind: 'presence',
      of: site,
      when: { where: '{a} > 0', of: { a: pupils } },
      evidence: 'order',
    },
  ],
  ['what should not be there', { kind: 'presence', of: { element: 'entered' }, expect: false }],
  [
    'presence by a condition',
    {
      kind: 'presence',
      of: { organizations: '{a} = 1 and {b} = 1', of: { a: site, b: { element: 'plan' } } },
    },
  ],
  ['judgement', { kind: 'judgement', rubric: 'levels' }],
  ['change', { kind: 'change', of: talents, back: 1, as: 'percent' }],
  ['change over years', { kind: 'change', of: talents, back: 3, as: 'difference' }],
  ['index', { kind: 'index', of: [talents, 'talents.1.2'], method: 'mean' }],
  [
    'weighted index',
    { kind: 'index', of: [talents, 'talents.1.2'], method: 'mean', weights: [2, 0.5] },
  ],
  ['score', { kind: 'score', computed: 'low' }],
  ['one number of a score', { kind: 'score', computed: 'low', output: 'years-in' }],
  ['list', { kind: 'list', computed: 'low', as: 'count' }],
  [
    'share on a list',
    { kind: 'list', computed: 'low', groups: ['always', 'sometimes'], as: 'share' },
  ],
  ['external', { kind: 'external', source: 'ФИС ОКО' }],
  [
    'composite',
    {
      kind: 'composite',
      parts: [
        part('a', 'ед.', { kind: 'sum', of: pupils }),
        part('b', '%', share(entered, graduates)),
      ],
    },
  ],
  [
    'types and list',
    { ...share(entered, graduates), population: { types: ['school'], list: { computed: 'low' } } },
  ],
  [
    'clusters and condition',
    {
      ...share(entered, graduates),
      population: { clusters: ['Сельские'], where: '{a} >= {@line}', of: { a: pupils } },
    },
  ],
  [
    'breakdown',
    {
      ...share({ ...exam('{passed}'), by: '{subject}' }, { ...exam(), by: '{subject}' }),
      breakdown: 'subjects',
    },
  ],
  ['a part of an element', share({ element: 'pupils__basic' }, pupils)],
  ['an earlier period', share({ ...entered, back: 1 }, { ...graduates, back: 2, over: 3 })],
  ['all so far', { kind: 'sum', of: { ...exam(), over: 'all' } }],
  [
    'a case of a setting',
    { kind: 'sum', of: { setting: 'exactly', cases: { base: graduates, low: entered } } },
  ],
  ['a condition on a setting', { kind: 'count', of: exam("{score} > 3 and {@exactly} = 'base'") }],
];

describe('the method in words', () => {
  it.each(told)('is said by titles, in both languages: %s', (_, measure) => {
    const ru = words(measure);
    const en = words(measure, 'en');
    expect({ ru, en }).toMatchSnapshot();
    for (const text of [ru, en]) {
      expect(text).not.toMatch(
        /[{}]|undefined|null|\b(overall|entered|graduates|exam|pupils|low)\b/,
      );
      expect(text).not.toMatch(/[<>]=|==/u);
    }
    // Only what the catalog itself says is in Russian in an English sentence.
    expect(en.replaceAll(/“[^”]*”/g, '')).not.toMatch(/\b(где|только|сумма|среднее)\b/);
  });

  it('tells what the parts of a composite have in common once, each part on its own line', () => {
    const of = share({ ...exam('{passed}'), by: '{subject}' }, { ...exam(), by: '{subject}' });
    const divided = { ...of, breakdown: 'subjects' } as Measure;
    const parts = [part('a', '%', divided), part('b', '%', divided)];
    const lines = words({ kind: 'composite', parts }).split('\n');
    expect(lines.map((line) => line.slice(0, 24))).toEqual([
      'Состоит из частей, у каж',
      '1) Часть a, %: Доля в пр',
      '2) Часть b, %: Доля в пр',
      'По муниципалитету отдель',
    ]);
    expect(lines[3]).toMatch(/Считается и отдельно: Предметы \(математика, русский язык\)\.$/);
  });

  it('tells the condition of both once, and only where it is plainly the same', () => {
    const base = "{subject} = 'maths'";
    const told = words(share(exam(`${base} and {score} > 3`), exam(base)));
    expect(told).toMatch(
      /^Доля в процентах\. В знаменателе: .+; в числителе: из них те, где «Балл» > 3\./,
    );
    for (const other of [
      share(exam(`${base} or {score} > 3`), exam(base)),
      share(exam('{score} > 3'), exam(base)),
    ]) {
      expect(words(other)).toMatch(/^Доля в процентах\. В числителе: .+; в знаменателе: /);
    }
  });

  it('quotes what is quoted within a title otherwise', () => {
    expect(quoted('Получили «3»', 'ru')).toBe('«Получили „3“»');
    expect(quoted('Got “3”', 'en')).toBe('“Got ‘3’”');
  });

  it('counts no organizations where the department alone answers', () => {
    const elements = catalog.elements.map((one) => ({ ...one, owner: ['department' as const] }));
    const measure = measureSchema.parse({ kind: 'presence', of: site });
    const own = { ...names('ru'), catalog: { ...catalog, elements } };
    expect(methodWords(measure, own)).toMatch(/Отвечает: управление образования\.$/);
    expect(words({ kind: 'presence', of: site })).toMatch(/у скольких организаций «да»\.$/);
  });

  it('says when nothing has been set', () => {
    expect(methodWords(undefined, names('ru'))).toContain('ещё не указано');
  });

  it('names the settings with the values of the period', () => {
    const measure = measureSchema.parse({
      kind: 'sum',
      of: { setting: 'exactly', cases: { base: graduates, low: entered } },
    });
    expect(methodWords(measure, names('ru'))).toContain('«Выпускники»');
    const changed = methodWords(measure, names('ru', new Map([['exactly', 'low']])));
    expect(changed).toContain('«Поступившие в вузы»');
    expect(changed).toContain('«Куда отнести ровно порог» — «к низкому результату»');
  });
});

describe('rows of a roster', () => {
  const parsed = compileForm(rosterForm()['survey']);
  if (!parsed.ok) throw new Error('refused');
  const title = { ru: 'Дети и кружки', en: 'Children and clubs' };
  const family = { key: 'family', title, elements: [], compiled: parsed.form };
  const own = (language: Language) => ({ ...names(language), forms: [...libraryForms, family] });
  const count = { ...children, count: true as const };
  const of: [string, Measure, string, string][] = [
    [
      'counted',
      share({ ...count, where: '{age} >= 3 and {club} = true' }, count),
      'Доля в процентах. В знаменателе: число строк таблицы «Дети» в ответах на форму «Дети и кружки»; в числителе: из них те, где «Возраст» ≥ 3 и «Ходит в кружок» — да.',
      'Denominator: rows of the table “Children” in responses to the form “Children and clubs”; numerator: those of them where',
    ],
    [
      'with a number',
      { kind: 'mean', of: { ...children, mean: '{age}' } },
      'Среднее: «Возраст» в строках таблицы «Дети» в ответах на форму «Дети и кружки».',
      'in rows of the table “Children” in responses to the form “Children and clubs”.',
    ],
    [
      'in groups',
      { kind: 'max', of: { ...count, per: { group: '{age}' } } },
      'по группам с одинаковым ответом «Возраст»: число строк таблицы «Дети»',
      'over groups with the same “Возраст”: rows of the table “Children”',
    ],
  ];
  it.each(of)('are told with their question: %s', (_, measure, ru, en) => {
    expect(methodWords(measure, own('ru'))).toContain(ru);
    expect(methodWords(measure, own('en'))).toContain(en);
  });

  it('are a source beside the responses themselves', () => {
    const both = share(count, { form: 'family', count: true });
    expect(sourcesOf(both, own('ru'))).toEqual([
      { kind: 'form', id: 'family', title: 'Дети и кружки: «Дети»', roster: 'children' },
      { kind: 'form', id: 'family', title: 'Дети и кружки' },
    ]);
  });
});

describe('the sources of a value', () => {
  it('are named once, whatever uses them', () => {
    const measure: Measure = {
      ...share(answers('{overall} >= 4'), answers('{overall} notempty')),
      population: { list: { computed: 'low' }, where: '{a} > 1', of: { a: exam() } },
    };
    expect(sourcesOf(measure, names('ru'))).toEqual([
      { kind: 'form', id: 'parents-school', title: 'Школа глазами родителей' },
      { kind: 'table', id: 'exam', title: 'Результаты экзамена' },
      { kind: 'computed', id: 'low', title: 'Школы с низкими результатами' },
    ]);
  });

  it.each<[string, Measure, string[]]>([
    [
      'elements and documents',
      { kind: 'presence', of: site, evidence: 'order' },
      ['element site', 'evidence order'],
    ],
    [
      'indicators',
      { kind: 'change', of: talents, back: 1, as: 'percent' },
      [`indicator ${talents}`],
    ],
    ['systems', { kind: 'external', source: 'ФИС ОКО' }, ['external ФИС ОКО']],
    [
      'the parts’ own',
      {
        kind: 'composite',
        parts: [
          part('a', 'ед.', { kind: 'sum', of: pupils }),
          part('b', 'да', { kind: 'presence', of: site, evidence: 'order' }),
        ],
      },
      ['element pupils', 'element site', 'evidence order'],
    ],
    ['nothing for a judgement', { kind: 'judgement', rubric: 'levels' }, []],
  ])('are %s', (_, measure, expected) => {
    const sources = sourcesOf(measure, names('ru'));
    expect(sources.map(({ kind, id }) => `${kind} ${id}`)).toEqual(expected);
  });
});
