import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../catalogs/measure.ts';
import { compileForm } from '../../../forms/compile/compile.ts';
import { parseFormDefinition } from '../../../forms/schema.ts';
import { compileMeasure } from '../../../server/catalogs/measure.ts';

function compiled(id: string) {
  const file = new URL(`../../../forms/library/${id}.json`, import.meta.url);
  const parsed = parseFormDefinition(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(id);
  const form = compileForm(parsed.form.survey);
  if (!form.ok) throw new Error(id);
  return [id, form.form] as const;
}

const forms = new Map([compiled('parents-school'), compiled('teacher-deficits')]);
const elements = new Set(['pupils_pdn', 'pupils_total', 'program']);
const compile = (measure: Measure) => compileMeasure(measure, forms, elements);

const answers = (where?: string) => ({
  form: 'parents-school',
  count: true as const,
  ...(where === undefined ? {} : { where }),
});

describe('a measure', () => {
  const good: [string, Measure][] = [
    ['a share of elements', share({ element: 'pupils_pdn' }, { element: 'pupils_total' })],
    ['a share of responses', share(answers('{overall} >= 4'), answers())],
    ['a share across both', share(answers(), { element: 'pupils_total' })],
    ['a count', { kind: 'count', of: answers("{stage} = 'basic'") }],
    ['a sum', { kind: 'sum', of: { element: 'pupils_pdn' } }],
    ['a mean of a question', { kind: 'mean', of: { form: 'parents-school', mean: '{overall}' } }],
    ['presence', { kind: 'presence', of: { element: 'program' } }],
    ['an index', { kind: 'index', of: ['a', 'b'], method: 'mean' }],
    ['an external number', { kind: 'external', source: 'ФИС ОКО' }],
  ];
  it.each(good)('compiles: %s', (_, measure) => {
    const result = compile(measure);
    expect(result).toMatchObject({ ok: true, measure: { kind: measure.kind } });
  });

  const bad: [string, Measure, string, string][] = [
    [
      'an element that no form has',
      { kind: 'sum', of: { element: 'pupils' } },
      'of.element',
      'measure.element',
    ],
    [
      'a form that is not there',
      { kind: 'count', of: { form: 'nobody', count: true } },
      'of.form',
      'measure.form',
    ],
    [
      'a missing question',
      share(answers(), answers('{overal} >= 4')),
      'in.where',
      'expression.name',
    ],
    [
      'a missing choice',
      share(answers("{stage} = 'basik'"), answers()),
      'of.where',
      'expression.choice',
    ],
    [
      'a comparison of different types',
      share(answers("{overall} >= 'x'"), answers()),
      'of.where',
      '',
    ],
    ['a condition that is a number', share(answers('{overall} + 1'), answers()), 'of.where', ''],
    [
      'a mean of words',
      { kind: 'mean', of: { form: 'parents-school', mean: '{stage}' } },
      'of.mean',
      '',
    ],
    [
      'a function without exact meaning',
      share(answers("displayValue('stage') = 'x'"), answers()),
      'of.where',
      '',
    ],
  ];
  it.each(bad)('is refused for %s, with the place and both languages', (_, measure, path, code) => {
    const result = compile(measure);
    if (result.ok) throw new Error('was compiled');
    expect(result.faults[0]?.path).toBe(path);
    expect(result.faults[0]?.code).toContain(code);
    expect(result.faults[0]?.message.ru).toMatch(/[а-я]/i);
    expect(result.faults[0]?.message.en).toMatch(/[a-z]/i);
  });

  it('names every fault, not only the first', () => {
    const result = compile(share({ element: 'x' }, { element: 'y' }));
    expect(result.ok ? [] : result.faults.map(({ path }) => path)).toEqual([
      'of.element',
      'in.element',
    ]);
  });

  const selections: [string, Measure, boolean][] = [
    ['over everybody', share(answers('{overall} >= 4'), answers()), false],
    [
      'over those who answered the measured question',
      share(answers('{overall} >= 4'), answers('{overall} notempty')),
      false,
    ],
    [
      'over those who answered another question',
      share(answers('{overall} >= 4'), answers('{food} notempty')),
      true,
    ],
    ['over a group', share(answers('{overall} >= 4'), answers("{stage} = 'basic'")), true],
    ['of one question', { kind: 'mean', of: { form: 'parents-school', mean: '{overall}' } }, false],
    [
      'of a group',
      { kind: 'mean', of: { form: 'parents-school', mean: '{food}', where: "{stage} = 'basic'" } },
      true,
    ],
    [
      'of a calculated score',
      { kind: 'mean', of: { form: 'teacher-deficits', mean: '{subject_percent}' } },
      true,
    ],
  ];
  it.each(selections)('knows whether it picks people: %s', (_, measure, derived) => {
    expect(compile(measure)).toMatchObject({ ok: true, measure: { derived } });
  });
});

type Share = Extract<Measure, { kind: 'share' }>;
function share(of: Share['of'], whole: Share['in']): Measure {
  return { kind: 'share', of, in: whole };
}
