import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureSchema, type Measure } from '../../../catalogs/measure.ts';
import type { OwnMeasure, RowSource } from '../../../server/catalogs/compiled.ts';
import { compileMeasure } from '../../../server/catalogs/measure.ts';
import { answers, compile, entered, exam, graduates, known, pupils, share } from './known.ts';

describe('a measure', () => {
  const good: [string, Measure][] = [
    ['a share of elements', share(entered, graduates)],
    ['a share of responses', share(answers('{overall} >= 4'), answers())],
    ['a share of responses in an element', share(answers(), graduates)],
    ['a ratio of unlike units', { kind: 'ratio', of: { element: 'grants' }, in: pupils }],
    ['a count of responses', { kind: 'count', of: answers("{stage} = 'basic'") }],
    [
      'a count of organizations',
      { kind: 'count', of: { organizations: '{a} > 0', of: { a: entered } } },
    ],
    ['a sum of an element', { kind: 'sum', of: { element: 'pupils_pdn' } }],
    ['a sum over rows', { kind: 'sum', of: { table: 'exam', sum: '{score}' } }],
    [
      'a sum of a formula',
      { kind: 'sum', of: { formula: '{a} - {b}', of: { a: graduates, b: entered } } },
    ],
    ['a mean of a question', { kind: 'mean', of: { form: 'parents-school', mean: '{overall}' } }],
    ['a mean over organizations', { kind: 'mean', of: { element: 'clubs' } }],
    [
      'a mean over groups',
      { kind: 'mean', of: { table: 'exam', count: true, per: { group: '{grade_class}' } } },
    ],
    ['a median over rows', { kind: 'median', of: { table: 'exam', value: '{score}' } }],
    [
      'a median over organizations',
      { kind: 'median', of: { table: 'exam', mean: '{score}', per: 'organization' } },
    ],
    [
      'a percentile',
      { kind: 'percentile', p: 25, of: { table: 'exam', value: '{score}', where: '{passed}' } },
    ],
    ['a lowest value', { kind: 'min', of: graduates }],
    ['a highest value', { kind: 'max', of: { table: 'exam', value: '{score}' } }],
    [
      'presence with a condition and evidence',
      {
        kind: 'presence',
        of: { element: 'site' },
        expect: false,
        when: { where: '{pupils} > 0', of: { pupils } },
        evidence: 'order',
      },
    ],
    ['an earlier period', share({ ...entered, back: 1 }, { ...graduates, over: 3 })],
    ['all so far', { kind: 'sum', of: { ...graduates, over: 'all' } }],
    ['an expert’s judgement', { kind: 'judgement', rubric: 'levels' }],
    ['a change', { kind: 'change', of: 'a', back: 2, as: 'percent' }],
    ['an index', { kind: 'index', of: ['a', 'b'], method: 'mean', weights: [1, 2] }],
    ['a score of a computed list', { kind: 'score', computed: 'conditions', output: 'index' }],
    ['a computed list', { kind: 'list', computed: 'low', groups: ['low'], as: 'share' }],
    ['an external number', { kind: 'external', source: 'ФИС ОКО' }],
    [
      'parts of different units',
      {
        kind: 'composite',
        parts: [
          {
            id: 'n',
            title: 'Число',
            unit: 'ед.',
            decimals: 0,
            measure: { kind: 'sum', of: pupils },
          },
          { id: 'p', title: 'Доля', unit: '%', decimals: 1, measure: share(entered, graduates) },
        ],
      },
    ],
    ['a population', { ...share(entered, graduates), population: { types: ['school'] } }],
  ];
  it.each(good)('compiles: %s', (_, measure) => {
    expect(compile(measure)).toMatchObject({ ok: true, measure: { kind: measure.kind } });
  });
});

const parts = (measure: Measure) => {
  const result = compile(measure);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.measure;
};

