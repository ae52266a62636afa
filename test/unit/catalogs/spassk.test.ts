import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askedCounts, neededElements } from '../../../catalogs/asked.ts';
import { madeForms } from '../../../catalogs/made-forms.ts';
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

const catalog = readCatalog('spassk-dalny-2022');
const element = (id: string) => catalog.elements.find((one) => one.id === id);

interface LibraryForm {
  elements: { id: string; title: { ru: string }; unit: string }[];
}
const library = JSON.parse(
  readFileSync(
    new URL('../../../forms/library/upbringing-staff-monitoring.json', import.meta.url),
    'utf8',
  ),
) as LibraryForm;

describe('what Spassk-Dalny asks', () => {
  it('has a way to the value of every indicator of the document', () => {
    expect(measureKinds(catalog)).toEqual({ share: 37, sum: 8, composite: 2, presence: 1 });
    expect(unfitting(catalog)).toEqual([]);
  });

  it('asks a school 74 numbers and one answer a year, and nobody else', () => {
    expect(askedCounts(catalog)).toEqual([
      { type: 'school', period: 'schoolYear', numbers: 74, yesno: 1, documents: 1 },
    ]);
  });

  it('leaves to the library’s form what it asks, in its words, and repeats none of it', () => {
    const left = catalog.elements.filter(({ form }) => form !== undefined);
    expect(left.map(({ id, title, unit }) => ({ id, title, unit }))).toEqual(
      library.elements.map(({ id, title, unit }) => ({ id, title: title.ru, unit })),
    );
    const [made, ...others] = madeForms(catalog) as LibraryForm[];
    expect(others).toEqual([]);
    expect(made?.elements).toHaveLength(51);
    const taken = new Set(library.elements.map(({ id }) => id));
    expect(made?.elements.filter(({ id }) => taken.has(id))).toEqual([]);
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

  it('leaves no school out because a question was not put to it', () => {
    expect(lostWhereNotAsked(catalog)).toEqual([]);
  });

  it('keeps counts of children in trouble from the public', () => {
    const sensitive = /pdn|register|crimes|offences|bullying|suicide|orphans|risk|prevention_/;
    for (const { indicator } of listIndicators(catalog)) {
      const leaves = indicator.measure ? measureLeaves(indicator.measure) : [];
      if (!leaves.some(({ leaf }) => 'element' in leaf && sensitive.test(leaf.element))) continue;
      expect(['own', 'named'], indicator.key).toContain(indicator.confidentiality);
    }
    const named = listIndicators(catalog).filter((o) => o.indicator.confidentiality === 'named');
    expect(named.map(({ indicator }) => indicator.key)).toEqual([
      'upbringing.2.8',
      'upbringing.3.1',
      'upbringing.3.8',
    ]);
  });
});

describe('settings and targets', () => {
  it('drive the indicators that they name, or stand in the words of a question', () => {
    const inWords = idleSettings(catalog).map((pair) => pair.split(' → '));
    expect(inWords.map(([id]) => id)).toEqual([
      'overload-hours',
      'young-pedagogue-age',
      'young-pedagogue-age',
      'preconscription-age-from',
      'preconscription-age-to',
      'mentee-age-from',
      'mentee-age-to',
    ]);
    for (const [id, key] of inWords) {
      const setting = catalog.settings.find((one) => one.id === id)!;
      const leaves = measureLeaves(indicatorOf(catalog, key!).measure!);
      const titles = leaves.flatMap(({ leaf }) =>
        'element' in leaf ? [element(leaf.element)?.title ?? ''] : [],
      );
      expect(titles.join(), id).toContain(String(setting.value));
      expect(setting.reason, id).toContain('в вопросе формы');
    }
  });

  it('have a part in a list where they name no indicator', () => {
    const free = catalog.settings.filter(({ indicators }) => !indicators).map(({ id }) => id);
    expect(free).toEqual(['low-index', 'involvement-threshold', 'clusters']);
    const lists = JSON.stringify(catalog.computed);
    expect(free.filter((id) => !lists.includes(`"setting":"${id}"`))).toEqual([
      // The document names this threshold and does not say what it is for.
      'involvement-threshold',
    ]);
    expect(computedFaults(catalog)).toEqual([]);
  });

  it('has the two goals that the document names, with their lines', () => {
    expect(catalog.targets).toMatchObject([
      { indicator: 'talents.1.2', value: 80, comparison: 'atLeast', sourceLine: 181 },
      { indicator: 'career-guidance.1.1', value: 100, comparison: 'atLeast', sourceLine: 243 },
    ]);
  });
});

const numbers = (elements: Record<string, number>): Reported => ({ elements });
const cases = (...years: number[]): Reported => ({
  elements: { media_cases: years[0] ?? 0 },
  before: years.slice(1).map((n) => ({ media_cases: n })),
});
const extra = numbers({
  pupils_total: 200,
  pupils_needs_studied: 50,
  pupils_needs_met: 40,
  pupils_programmes_satisfied: 30,
});
const ninth = numbers({
  graduates_9: 40,
  graduates_9_spo: 16,
  graduates_9_by_preference__spo: 12,
  graduates_9_by_preference__profile: 8,
});
const senior = {
  pupils_10_11: 30,
  pupils_10: 16,
  pupils_10_by_preference: 12,
  graduates_11: 10,
  graduates_11_by_profile__university: 6,
  graduates_11_by_profile__spo: 2,
};
const police = numbers({ pupils_pdn: 4, pupils_pdn_year: 10, pupils_pdn_removed: 5 });
const prevention = numbers({
  pupils_total: 200,
  prevention_needed__destructive: 3,
  prevention_needed__danger: 4,
  prevention_needed__families: 5,
  prevention_given__destructive: 3,
  prevention_given__danger: 2,
  prevention_given__families: 1,
});

describe('the words of the document', () => {
  it.each<[string, string, Reported, number | null, Parameters<typeof workedOut>[3]?]>([
    ['204: of all pupils', 'talents.1.1', extra, 25],
    ['205: of those of line 204', 'talents.1.2', extra, 80],
    ['206: of those of line 204', 'talents.1.3', extra, 60],
    ['274: in colleges and in profile classes', 'career-guidance.1.2', ninth, 50],
    ['274: in colleges', 'career-guidance.1.2', ninth, 30, { part: 'spo' }],
    ['277: of those who entered colleges', 'career-guidance.1.4', ninth, 75],
    [
      '276: pupils with special needs among theirs',
      'career-guidance.1.3',
      numbers({
        pupils_5_9: 100,
        pupils_5_9_career_support: 50,
        pupils_ovz_5_9: 4,
        pupils_ovz_5_9_career_support: 3,
      }),
      75,
      { part: 'ovz' },
    ],
    ['278: schools with grades 10–11', 'career-guidance.1.5', numbers(senior), 75],
    [
      '278: no others',
      'career-guidance.1.5',
      numbers({ ...senior, pupils_10_11: 0, pupils_10: 1, pupils_10_by_preference: 1 }),
      null,
    ],
    ['281: university and college', 'career-guidance.1.8', numbers(senior), 80],
    [
      '376: of those who need retraining',
      'professional-development.1.4',
      numbers({ specialists_need_retraining: 8, specialists_retrained: 6, teachers_total: 60 }),
      75,
    ],
    [
      '419: of pupils aged 14–18',
      'upbringing.1.2',
      numbers({ pupils_total: 200, pupils_14_18: 60, pupils_military_sport: 15 }),
      25,
    ],
    ['457: the same number as in line 472', 'upbringing.2.7', prevention, 2],
    ['465: of all on the register in the year', 'upbringing.3.4', police, 50],
    [
      '465: of those on it at the end',
      'upbringing.3.4',
      police,
      125,
      { settings: { 'pdn-removed-base': 'year-end' } },
    ],
    ['466: of the last five years', 'upbringing.3.5', cases(1, 0, 2, 0, 1, 9), 4],
    ['466: of three', 'upbringing.3.5', cases(1, 0, 2, 9), 3, { settings: { 'media-window': 3 } }],
    ['466: of this year', 'upbringing.3.5', cases(1, 9), 1, { settings: { 'media-window': 1 } }],
    ['466: not with years missing', 'upbringing.3.5', cases(1, 0, 2), null],
    [
      '470: suicides and attempts',
      'upbringing.3.8',
      numbers({ suicide_cases__suicides: 0, suicide_cases__attempts: 2 }),
      2,
    ],
    ['472: pupils and families', 'upbringing.3.10', prevention, 50],
    ['472: families', 'upbringing.3.10', prevention, 20, { part: 'families' }],
    [
      '69: below the minimum, one work',
      'context.below_minimum.vpr',
      {
        rows: {
          'subject-results': [
            { procedure: 'vpr', subject: 'math', grade: 5, participants: 20, below_minimum: 5 },
            { procedure: 'vpr', subject: 'math', grade: 6, participants: 20, below_minimum: 7 },
            { procedure: 'oge', subject: 'math', grade: 9, participants: 10, below_minimum: 0 },
          ],
        },
      },
      30,
      { part: 'math' },
    ],
  ])('line %s', (_, key, data, expected, how) => {
    const value = workedOut(catalog, key, data, how);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 10);
  });

  it('call a procedure low from 30 % of its participants (line 69)', () => {
    const share = (school: string, back: number, procedure: string, of: number, all: number) => ({
      ...{ school, back, part: 'math', of, all, input: `context.below_minimum.${procedure}` },
    });
    const shares = [
      share('two', 0, 'vpr', 9, 30),
      share('two', 1, 'oge', 6, 20),
      share('one', 0, 'vpr', 9, 30),
      share('almost', 0, 'vpr', 61, 205),
      share('almost', 1, 'vpr', 61, 205),
    ];
    expect(listed(catalog, 'low-results', shares)).toEqual(['two']);
    expect(listed(catalog, 'low-results', shares, { 'low-result-rule': 'one' })).toEqual([
      'two',
      'one',
    ]);
    expect(listed(catalog, 'low-results', shares, { 'low-result-share': 29 })).toEqual([
      'two',
      'almost',
    ]);
  });
});
