import { describe, expect, it } from 'vitest';
import { askedCounts, neededElements } from '../../../catalogs/asked.ts';
import { measureLeaves } from '../../../catalogs/measure.ts';
import { listIndicators } from '../../../catalogs/walk.ts';
import { evidenceNamed, idleSettings, indicatorOf, measureKinds } from './reach.ts';
import { readCatalog } from './read.ts';
import {
  computedFaults,
  listed,
  lostWhereNotAsked,
  unfitting,
  unused,
  workedOut,
  type Reported,
} from './worked.ts';

const catalog = readCatalog('verkhovazhye');
const own = listIndicators(catalog).filter((one) => one.criterionId !== undefined);

describe('what Verkhovazhye asks', () => {
  it('has a way to the value of every indicator of the document', () => {
    expect(measureKinds(catalog)).toEqual({
      share: 76,
      presence: 10,
      list: 4,
      composite: 4,
      sum: 1,
      judgement: 1,
    });
    expect(unfitting(catalog)).toEqual([]);
  });

  it('asks a school 60 numbers and 15 answers a year, a kindergarten 2 answers', () => {
    const year = { period: 'schoolYear' };
    expect(askedCounts(catalog)).toEqual([
      { type: 'school', ...year, numbers: 60, yesno: 15, documents: 6 },
      { type: 'kindergarten', ...year, numbers: 0, yesno: 2, documents: 0 },
      { type: 'supplementary', ...year, numbers: 0, yesno: 2, documents: 0 },
      { type: 'department', ...year, numbers: 7, yesno: 3, documents: 2 },
    ]);
  });

  it('asks in words that stand alone, and says for which line', () => {
    const titles = catalog.elements.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title) => /^Из них/.test(title))).toEqual([]);
    expect(catalog.elements.filter(({ sourceLine }) => sourceLine === undefined)).toEqual([]);
  });

  it('uses everything that it asks for', () => {
    const asked = new Set(neededElements(catalog).map(({ id }) => id));
    expect(catalog.elements.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
    expect(new Set(evidenceNamed(catalog))).toEqual(new Set(catalog.evidence.map(({ id }) => id)));
    expect(unused(catalog)).toEqual([]);
  });

  it('asks nothing that an imported table brings', () => {
    for (const { indicator } of own.filter((one) => /ВПР|ОГЭ|ЕГЭ/.test(one.indicator.title))) {
      const leaves = indicator.measure ? measureLeaves(indicator.measure) : [];
      const asked = leaves.flatMap(({ leaf }) => ('element' in leaf ? [leaf.element] : []));
      expect(
        asked.filter((id) => id !== 'graduates_9'),
        indicator.key,
      ).toEqual([]);
    }
  });

  it('leaves no school out because a question was not put to it', () => {
    expect(lostWhereNotAsked(catalog)).toEqual([]);
  });

  it('keeps what is told of pupils on a register and of heads from the public', () => {
    for (const { indicator } of listIndicators(catalog)) {
      const text = JSON.stringify(indicator.measure);
      if (/register|heads-diagnostics/.test(text)) {
        expect(indicator.confidentiality, indicator.key).toBe('own');
      }
    }
    const persons = catalog.tables.filter((table) => table.persons).map(({ id }) => id);
    expect(persons).toEqual(['oge', 'ege', 'heads-diagnostics']);
  });
});

describe('settings', () => {
  it('drive the indicators that they name; the others are about the schedule', () => {
    expect(idleSettings(catalog)).toEqual([]);
    const free = catalog.settings.filter(({ indicators }) => !indicators).map(({ id }) => id);
    expect(free).toEqual(['analysis-months']);
  });

  it('say by whom a share is divided without leaving the document’s words', () => {
    expect(computedFaults(catalog)).toEqual([]);
  });
});

const ege = (...sums: (number | undefined)[]): Reported => ({
  rows: { ege: sums.map((best_three) => ({ best_three })) },
});
const oge = (...pupils: (number | undefined)[][]): Reported => ({
  elements: { graduates_9: 10 },
  rows: {
    oge: pupils.map(([russian, math, choice_1, choice_2]) => ({
      ...{ russian, math, choice_1, choice_2 },
    })),
  },
});
const work = (row: Record<string, unknown>): Reported => ({
  rows: {
    'subject-results': [
      {
        procedure: 'vpr',
        subject: 'russian',
        participants: 20,
        below_minimum: 4,
        good: 6,
        high: 2,
        ...row,
      },
      { procedure: 'oge', subject: 'math', participants: 20, below_minimum: 0, good: 0, high: 0 },
    ],
  },
});
const journal = { confirmed: 15, raised: 3, lowered: 2 };
const appeals: Reported = {
  rows: {
    'olympiad-appeals': [
      { upheld: true, before: 100, after: 115 },
      { upheld: true, before: 100, after: 116 },
      { upheld: true, before: 40, after: 30 },
      { upheld: false, before: 50, after: 90 },
    ],
  },
};
const graduates: Reported = {
  elements: { graduates_9: 20, graduates_9_region: 15, graduates_11: 0, graduates_region_top50: 4 },
};

