import { describe, expect, it } from 'vitest';
import type { Dimension, ElementDefinition } from '../../../catalogs/dictionary.ts';
import { compileDefinition } from '../../../forms/definition.ts';
import type { Answers } from '../../../forms/run/types.ts';
import type { ElementValue } from '../../../server/elements/model.ts';
import { compileRule } from '../../../server/checks/own-rule.ts';
import { relationsOf } from '../../../server/checks/part-of.ts';
import { usualThresholds } from '../../../server/checks/thresholds.model.ts';
import { findViolations, type Grounds } from '../../../server/checks/violations.ts';

const number = (id: string, more: Partial<ElementDefinition> = {}): ElementDefinition => ({
  ...{ id, title: id, unit: 'чел.', type: 'number', decimals: 0, min: 0 },
  ...{ owner: ['school'], period: 'schoolYear', section: 'Общее' },
  ...more,
});
const stages: Dimension = {
  id: 'stages',
  title: 'Уровни',
  parts: [
    { id: 'noo', title: 'НОО' },
    { id: 'ooo', title: 'ООО' },
  ],
};

/** A form that asks these; `checks` writes conditions at questions. */
function formOf(ids: string[], checks: Record<string, string> = {}) {
  const read = compileDefinition({
    ...{ id: 'own-form', version: 1, kind: 'dataForm', audience: 'organization' },
    ...{ organizationTypes: ['school'], periodType: 'schoolYear', anonymous: false },
    title: { ru: 'Форма', en: 'Form' },
    purpose: { ru: 'Числа', en: 'Numbers' },
    survey: {
      title: 'Форма',
      pages: [
        {
          name: 'p',
          elements: ids.map((name) => ({
            ...{ type: 'text', inputType: 'number', name, title: name },
            ...(checks[name]
              ? { validators: [{ type: 'expression', expression: checks[name], text: 'нет' }] }
              : {}),
          })),
        },
      ],
    },
    elements: ids.map((id) => ({ id, question: id, title: { ru: id }, unit: 'чел.' })),
    settings: [],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return { key: 'own-form', compiled: read.compiled, elements: read.definition.elements };
}

interface Case {
  form: ReturnType<typeof formOf>;
  answers?: Answers;
  states?: Record<string, { state: string }>;
  elements?: ElementDefinition[];
  rules?: [string, 'hard' | 'soft'][];
  /** What another form says, accepted or not. */
  other?: Record<string, [number | boolean | null, 'final' | 'preliminary']>;
}

function found({ form, answers = {}, states = {}, elements = [], rules = [], other = {} }: Case) {
  const names = new Map(
    [...form.elements.map(({ id }) => id), ...Object.keys(other)].map((id) => [id, 0]),
  );
  const grounds: Grounds = {
    relations: relationsOf(elements, [stages]),
    rules: rules.map(([expression, severity], at) => {
      const read = compileRule(expression, names);
      if (!read.ok) throw new Error(JSON.stringify(read.faults));
      return { id: String(at), tree: read.tree, severity, message: 'Проверьте' };
    }),
    thresholds: usualThresholds,
    reported: Object.entries(other).map(([elementId, [value, status]]): ElementValue => ({
      ...{ _id: elementId, municipalityId: 'm', organizationId: 'o', elementId },
      ...{ period: '2021-2022', value, state: value === null ? 'absent' : 'value', reason: '' },
      ...{ status, source: { formKey: 'other-form', formVersion: 1, revision: 1 } },
      updatedAt: new Date(0),
    })),
    earlier: new Map(),
  };
  return findViolations({ form, answers, states, today: '2022-05-01' }, grounds).map(
    ({ kind, severity, question, value, against }) => ({
      kind,
      severity,
      question,
      value,
      against,
    }),
  );
}

describe('a part and its whole', () => {
  const elements = [number('all'), number('trained', { partOf: 'all' })];
  const both = formOf(['all', 'trained']);
  const hit = (more: object) => [
    { kind: 'partOf', severity: 'hard', question: 'trained', value: 7, against: 5, ...more },
  ];
  const table: [string, Case, unknown][] = [
    ['in one form', { form: both, elements, answers: { all: 5, trained: 7 } }, hit({})],
    ['that are equal', { form: both, elements, answers: { all: 5, trained: 5 } }, []],
    ['where the part is missing', { form: both, elements, answers: { all: 5 } }, []],
    ['where the whole is missing', { form: both, elements, answers: { trained: 7 } }, []],
    [
      'where the whole is absent',
      { form: both, elements, answers: { trained: 7 }, states: { all: { state: 'absent' } } },
      [],
    ],
    [
      'that the form compares by itself',
      {
        form: formOf(['all', 'trained'], { trained: '{trained} <= {all}' }),
        elements,
        answers: { all: 5, trained: 7 },
      },
      [],
    ],
    [
      'where the whole is in a form that can change',
      {
        form: formOf(['trained']),
        elements,
        answers: { trained: 7 },
        other: { all: [5, 'preliminary'] },
      },
      hit({ kind: 'otherForm', severity: 'soft' }),
    ],
    [
      'where the whole is accepted already',
      {
        form: formOf(['trained']),
        elements,
        answers: { trained: 7 },
        other: { all: [5, 'final'] },
      },
      hit({ kind: 'otherForm' }),
    ],
    [
      'where the part is in another form',
      {
        form: formOf(['all']),
        elements,
        answers: { all: 5 },
        other: { trained: [7, 'preliminary'] },
      },
      hit({ kind: 'otherForm', severity: 'soft', question: 'all', value: 5, against: 7 }),
    ],
    [
      'where the other form has no number',
      {
        form: formOf(['trained']),
        elements,
        answers: { trained: 7 },
        other: { all: [null, 'final'] },
      },
      [],
    ],
  ];
  it.each(table)('%s', (_, given, expected) => {
    expect(found(given)).toEqual(expected);
  });

  it('are compared part by part, and with a sum only when nothing of it is missing', () => {
    const divided = [
      number('all', { dimension: 'stages' }),
      number('trained', { dimension: 'stages', partOf: 'all' }),
      number('winners', { partOf: 'all' }),
    ];
    const form = formOf(['all__noo', 'all__ooo', 'trained__noo', 'trained__ooo', 'winners']);
    const answers = { all__noo: 5, trained__noo: 6, winners: 50 };
    expect(found({ form, elements: divided, answers }).map(({ question }) => question)).toEqual([
      'trained__noo',
    ]);
    const states = { all__ooo: { state: 'notApplicable' } };
    expect(
      found({ form, elements: divided, answers, states }).map(({ question }) => question),
    ).toEqual(['winners', 'trained__noo']);
    const absent = { all__ooo: { state: 'absent' } };
    expect(found({ form, elements: divided, answers, states: absent })).toHaveLength(1);
  });
});

describe('a rule of the department', () => {
  const form = formOf(['a', 'b']);
  const hit = (severity: string, question = 'a', value: number | null = 3) => [
    { kind: 'expression', severity, question, value, against: null },
  ];
  const table: [string, Case, unknown][] = [
    ['that is kept', { form, rules: [['{a} <= {b}', 'hard']], answers: { a: 3, b: 3 } }, []],
    [
      'that is not',
      { form, rules: [['{a} <= {b}', 'hard']], answers: { a: 3, b: 2 } },
      hit('hard'),
    ],
    ['with a number missing', { form, rules: [['{a} <= {b}', 'hard']], answers: { a: 3 } }, []],
    [
      'with a number that is absent',
      {
        form,
        rules: [['{a} <= {b}', 'hard']],
        answers: { a: 3 },
        states: { b: { state: 'absent' } },
      },
      [],
    ],
    [
      'whose missing number decides nothing',
      { form, rules: [['{a} < 2 or {b} < 2', 'soft']], answers: { a: 1 } },
      [],
    ],
    [
      'that asks whether there is a number',
      { form, rules: [['{b} notempty', 'soft']], answers: { a: 3 } },
      hit('soft', 'b', null),
    ],
    [
      'over a form that can still change',
      {
        form,
        rules: [['{a} <= {c}', 'hard']],
        answers: { a: 3 },
        other: { c: [2, 'preliminary'] },
      },
      hit('soft'),
    ],
    [
      'over an accepted form',
      { form, rules: [['{a} <= {c}', 'hard']], answers: { a: 3 }, other: { c: [2, 'final'] } },
      hit('hard'),
    ],
    [
      'over yes and no of another form',
      {
        form,
        rules: [['{c} = 1 or {a} = 0', 'soft']],
        answers: { a: 3 },
        other: { c: [false, 'final'] },
      },
      hit('soft'),
    ],
    [
      'over other forms alone',
      { form, rules: [['{c} > 5', 'hard']], answers: { a: 3 }, other: { c: [2, 'final'] } },
      [],
    ],
  ];
  it.each(table)('%s', (_, given, expected) => {
    expect(found(given)).toEqual(expected);
  });
});

describe('the same element in two forms', () => {
  const form = formOf(['a']);
  const table: [string, Case, string | null][] = [
    ['that agree', { form, answers: { a: 3 }, other: { a: [3, 'final'] } }, null],
    ['that differ', { form, answers: { a: 3 }, other: { a: [4, 'preliminary'] } }, 'soft'],
    [
      'that differ from what is accepted',
      { form, answers: { a: 3 }, other: { a: [4, 'final'] } },
      'hard',
    ],
    ['of which one has no number', { form, other: { a: [4, 'final'] } }, null],
  ];
  it.each(table)('%s', (_, given, severity) => {
    expect(found(given)[0]?.severity ?? null).toBe(severity);
  });
});
