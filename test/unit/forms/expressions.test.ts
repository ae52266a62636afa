import { describe, expect, test } from 'vitest';
import { compileForm } from '../../../forms/compile/compile.ts';
import { compileExpression } from '../../../forms/compile/indicator.ts';
import { evaluate } from '../../../forms/run/evaluate.ts';
import type { Answers, CompiledForm } from '../../../forms/run/types.ts';

const result = compileForm({
  elements: [
    { type: 'text', name: 'a', inputType: 'number', decimals: 1 },
    { type: 'text', name: 'b', inputType: 'number', decimals: 1 },
    { type: 'text', name: 'n', inputType: 'number' },
    { type: 'text', name: 'fine', inputType: 'number', decimals: 4 },
    { type: 'radiogroup', name: 'pick', choices: ['Да', 'нет'] },
    { type: 'checkbox', name: 'many', choices: ['x', 'Y', 'z'] },
    { type: 'boolean', name: 'yes' },
    { type: 'text', name: 'day', inputType: 'date' },
    { type: 'text', name: 'word' },
    { type: 'matrix', name: 'grid', columns: [1, 2], rows: ['r1', 'r2'] },
    { type: 'ranking', name: 'best', choices: ['x', 'y'] },
  ],
  calculatedValues: [{ name: 'grade', expression: "iif({n} > 3, 'высокий', 'Базовый')" }],
});
if (!result.ok) throw new Error(JSON.stringify(result.faults));
const form: CompiledForm = result.form;
const context = { today: '2026-03-15' };

function value(text: string, answers: Answers): unknown {
  const compiled = compileExpression(form, text, 'any');
  if (!compiled.ok) throw new Error(compiled.faults[0]?.message.en);
  return evaluate(compiled.tree, answers, context);
}

const day = '2024-02-29';

describe('values of expressions', () => {
  test.each<[string, Answers, unknown]>([
    ['{a} + {b}', { a: 0.1, b: 0.2 }, 0.3],
    ['{a} - {b}', { a: 0.3, b: 0.1 }, 0.2],
    ['{a} * {b}', { a: 1.1, b: 1.1 }, 1.21],
    ['{a} + {b}', { a: 1 }, null],
    ['{a} / {b}', { a: 1, b: 0 }, null],
    ['{a} / {b}', { a: 1 }, null],
    ['{n} % 3', { n: -7 }, -1],
    ['{n} % 0', { n: 1 }, null],
    ['round({a} / 2)', { a: 5 }, 3],
    ['round({a} / 2)', { a: -5 }, -3],
    ['round({a} / 40, 2)', { a: 40.2 }, 1.01],
    ['sum({a}, {b}, {n})', { a: 0.1, b: 0.2 }, 0.3],
    ['sum({a})', {}, 0],
    ['avg({a}, {n})', { n: 4 }, 4],
    ['avg({a}, {n})', {}, null],
    ['min({a}, {n}, 7)', { a: 2.5 }, 2.5],
    ['max({a}, {n})', {}, null],
    ['count({many}, {word}, {a})', { many: ['x', 'z'], word: ' ' }, 3],
    ['{a} <> 1', {}, true],
    ['{a} < 3', {}, false],
    ['{a} <= {b}', {}, true],
    ['{A} = 1', { a: 1 }, true],
    ["{pick} = ' ДА'", { pick: 'Да' }, true],
    ["{pick} anyof ['да']", { pick: 'Да' }, true],
    ["{pick} noneof ['да']", {}, true],
    ["{word} = 'ЁЛКА'", { word: ' ёлка ' }, true],
    ["{word} contains 'ёл'", { word: 'Старая Ёлка' }, true],
    ["{word} notcontains 'ёл'", {}, true],
    ['{word} empty', { word: ' ' }, false],
    ['{word} empty', { word: '' }, true],
    ['{many} empty', { many: [] }, true],
    ['{grid} empty', { grid: {} }, true],
    ['{grid.R2} = 2', { grid: { r2: 2 } }, true],
    ["{many} = ['z', 'x']", { many: ['x', 'z'] }, true],
    ["{many} contains ['x', 'y']", { many: ['x', 'Y'] }, true],
    ["{many} allof ['x', 'y']", { many: ['x'] }, false],
    ["{many} anyof ['x', 'y']", { many: ['Y'] }, true],
    ["{grade} = 'БАЗОВЫЙ'", {}, true],
    ['{yes} and {n} > 1', { n: 2 }, false],
    ['!{yes}', {}, true],
    ['iif({yes}, 1)', {}, null],
    ['age({day})', { day }, 2],
    ["age({day}, 'months')", { day }, 24],
    ["dateDiff({day}, '2024-03-01')", { day }, 1],
    ["dateDiff('2024-03-01', {day})", { day }, 1],
    ["dateAdd({day}, 1, 'years')", { day }, '2025-03-01'],
    ["dateAdd('2025-01-31', 1, 'months') = '2025-03-03'", {}, true],
    ['{day} < today(-1)', { day }, true],
    ['currentYear() - getYear({day})', { day }, 2],
  ])('%s over %j is %j', (text, answers, expected) => {
    expect(value(text, answers)).toEqual(expected);
  });
});