describe('the words of the document', () => {
  it.each<[string, string, Reported, number | null, Parameters<typeof workedOut>[3]?]>([
    ['56: strictly above 150', 'training-quality.1.3', ege(149, 150, 151, 300), 50],
    [
      '56: exactly 150 as chosen',
      'training-quality.1.3',
      ege(149, 150, 151, 300),
      75,
      { settings: { 'ege-exactly-150': 'base' } },
    ],
    ['105: strictly below 150', 'low-result-schools.2.5', ege(149, 150, 151, undefined), 25],
    [
      '105: of those with three exams',
      'low-result-schools.2.5',
      ege(149, 150, 151, undefined),
      (100 * 2) / 3,
      { settings: { 'ege-sum-base': 'three', 'ege-exactly-150': 'low' } },
    ],
    ['64: strictly above 220', 'heads-effectiveness.4.3', ege(220, 221), 50],
    ['62: two by choice, 9 or more', 'training-quality.2.1', oge([3, 3, 5, 4], [5, 5, 4, 4]), 50],
    [
      '62: of those who sat both',
      'training-quality.2.1',
      oge([3, 3, 5, 4], [5, 5, 5, undefined]),
      100,
      { settings: { 'oge-sum-base': 'took' } },
    ],
    ['63: four, 16 or more', 'training-quality.2.2', oge([4, 4, 4, 4], [5, 5, 5, undefined]), 50],
    ['55: all passed at once', 'training-quality.1.2', oge([3, 3, 3, 3], [2, 5, 5, 5]), 50],
    ['55: two subjects only', 'low-result-schools.2.2', oge([3, 4, undefined, undefined]), 100],
    [
      '55: of all graduates',
      'training-quality.1.2',
      oge([3, 3, 3, 3], [2, 5, 5, 5]),
      10,
      { settings: { 'oge-pass-base': 'graduates' } },
    ],
    ['54: marks confirmed by ВПР alone', 'training-quality.1.1', work(journal), 75],
    ['54: no marks to compare', 'training-quality.1.1', work({}), null],
    ['58: below the minimum', 'training-quality.1.4', work({}), 10],
    [
      '58: at the minimum too, where known',
      'training-quality.1.4',
      work({ at_minimum: 3 }),
      35,
      { settings: { 'risk-zone': 'near-minimum' } },
    ],
    [
      '60: one subject of one procedure',
      'training-quality.1.6',
      work({}),
      80,
      { part: 'vpr/russian' },
    ],
    ['65: a high result', 'training-quality.2.4', work({}), 10, { part: 'vpr/russian' }],
    [
      '65: fours are high too',
      'training-quality.2.4',
      work({}),
      40,
      { part: 'vpr/russian', settings: { 'mark-high': 4 } },
    ],
    [
      '65: fours not told of',
      'training-quality.2.4',
      work({ good: undefined }),
      null,
      { part: 'vpr/russian', settings: { 'mark-high': 4 } },
    ],
    ['239: upheld, changed by more than 15 %', 'objectivity.2.3', appeals, 50],
    [
      '239: of the upheld',
      'objectivity.2.3',
      appeals,
      (100 * 2) / 3,
      { settings: { 'appeal-base': 'upheld' } },
    ],
    ['205: a school without grade 11', 'career-guidance.7.1', graduates, 75, { part: 'all' }],
    ['205: ТОП-50 among all', 'career-guidance.7.1', graduates, 20, { part: 'top50' }],
    [
      '185: of those who need it',
      'career-guidance.3.1',
      { elements: { pupils_need_early_career: 8, pupils_early_career: 6, pupils_6_11: 100 } },
      75,
    ],
    [
      '384: of those registered at the start',
      'upbringing.3.5',
      {
        elements: {
          pupils_school_register_start: 4,
          pupils_school_register_removed: 1,
          pupils_school_register: 9,
        },
      },
      25,
    ],
    [
      '137: of all pupils',
      'talents.1.4',
      {
        elements: {
          pupils_total: 200,
          pupils_olympiad_regional: 4,
          pupils_olympiad_regional_winners: 1,
        },
      },
      0.5,
    ],
  ])('line %s', (_, key, data, expected, how) => {
    const value = workedOut(catalog, key, data, how);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 10);
  });

  it('restrict line 101 and those after it to schools on the list', () => {
    const restricted = own.filter((one) => /^low-result-schools\.[23]/.test(one.indicator.key));
    expect(restricted).toHaveLength(10);
    for (const { indicator } of restricted) {
      if (indicator.key === 'low-result-schools.2.8') continue;
      expect(indicator.measure, indicator.key).toMatchObject({
        population: { list: { computed: 'low-results' } },
      });
    }
    // The same names elsewhere are about all schools.
    for (const key of ['training-quality.1.2', 'heads-effectiveness.4.1']) {
      expect(indicatorOf(catalog, key).sameAs?.length).toBeGreaterThan(0);
      expect(indicatorOf(catalog, key).measure).toMatchObject({
        population: { types: ['school'] },
      });
      expect(JSON.stringify(indicatorOf(catalog, key).measure)).not.toContain('low-results');
    }
  });

  it.each(['training-quality.1.6', 'training-quality.2.4'])(
    'compute each subject in each of six procedures (lines 60 and 65: %s)',
    (key) => {
      const { measure, breakdown } = indicatorOf(catalog, key);
      if (measure?.kind !== 'composite') throw new Error('no parts');
      expect(measure.parts.map(({ title }) => title)).toEqual(breakdown);
      for (const part of measure.parts)
        expect(part.measure).toHaveProperty('breakdown', 'subjects');
    },
  );

  it('name subjects in the imported table as the breakdown does', () => {
    const { parts } = catalog.dimensions.find(({ id }) => id === 'subjects')!;
    const { columns } = catalog.tables.find(({ id }) => id === 'subject-results')!;
    const subject = columns.find(({ id }) => id === 'subject');
    expect(subject?.choices?.map(({ value }) => value)).toEqual(parts.map(({ id }) => id));
  });
});

