import { describe, expect, it } from 'vitest';
import { askedCounts, neededElements } from '../../../catalogs/asked.ts';
import { findMethod } from '../../../catalogs/methods/library.ts';
import { provedBy } from '../../../catalogs/proofs.ts';
import { listIndicators } from '../../../catalogs/walk.ts';
import { readCatalog } from './read.ts';
import { compiledMeasure, idleSettings, indicatorOf, measureKinds } from './reach.ts';

const catalog = readCatalog('ob-2022');
const all = listIndicators(catalog);
const computed = (id: string) => catalog.computed.find((one) => one.id === id);

describe('what Ob asks', () => {
  it('has a way to the value of every indicator of the document', () => {
    expect(measureKinds(catalog)).toEqual({
      judgement: 54,
      sum: 9,
      composite: 3,
      share: 1,
      presence: 1,
    });
    for (const { indicator } of all) expect(indicator.measure, indicator.key).toBeDefined();
  });

  it('asks a school 28 numbers, the department 10 and one answer a school year', () => {
    expect(askedCounts(catalog)).toEqual([
      { type: 'school', period: 'schoolYear', numbers: 28, yesno: 0, documents: 2 },
      { type: 'kindergarten', period: 'schoolYear', numbers: 0, yesno: 0, documents: 2 },
      { type: 'supplementary', period: 'schoolYear', numbers: 1, yesno: 0, documents: 0 },
      { type: 'department', period: 'schoolYear', numbers: 10, yesno: 1, documents: 6 },
    ]);
  });

  it('uses every element, table, rubric and piece of evidence', () => {
    const needed = new Set(neededElements(catalog).map(({ id }) => id));
    expect(needed).toEqual(new Set(catalog.elements.map(({ id }) => id)));
    expect([...provedBy(catalog).keys()].sort()).toEqual(
      catalog.evidence.map(({ id }) => id).sort(),
    );
    const words = JSON.stringify(all.map(({ indicator }) => indicator.measure));
    for (const { id } of catalog.tables) expect(words).toContain(`"table":"${id}"`);
    for (const { id } of catalog.rubrics) expect(words).toContain(`"rubric":"${id}"`);
  });

  it('judges what the document gives without an indicator, never as a number', () => {
    for (const { indicator } of all) {
      expect(indicator.measure?.kind === 'judgement', indicator.key).toBe(
        indicator.unit === 'text',
      );
    }
  });

  it('keeps families, registers and assessments of heads to the school itself', () => {
    const keys = catalog.computed
      .filter(({ id }) => ['social-index', 'conditions-deviation'].includes(id))
      .flatMap(({ inputs }) => inputs.map(({ indicator }) => indicator));
    expect(keys).toHaveLength(11);
    for (const key of [...keys, 'upbringing.6.1', 'preschool-quality.8.1']) {
      expect(indicatorOf(catalog, key).confidentiality, key).toBe('own');
    }
  });
});

describe('computed lists', () => {
  it('find the schools in the three stages of the document', () => {
    expect(computed('results-index')).toMatchObject({
      method: 'multidimensional-mean',
      sourceLine: 1029,
      settings: { reading: 'greater-is-better', normalisation: { setting: 'normalisation' } },
    });
    expect(computed('low-results-list')).toMatchObject({
      method: 'quarter',
      sourceLine: 1031,
      years: { setting: 'status-years' },
      lists: [{ computed: 'results-index' }],
      settings: { share: { setting: 'low-result-share' }, side: 'bottom' },
    });
    expect(computed('social-index')).toMatchObject({
      sourceLine: 1043,
      settings: { reading: 'greater-is-worse' },
    });
    expect(computed('social-index')?.inputs.map(({ polarity }) => polarity)).toEqual(
      Array(9).fill('down'),
    );
    expect(computed('social-list')).toMatchObject({
      sourceLine: 1045,
      lists: [{ computed: 'social-index' }],
      settings: { share: { setting: 'unfavourable-share' }, side: 'top' },
    });
    expect(computed('low-and-unfavourable')).toMatchObject({
      method: 'overlay',
      sourceLine: 1049,
      lists: [
        { computed: 'low-results-list', as: 'first' },
        { computed: 'social-list', as: 'second' },
      ],
    });
  });

  it('hold six directions against norms and divide low-result schools into six types', () => {
    const factors = findMethod('school-types')?.lists?.map(({ name }) => name);
    expect(factors).toHaveLength(6);
    expect(computed('school-types')).toMatchObject({
      sourceLine: 1078,
      lists: factors?.map((name) => ({ computed: `conditions-${name}`, as: name })),
      population: { list: { computed: 'low-results-list' } },
    });
    for (const factor of factors ?? []) {
      const { inputs = [], sourceLine } = computed(`conditions-${factor}`) ?? {};
      expect(sourceLine).toBe(1069);
      for (const { norm } of inputs) expect(norm).toHaveProperty('setting');
      expect(computed(`groups-${factor}`)?.lists).toEqual([
        { computed: `conditions-${factor}`, as: 'score' },
      ]);
    }
    const { measure, breakdown } = indicatorOf(catalog, 'low-result-schools.2.1');
    const titles = measure?.kind === 'composite' ? measure.parts.map(({ title }) => title) : [];
    expect(titles.slice(6)).toHaveLength(6);
    expect(breakdown).toHaveLength(6);
  });
});