describe('what has no exact meaning is refused by name', () => {
  test.each<[string, string, string]>([
    ['{a} = ', 'any', 'expression.syntax'],
    ['{missing} = 1', 'any', 'expression.name'],
    ['{#a} = 1', 'any', 'expression.name'],
    ['{many.length} > 1', 'any', 'expression.name'],
    ['{grid.r3} = 1', 'any', 'expression.name'],
    ["displayValue('a') = 'x'", 'any', 'expression.function'],
    ["getComment('a') = 'x'", 'any', 'expression.function'],
    ["propertyValue('a', 'title') = 'x'", 'any', 'expression.function'],
    ['isDisplayMode()', 'boolean', 'expression.function'],
    ["isContainerReady('page1')", 'boolean', 'expression.function'],
    ['trunc({a}, 1)', 'any', 'expression.function'],
    ['diffDays({day}, today())', 'any', 'expression.function'],
    ['month({day})', 'any', 'expression.function'],
    ["sumInArray({many}, 'x')", 'any', 'expression.function'],
    ['toString()', 'any', 'expression.function'],
    ['round({a}, {n})', 'any', 'expression.unsupported'],
    ["age({day}, 'days')", 'any', 'expression.unsupported'],
    ['dateAdd({day}, {n})', 'any', 'expression.unsupported'],
    ['dateAdd({day}, 0)', 'any', 'expression.unsupported'],
    ["{pick} contains 'да'", 'any', 'expression.types'],
    ["{pick} anyof 'да'", 'any', 'expression.unsupported'],
    ["{pick} = 'может быть'", 'any', 'expression.choice'],
    ["{pick} > 'да'", 'any', 'expression.types'],
    ["{n} = 'abc'", 'any', 'expression.types'],
    ["{n} > '5'", 'any', 'expression.types'],
    ['{n} = {word}', 'any', 'expression.types'],
    ['{n} + {pick}', 'any', 'expression.types'],
    ["{word} + 'x'", 'any', 'expression.types'],
    ["{word} = '12'", 'any', 'expression.types'],
    ["{word} < 'b'", 'any', 'expression.types'],
    ["{day} > '2026-02-30'", 'any', 'expression.types'],
    ["{many} = 'x'", 'any', 'expression.types'],
    ['{many} = []', 'any', 'expression.unsupported'],
    ['{a} = null', 'any', 'expression.unsupported'],
    ['{a} ^ 2', 'any', 'expression.unsupported'],
    ['{grid} = 1', 'any', 'expression.types'],
    ["{best} = ['x', 'y']", 'any', 'expression.unsupported'],
    ['{a} / {b} + 1', 'any', 'expression.decimals'],
    ['{fine} * {fine}', 'any', 'expression.decimals'],
    ['{a} % 2', 'any', 'expression.decimals'],
    ["iif({yes}, 1, 'x')", 'any', 'expression.types'],
    ['iif({n}, 1, 2)', 'any', 'expression.types'],
    ['{n} and {yes}', 'any', 'expression.types'],
    ['{n}', 'boolean', 'expression.types'],
    ['{yes}', 'number', 'expression.types'],
    ['{word}', 'any', 'expression.types'],
    ["'a' = 'a'", 'any', 'expression.unsupported'],
  ])('%s as %s: %s', (text, wanted, code) => {
    const compiled = compileExpression(form, text, wanted as 'any');
    expect(compiled.ok ? null : compiled.faults[0]?.code).toBe(code);
  });

  test('the fault says where and why in both languages', () => {
    const compiled = compileExpression(form, '{a} > 1 and {missing} = 1', 'boolean');
    expect(compiled).toMatchObject({
      ok: false,
      faults: [
        {
          fragment: '{missing}',
          position: 12,
          message: { ru: expect.stringContaining('{missing}') },
        },
      ],
    });
  });
});

