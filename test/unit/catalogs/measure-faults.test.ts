import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../catalogs/measure.ts';
import { answers, compile, entered, exam, graduates, pupils, share } from './known.ts';

describe('a measure', () => {
  const bad: [string, Measure, string, string][] = [
    [
      'an element that is nowhere',
      { kind: 'sum', of: { element: 'nobody' } },
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
      'a data form read as responses',
      { kind: 'count', of: { form: 'upbringing-staff-monitoring', count: true } },
      'of.form',
      'measure.dataForm',
    ],
    [
      'a table that is not there',
      { kind: 'count', of: { table: 'nothing', count: true } },
      'of.table',
      'measure.table',
    ],
    [
      'a missing question',
      share(answers(), answers('{overal} >= 4')),
      'in.where',
      'expression.name',
    ],
    [
      'a missing column',
      { kind: 'mean', of: { table: 'exam', mean: '{scor}' } },
      'of.mean',
      'expression.name',
    ],
    [
      'a missing choice',
      share(answers("{stage} = 'basik'"), answers()),
      'of.where',
      'expression.choice',
    ],
    ['a missing setting', share(exam('{score} >= {@lin}'), exam()), 'of.where', 'expression.name'],
    [
      'a comparison of different types',
      share(answers("{overall} >= 'x'"), answers()),
      'of.where',
      'expression.types',
    ],
    [
      'a condition that is a number',
      share(answers('{overall} + 1'), answers()),
      'of.where',
      'expression.types',
    ],
    [
      'a mean of words',
      { kind: 'mean', of: { form: 'parents-school', mean: '{stage}' } },
      'of.mean',
      'expression.types',
    ],
    [
      'a division by a text',
      { kind: 'mean', of: { table: 'exam', mean: '{score} / {grade_class}' } },
      'of.mean',
      'expression.types',
    ],
    [
      'a function without exact meaning',
      share(answers("displayValue({stage}) = 'x'"), answers()),
      'of.where',
      'expression.function',
    ],
    [
      'a function that does not exist',
      share(exam('iff({passed}, true, false)'), exam()),
      'of.where',
      'expression.function',
    ],
    [
      'an expression that is too deep',
      share(exam(`${'!('.repeat(30)}{passed}${')'.repeat(30)}`), exam()),
      'of.where',
      'expression.tooDeep',
    ],
    ['people in roubles', share({ element: 'grants' }, pupils), 'of', 'measure.units'],
    [
      'people plus roubles',
      { kind: 'sum', of: { formula: '{a} + {b}', of: { a: pupils, b: { element: 'grants' } } } },
      'of.formula',
      'measure.units',
    ],
    [
      'more people than roubles',
      {
        kind: 'count',
        of: { organizations: '{a} > {b}', of: { a: pupils, b: { element: 'grants' } } },
      },
      'of.organizations',
      'measure.units',
    ],
    [
      'points minus hours',
      { kind: 'sum', of: { table: 'exam', sum: '{score} - {hours}' } },
      'of.sum',
      'measure.units',
    ],
    [
      'a name that is not among the amounts',
      { kind: 'count', of: { organizations: '{b} > 0', of: { a: pupils } } },
      'of.of.a',
      'measure.unused',
    ],
    [
      'an amount that no expression looks at',
      { kind: 'sum', of: { formula: '{a} * 2', of: { a: pupils, b: entered } } },
      'of.of.b',
      'measure.unused',
    ],
    [
      'amounts beside "every organization"',
      { kind: 'count', of: { organizations: true, of: { a: pupils } } },
      'of.of.a',
      'measure.unused',
    ],
    ['a median of a count', { kind: 'median', of: answers() }, 'of', 'measure.values'],
    [
      'a median of a sum',
      { kind: 'median', of: { table: 'exam', sum: '{score}' } },
      'of',
      'measure.values',
    ],
    [
      'a median of a condition',
      { kind: 'median', of: { organizations: true } },
      'of',
      'measure.values',
    ],
    [
      'many values of one group',
      { kind: 'median', of: { table: 'exam', value: '{score}', per: 'organization' } },
      'of.value',
      'measure.perValue',
    ],
    ['a count of an element', { kind: 'count', of: pupils }, 'of', 'measure.countable'],
    [
      'a count of means',
      { kind: 'count', of: { table: 'exam', mean: '{score}' } },
      'of',
      'measure.countable',
    ],
    ['a mean of a count', { kind: 'mean', of: answers() }, 'of', 'measure.mean'],
    ['a mean of a condition', { kind: 'mean', of: { organizations: true } }, 'of', 'measure.mean'],
    [
      'a share of means',
      share({ table: 'exam', mean: '{score}' }, exam()),
      'of',
      'measure.additive',
    ],
    [
      'a sum of values',
      { kind: 'sum', of: { table: 'exam', value: '{score}' } },
      'of',
      'measure.additive',
    ],
    [
      'a share per group',
      share({ ...exam(), per: 'organization' }, exam()),
      'of.per',
      'measure.perUnused',
    ],
    [
      'values inside a condition',
      {
        kind: 'count',
        of: { organizations: '{a} > 0', of: { a: { table: 'exam', value: '{score}' } } },
      },
      'of.of.a',
      'measure.amount',
    ],
    [
      'groups by a missing column',
      { kind: 'mean', of: { ...exam(), per: { group: '{klass}' } } },
      'of.per.group',
      'measure.question',
    ],
    [
      'a breakdown by what nothing is divided by',
      { ...share(entered, graduates), breakdown: 'stages' },
      'of',
      'measure.undivided',
    ],
    [
      'a breakdown by another dimension',
      { ...share(pupils, pupils), breakdown: 'subjects' },
      'of',
      'measure.undivided',
    ],
    [
      'a breakdown that is not there',
      { ...share(pupils, pupils), breakdown: 'ages' },
      'breakdown',
      'measure.dimension',
    ],
    [
      'parts without a breakdown',
      { kind: 'count', of: { ...exam(), by: '{subject}' } },
      'of.by',
      'measure.byUnused',
    ],
    [
      'parts in a free text',
      { kind: 'count', of: { ...exam(), by: '{grade_class}' }, breakdown: 'subjects' },
      'of.by',
      'measure.byKind',
    ],
    [
      'parts in a missing column',
      { kind: 'count', of: { ...exam(), by: '{topic}' }, breakdown: 'subjects' },
      'of.by',
      'measure.question',
    ],
    [
      'parts named otherwise',
      { kind: 'count', of: { ...exam(), by: '{subject}' }, breakdown: 'stages' },
      'of.by',
      'measure.byParts',
    ],
    [
      'a choice by a missing setting',
      { kind: 'sum', of: { setting: 'nobody', cases: { a: pupils } } },
      'of.setting',
      'measure.setting',
    ],
    [
      'a case that is not given',
      { kind: 'sum', of: { setting: 'exactly', cases: { base: pupils } } },
      'of.cases',
      'measure.case',
    ],
    [
      'a case that cannot be',
      {
        kind: 'sum',
        of: { setting: 'strict', cases: { true: pupils, false: entered, maybe: entered } },
      },
      'of.cases.maybe',
      'measure.extraCase',
    ],
    [
      'a fault in a case not chosen',
      { kind: 'sum', of: { setting: 'exactly', cases: { base: pupils, low: { element: 'x' } } } },
      'of.cases.low.element',
      'measure.element',
    ],
    [
      'a setting compared with no choice of it',
      { kind: 'count', of: exam("{passed} and {@exactly} = 'bas'") },
      'of.where',
      'expression.choice',
    ],
    [
      'numbers without a condition',
      { ...share(entered, graduates), population: { of: { pupils } } },
      'population.of',
      'measure.noCondition',
    ],
    [
      'a population by a missing element',
      {
        ...share(entered, graduates),
        population: { where: '{a} > 0', of: { a: { element: 'x' } } },
      },
      'population.of.a.element',
      'measure.element',
    ],
    [
      'a part of a composite',
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
          {
            id: 'p',
            title: 'Доля',
            unit: '%',
            decimals: 1,
            measure: share(entered, { element: 'x' }),
          },
        ],
      },
      'parts.1.measure.in.element',
      'measure.element',
    ],
  ];
  it.each(bad)('is refused for %s, with the place and both languages', (_, measure, path, code) => {
    const result = compile(measure);
    if (result.ok) throw new Error('was compiled');
    const [fault] = result.faults;
    expect(fault).toMatchObject({ path, code });
    expect(fault?.message.ru).toMatch(/[а-я]/i);
    expect(fault?.message.en).toMatch(/[a-z]/i);
    expect(fault?.message.en).not.toMatch(/\{(name|part|one|other)\}/);
  });

  it('names every fault, not only the first', () => {
    const result = compile(share({ element: 'x' }, { element: 'y' }));
    expect(result.ok ? [] : result.faults.map(({ path }) => path)).toEqual([
      'of.element',
      'in.element',
    ]);
  });

  it.each([
    ['{passed} and {score}>{@lines}', 21, '{@lines}'],
    ["{passed} and {subject} = 'math'", 25, "'math'"],
    ['{passed} and {score}>{passed}', 13, '({score} > {passed})'],
    ['{passed} and ({score} + {hours}) > 3', 24, '{hours}'],
    ['{passed} and and {score}', 17, undefined],
  ])('points into the author’s text: %s', (where, position, fragment) => {
    const result = compile(share(exam(where), exam()));
    if (result.ok) throw new Error('was compiled');
    expect(result.faults).toMatchObject([
      { path: 'of.where', position, ...(fragment && { fragment }) },
    ]);
  });
});