describe('settings and targets', () => {
  it('drive the indicators that they name', () => {
    expect(idleSettings(catalog)).toEqual([]);
  });

  it('say which marks and points are a high level', () => {
    const of = (key: string, settings = {}) => {
      const measure = compiledMeasure(catalog, `context.${key}`, settings);
      return measure.kind === 'share' ? JSON.stringify(measure.of) : '';
    };
    expect(of('oge_high')).not.toBe(of('oge_high', { 'high-marks': 'four-five' }));
    expect(of('oge_high', { 'high-marks': 'four-five' })).toContain('"value":4');
    expect(of('ege_high')).toContain('"value":81');
    expect(of('ege_high', { 'ege-high': 90 })).toContain('"value":90');
  });

  it('want all children to have a place, as line 780 says, and set no other target', () => {
    expect(
      catalog.targets.map(({ indicator, value, sourceLine }) => [indicator, value, sourceLine]),
    ).toEqual([
      ['preschool-quality.1.1', 100, 780],
      ['context.preschool_access_ovz', 100, 782],
      ['context.preschool_access_disabled', 100, 782],
      ['context.preschool_access_foreign', 100, 782],
    ]);
  });
});

describe('measures against the words of the document', () => {
  const sum = (element: string) => ({ kind: 'sum', of: { element } });

  it.each<[string, number, RegExp, object]>([
    [
      'student-training-quality.1.1',
      823,
      /на минимальном и высоком уровнях/,
      { kind: 'judgement', rubric: 'attainment' },
    ],
    ['low-result-schools.1.1', 835, /^Идентификация школ/, { kind: 'composite' }],
    [
      'low-result-schools.3.1',
      839,
      /^Динамика/,
      {
        kind: 'composite',
        parts: [
          { id: 'shift', measure: { computed: 'results-ranking', output: 'shift' } },
          { id: 'risen', measure: { computed: 'results-ranking', output: 'risen' } },
          { id: 'fallen', measure: { computed: 'results-ranking', output: 'fallen' } },
        ],
      },
    ],
    [
      'talents.5.1',
      855,
      /участников этапов всероссийской олимпиады/,
      { ...sum('olympiad_participants'), breakdown: 'olympiad-stages' },
    ],
    [
      'talents.7.1',
      859,
      /Охват обучающихся дополнительным образованием/,
      sum('pupils_supplementary_total'),
    ],
    ['talents.8.1', 861, /индивидуальным учебным планам/, sum('pupils_iup')],
    ['talents.11.1', 867, /педагогических работников, повысивших/, sum('teachers_trained_talents')],
    ['career-guidance.3.1', 877, /на углубленном уровне/, sum('graduates_11_advanced_exams')],
    [
      'career-guidance.4.1',
      879,
      /поступивших в ПОО и ОО ВО/,
      { ...sum('graduates_admitted_profile'), breakdown: 'further-education' },
    ],
    ['career-guidance.9.1', 893, /конкурсах профориентационной/, sum('pupils_career_contests')],
    [
      'heads-effectiveness.6.1',
      910,
      /^Создание условий/,
      { kind: 'judgement', rubric: 'conditions' },
    ],
    ['upbringing.6.1', 943, /русский язык не является родным/, sum('pupils_nonnative')],
    ['upbringing.8.1', 947, /каникулярного отдыха/, sum('pupils_holidays')],
    ['preschool-quality.1.1', 955, /^Доступность/, { kind: 'share', breakdown: 'preschool-ages' }],
    ['preschool-quality.2.1', 957, /^Соответствие/, { kind: 'judgement', rubric: 'compliance' }],
    ['preschool-quality.9.1', 971, /жалоб/, { kind: 'presence', expect: false }],
  ])('%s (line %i)', (key, line, title, measure) => {
    const found = indicatorOf(catalog, key);
    expect(found.sourceLine).toBe(line);
    expect(found.title).toMatch(title);
    expect(found.measure).toMatchObject(measure);
  });

  it('keeps the parts that the document names', () => {
    const dimension = (id: string) =>
      catalog.dimensions.find((one) => one.id === id)?.parts.map(({ title }) => title);
    expect(dimension('preschool-ages')).toEqual(
      indicatorOf(catalog, 'preschool-quality.1.1').breakdown.slice(0, 2),
    );
    expect(dimension('olympiad-stages')).toHaveLength(
      indicatorOf(catalog, 'talents.5.1').breakdown.length,
    );
    expect(dimension('further-education')).toHaveLength(2);
  });
});