describe('an expression that would hold up the database is refused with its place', () => {
  const nested = (times: number, open: string, middle: string, close: string): string =>
    open.repeat(times) + middle + close.repeat(times);

  test.each<[string, string]>([
    ['a row of conditions', Array(100).fill('{n} > 1').join(' and ')],
    ['a row of terms', `{a} > 1${' + 0.5 - {b}'.repeat(20)}`],
    ['a row of rounded terms', `${Array(40).fill('round({a} * 1.1, 1)').join(' + ')} > 1`],
    ['rounding 8 deep', `${nested(8, 'round(', '{a}', ', 1)')} > 1`],
    ['brackets without a meaning', `${nested(80, '(', '{n}', ')')} > 1`],
  ])('%s is accepted', (_what, text) => {
    expect(compileExpression(form, text, 'boolean')).toMatchObject({ ok: true });
  });

  test.each<[string, string]>([
    ['days 18 deep', `${nested(18, 'dateAdd(', '{day}', ", 1, 'days')")} > today()`],
    ['rounding 15 deep', `${nested(15, 'round(', '{a}', ', 1)')} > 1`],
    ['21 levels', `${nested(20, 'max(', '{n}', ', 1)')} > 1`],
    ['products 20 deep', `{a}${' * 2'.repeat(20)} > 1`],
    ['more than 100 links', Array(125).fill('{n} > 1').join(' and ')],
    ['more than 500 parts', `count(${Array(501).fill('{n}').join(', ')}) > 1`],
  ])('%s is refused', (_what, text) => {
    expect(compileExpression(form, text, 'boolean')).toMatchObject({
      ok: false,
      faults: [{ path: '', code: 'expression.tooDeep' }],
    });
  });

  test('what the parser cannot hold is refused as unreadable', () => {
    for (const text of [nested(2_400, '(', '{n}', ')'), `${'!'.repeat(4_900)}{yes}`]) {
      expect(compileExpression(form, text, 'boolean')).toMatchObject({
        faults: [{ path: '', code: 'expression.syntax' }],
      });
    }
  });

  test('unstored formulas count as often as they are used', () => {
    const doubling = Array.from({ length: 40 }, (_, at) => ({
      name: `c${at}`,
      expression: at === 0 ? '{n}' : `{c${at - 1}} + {c${at - 1}}`,
    }));
    const compiled = compileForm({
      elements: [{ type: 'text', name: 'n', inputType: 'number' }],
      calculatedValues: doubling,
    });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
    expect(compileExpression(compiled.form, '{c5}', 'number').ok).toBe(true);
    expect(compileExpression(compiled.form, '{c39}', 'number')).toMatchObject({
      faults: [{ code: 'expression.tooDeep' }],
    });
  });
});