describe('schools with low results (line 99)', () => {
  const share = (school: string, back: number, work: string, of: number, all = 100) => {
    const [procedure, part = ''] = work.split('/');
    return { school, back, part, of, all, input: `context.below_minimum.${procedure}` };
  };
  const shares = [
    share('two-years', 0, 'vpr/russian', 30),
    share('two-years', 1, 'vpr/math', 9, 30),
    share('one-year', 0, 'vpr/russian', 60),
    share('one-year', 1, 'vpr/russian', 29),
    share('two-procedures', 0, 'oge/math', 30),
    share('two-procedures', 0, 'ege/russian', 31),
    share('other-subjects', 0, 'vpr/physics', 90),
    share('other-subjects', 0, 'vpr/history', 90),
    share('almost', 0, 'vpr/russian', 61, 205),
    share('almost', 1, 'vpr/russian', 61, 205),
    share('year-ago', 1, 'vpr/russian', 50),
    share('year-ago', 1, 'vpr/math', 50),
  ];

  it('are those with 30 % two years running, or by two procedures in a year', () => {
    expect(listed(catalog, 'low-results', shares)).toEqual(['two-years', 'two-procedures']);
  });

  it.each<[string, Record<string, string | number>, string[]]>([
    [
      'the same procedure in both years',
      { 'low-school-rule': 'same-or-in-year' },
      ['two-procedures'],
    ],
    [
      'a lower share',
      { 'low-school-share': 29 },
      ['two-years', 'one-year', 'two-procedures', 'almost'],
    ],
    ['one procedure', { 'low-school-procedures': 1 }, ['two-years', 'one-year', 'two-procedures']],
    ['any of the years', { 'low-school-when': 'any' }, ['two-years', 'two-procedures', 'year-ago']],
    ['one year', { 'low-school-years': 1 }, ['two-years', 'one-year', 'two-procedures']],
  ])('follow the settings: %s', (_, settings, expected) => {
    expect(listed(catalog, 'low-results', shares, settings)).toEqual(expected);
  });
});

describe('signs of biased results (lines 230, 232, 272)', () => {
  const marks = (school: string, input: string, of: number) => ({
    ...{ school, input, of, all: 100, part: 'vpr/math' },
  });

  it.each(['biased-vpr', 'biased-oge', 'biased'])(
    'are marks that differ from the journal: %s',
    (id) => {
      const shares = [
        marks('raises', 'raised', 31),
        marks('lowers', 'lowered', 31),
        marks('border', 'raised', 30),
        marks('border', 'lowered', 30),
      ];
      expect(listed(catalog, id, shares)).toEqual(['raises', 'lowers']);
      expect(listed(catalog, id, shares, { 'bias-changed-share': 40 })).toEqual([]);
    },
  );
});