describe('a compiled measure', () => {
  it('reads an element of a dimension by its parts, and the parts of rows by a column', () => {
    expect(parts({ ...share(pupils, pupils), breakdown: 'stages' })).toMatchObject({
      breakdown: { dimension: 'stages', parts: ['primary', 'basic', 'senior'] },
      of: {
        dimension: 'stages',
        parts: { primary: 'pupils__primary', basic: 'pupils__basic', senior: 'pupils__senior' },
      },
    });
    const byStage = { ...answers(), by: '{STAGE}' };
    const measure = parts({ ...share(byStage, pupils), breakdown: 'stages' });
    expect(measure).toMatchObject({ of: { by: 'stage' }, in: { dimension: 'stages' } });
  });

  it('may divide parts by a whole, and take one part as a number of its own', () => {
    expect(parts({ ...share(pupils, graduates), breakdown: 'stages' })).toMatchObject({
      in: { dimension: null, parts: null },
    });
    expect(parts({ kind: 'sum', of: { element: 'pupils__basic' } })).toMatchObject({
      of: { element: 'pupils__basic', parts: null },
    });
  });

  it('takes the case of a setting, and another one when the setting changes', () => {
    const measure: Measure = {
      kind: 'sum',
      of: { setting: 'exactly', cases: { base: graduates, low: entered } },
    };
    expect(parts(measure)).toMatchObject({ of: { element: 'graduates' } });
    const other = compileMeasure(measure, known(new Map([['exactly', 'low']])));
    expect(other).toMatchObject({ ok: true, measure: { of: { element: 'entered' } } });
  });

  const score = { kind: 'ref', type: 'number', name: 'score', decimals: 0 };
  const line = { kind: 'literal', type: 'number', value: 50 };
  const above = { kind: 'call', type: 'boolean', call: 'greaterorequal', args: [score, line] };
  it.each([
    ['a number', '{score} >= {@line}', above],
    ['a condition on a choice', "{score} >= {@line} or {@exactly} = 'LOW'", above],
    ['the branch of a choice', "iif({@exactly} = 'base', {score}, {hours}) >= {@line}", above],
    ['a yes', '{@strict} and {score} >= {@line}', above],
    ['a list of choices', "{@exactly} anyof ['base'] and {score} >= {@line}", above],
    ['two settings', '{@line} > {@years} and {score} >= {@line}', above],
    ['a condition that always holds', '{passed} or {@strict} = true', null],
  ])('puts settings in: %s', (_, where, tree) => {
    expect(parts({ kind: 'count', of: exam(where) })).toMatchObject({ of: { where: tree } });
  });

  it('needs only the amounts that its settings leave', () => {
    const formula = "iif({@exactly} = 'base', {a}, {b}) + 1";
    const measure = parts({ kind: 'sum', of: { formula, of: { a: graduates, b: entered } } });
    expect(measure).toMatchObject({ of: { of: { a: { element: 'graduates' } } } });
    expect(measure).not.toHaveProperty('of.of.b');
  });

  it('groups rows by the folded copy of a free text, and by a choice as it is', () => {
    const by = (group: string): Measure => ({ kind: 'mean', of: { ...exam(), per: { group } } });
    expect(parts(by('{grade_class}'))).toMatchObject({
      of: { per: { group: 'grade_class', folded: true } },
    });
    expect(parts(by('{subject}'))).toMatchObject({ of: { per: { folded: false } } });
  });

  it('says which periods it reads', () => {
    const span = (more: object) => parts({ kind: 'sum', of: { ...graduates, ...more } });
    expect(span({})).toMatchObject({ of: { span: { back: 0, over: 1 } } });
    expect(span({ back: 2, over: 3 })).toMatchObject({ of: { span: { back: 2, over: 3 } } });
    expect(span({ over: 'all' })).toMatchObject({ of: { span: { back: 0, over: 'all' } } });
  });

  const parents = <T extends object>(measure: T) => ({ form: 'parents-school', ...measure });
  const selections: [string, Measure, 'picks' | 'mixes' | null][] = [
    ['over everybody', share(answers('{overall} >= 4'), answers()), null],
    [
      'over those who answered the measured question',
      share(answers('{overall} >= 4'), answers('{overall} notempty')),
      null,
    ],
    [
      'over those who answered another question',
      share(answers('{overall} >= 4'), answers('{food} notempty')),
      'picks',
    ],
    ['over a group', share(answers('{overall} >= 4'), answers("{stage} = 'basic'")), 'picks'],
    ['of one question', { kind: 'mean', of: parents({ mean: '{overall}' }) }, null],
    [
      'of a group',
      { kind: 'mean', of: parents({ mean: '{food}', where: "{stage} = 'basic'" }) },
      'picks',
    ],
    [
      'of a calculated score',
      { kind: 'mean', of: { form: 'teacher-deficits', mean: '{subject_percent}' } },
      'mixes',
    ],
    [
      'of a sum of two questions',
      { kind: 'sum', of: parents({ sum: '{food} + {overall}' }) },
      'mixes',
    ],
    [
      'through a formula',
      { kind: 'sum', of: { formula: '{a} - 1', of: { a: answers() } } },
      'mixes',
    ],
    [
      'through a condition on a group',
      { kind: 'count', of: { organizations: '{a} > 3', of: { a: answers("{stage} = 'basic'") } } },
      'mixes',
    ],
    ['of rows that are persons', share(exam(), exam('{passed}')), 'picks'],
    ['of elements', share(entered, graduates), null],
  ];
  it.each(selections)(
    'knows whether it picks people or mixes questions: %s',
    (_, measure, which) => {
      const compiled = parts(measure);
      const { selections: all, derived } = compiled as OwnMeasure;
      expect(derived).toBe(which === 'mixes');
      expect(all.some(({ pick }) => pick !== null)).toBe(which === 'picks');
    },
  );

  const ofStage = "{stage} = 'basic'";
  const kin: [string, Measure, Measure, boolean][] = [
    [
      'a share and a mean of one question',
      share(answers('{overall} >= 4'), answers('{overall} notempty')),
      { kind: 'mean', of: parents({ mean: '{overall}', where: ofStage }) },
      true,
    ],
    [
      'shares of all and of a group',
      share(answers('{overall} >= 4'), answers('{overall} notempty')),
      share(answers(`{overall} <= 2 and ${ofStage}`), answers(`${ofStage} and {overall} notempty`)),
      true,
    ],
    [
      'a share and a quotient',
      share(answers('{overall} >= 4'), answers('{overall} notempty')),
      {
        kind: 'sum',
        of: {
          formula: '{a} / {b}',
          of: { a: answers(`{overall} >= 4 and ${ofStage}`), b: answers(ofStage) },
        },
      },
      true,
    ],
    [
      'two questions',
      share(answers('{overall} >= 4'), answers('{overall} notempty')),
      share(answers('{food} >= 4'), answers('{food} notempty')),
      false,
    ],
  ];
  it.each(kin)('knows whose figures can be subtracted: %s', (_, one, other, same) => {
    const families = [one, other].map((measure) =>
      (parts(measure) as OwnMeasure).selections.map(({ family }) => family),
    );
    expect(families[0]?.some((family) => families[1]?.includes(family))).toBe(same);
  });

  it('counts those who are picked among those who answered what is measured', () => {
    const measure = share(answers(`{overall} >= 4 and ${ofStage}`), answers(ofStage));
    const [selection] = (parts(measure) as OwnMeasure).selections;
    const answered = (
      parts(share(answers('{overall} >= 4'), answers('{overall} notempty'))) as {
        in: RowSource;
      }
    ).in.where;
    expect(selection?.among.where).toEqual(answered);
    expect(selection?.picked.where).toMatchObject({ call: 'and', args: [{}, answered] });
    expect(selection?.pick).toEqual({
      limits: { stage: { not: false, values: ['basic'] } },
      rest: [],
    });
  });
});

describe('docs/measures.md', () => {
  const text = readFileSync(new URL('../../../docs/measures.md', import.meta.url), 'utf8');
  const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json);

  it('has an example of each way that needs one', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(examples)('has examples that are measures: %s', (json) => {
    expect(measureSchema.safeParse(JSON.parse(json))).toMatchObject({ success: true });
  });

  it('names every kind', () => {
    for (const { shape } of measureSchema.options) {
      expect(text).toContain(`\`${[...shape.kind.values][0]}\``);
    }
  });
});
