import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileOverAmounts } from '../../forms/compile/indicator.ts';
import { evaluate } from '../../forms/run/evaluate.ts';
import { evaluateAmounts } from '../../server/catalogs/amounts.ts';

const today = '2026-03-15';
const names = ['a', 'b', 'c'];
const known = new Map(names.map((name) => [name, 0]));
const number = fc.integer({ min: -2, max: 2 });
const amounts = fc.record({ a: number, b: number, c: number });
const missing = fc.subarray(names);

const leaf = fc.oneof(
  fc.constantFrom(...names.map((name) => `{${name}}`)),
  number.map((value) => (value < 0 ? `(0 - ${-value})` : String(value))),
);
const sumText = fc.oneof(
  leaf,
  fc.tuple(leaf, fc.constantFrom('+', '-', '*'), leaf).map((parts) => `(${parts.join(' ')})`),
);
const comparison = fc
  .tuple(sumText, fc.constantFrom('=', '<>', '<', '<=', '>', '>='), sumText)
  .map((parts) => parts.join(' '));
const condition = fc.oneof(
  comparison,
  fc.tuple(comparison, fc.constantFrom('and', 'or'), comparison).map((parts) => parts.join(' ')),
  fc
    .tuple(comparison, fc.constantFrom('and', 'or'), comparison, comparison)
    .map(([one, joint, two, three]) => `(${one}) ${joint} !((${two}) or (${three}))`),
  fc
    .tuple(comparison, comparison, comparison)
    .map(([one, two, three]) => `iif(${one}, ${two}, ${three})`),
);

function treeOf(text: string, wanted: 'boolean' | 'number' = 'boolean') {
  const compiled = compileOverAmounts(known, text, wanted);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.faults[0]?.message.en}`);
  return compiled.tree;
}

/** Constants alone may be compared too, but say nothing of amounts. */
const aboutAmounts = condition.filter((text) => text.includes('{'));

it('is what expressions are wherever nothing is missing', () => {
  fc.assert(
    fc.property(aboutAmounts, amounts, (text, all) => {
      const tree = treeOf(text);
      expect(evaluateAmounts(tree, all, today)).toBe(evaluate(tree, all, { today }));
    }),
    { numRuns: 500 },
  );
});

it('says with something missing only what holds whatever the missing amounts are', () => {
  let said = 0;
  fc.assert(
    fc.property(aboutAmounts, amounts, missing, amounts, (text, all, gone, others) => {
      const tree = treeOf(text);
      const some = Object.fromEntries(Object.entries(all).filter(([name]) => !gone.includes(name)));
      const value = evaluateAmounts(tree, some, today);
      if (value === null) return;
      if (gone.some((name) => text.includes(`{${name}}`))) said += 1;
      const filled = { ...others, ...some };
      expect(evaluate(tree, filled, { today }), `${text} ${JSON.stringify(filled)}`).toBe(value);
    }),
    { numRuns: 2_000 },
  );
  expect(said).toBeGreaterThan(20);
});

it.each<[string, Record<string, number | null>, boolean | null]>([
  ['{a} = 1 and {b} > 0', { a: 0 }, false],
  ['{a} = 1 and {b} > 0', { a: 1 }, null],
  ['{a} = 1 or {b} > 0', { a: 1, b: null }, true],
  ['!({b} > 0)', {}, null],
  ['{b} empty', {}, true],
  ['{b} notempty', { b: 0 }, true],
  ['{b} <> 1', {}, null],
  ['{a} = {b}', {}, null],
  ['{a} <= {b}', {}, null],
  ['{a} anyof [1, 2]', {}, null],
  ['{a} / {b} > 0.5', { a: 1, b: 0 }, null],
  ['sum({a}, {b}) > 0', { a: 1 }, true],
  ['iif({a} > 0, {b}, 5) > 4', { a: 0 }, true],
  ['iif({a} > 0, {b}, 5) > 4', { b: 1 }, null],
  ['count({a}, {b}) = 1', { a: 0 }, true],
])('%s with %j is %s', (text, given, expected) => {
  expect(evaluateAmounts(treeOf(text), given, today)).toBe(expected);
});

it('compares sums of decimals as on paper', () => {
  const text = (border: string) => treeOf(`{a} ${border}`);
  const known = { a: 0.1 + 0.2, b: 12_345_678_901.23 };
  expect(evaluateAmounts(text('= 0.3'), known, today)).toBe(true);
  expect(evaluateAmounts(text('<= 0.3'), known, today)).toBe(true);
  expect(evaluateAmounts(text('>= 0.8'), { a: 0.7 + 0.1 }, today)).toBe(true);
  // What is no noise stays: a kopeck in billions.
  expect(evaluateAmounts(treeOf('{b} = 12345678901.22'), known, today)).toBe(false);
});

it('gives a formula’s number, or none where an amount that it needs is missing', () => {
  expect(evaluateAmounts(treeOf('{a} + {b} * 2', 'number'), { a: 1, b: 2 }, today)).toBe(5);
  expect(evaluateAmounts(treeOf('{a} + {b} * 2', 'number'), { a: 1 }, today)).toBeNull();
  expect(evaluateAmounts(treeOf('sum({a}, {b})', 'number'), { a: 1 }, today)).toBe(1);
});
