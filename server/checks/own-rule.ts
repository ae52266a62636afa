import { compileOverAmounts, type CompiledExpression } from '../../forms/compile/indicator.ts';
import type { Tree } from '../../forms/run/types.ts';
import { evaluateAmounts } from '../catalogs/amounts.ts';
import type { Other } from './part-of.ts';
import { rankOf } from './rank.ts';
import type { Violation } from './schema.ts';
import type { Stated } from './subject.ts';

/** A rule of the department, ready to run. */
export interface CompiledRule {
  id: string;
  tree: Tree;
  severity: 'hard' | 'soft';
  message: string;
}

/**
 * Compiles what a rule demands over elements: `{teachers_trained} <= {teachers}`. Yes/no elements
 * are 1 and 0 there.
 * @param decimals of every element that a rule may name, by id
 */
export function compileRule(
  expression: string,
  decimals: ReadonlyMap<string, number | undefined>,
): CompiledExpression {
  return compileOverAmounts(decimals, expression, 'boolean');
}

/** The elements that a condition names, in their order. */
export function namedIn(tree: Tree): string[] {
  if (tree.kind === 'ref') return [tree.name];
  return tree.kind === 'call' ? [...new Set(tree.args.flatMap(namedIn))] : [];
}

/**
 * Whether a rule holds of these numbers. Null: it cannot be said, because something that decides it
 * has no number; that is never counted against anybody.
 */
export function holds(
  tree: Tree,
  numbers: Readonly<Record<string, number | null>>,
  today: string,
): boolean | null {
  const value = evaluateAmounts(tree, numbers, today);
  return typeof value === 'boolean' ? value : null;
}

/** Rules that what this form and the others say does not keep; each names a field of this form. */
export function ruleViolations(
  rules: readonly CompiledRule[],
  stated: Stated,
  others: ReadonlyMap<string, Other>,
  today: string,
): Violation[] {
  return rules.flatMap(({ id, tree, severity, message }): Violation[] => {
    const named = namedIn(tree);
    const own = named.flatMap((element) => stated.elements.get(element) ?? []);
    const [first] = own;
    if (!first) return [];
    const numbers = Object.fromEntries(
      named.map((element) => [element, numberOf(element, stated, others)]),
    );
    if (holds(tree, numbers, today) !== false) return [];
    // Another form that can still change may itself be what is wrong.
    const elsewhere = named.filter((element) => !stated.elements.has(element));
    const settled = elsewhere.every((element) => others.get(element)?.final === true);
    const weight = severity === 'hard' && settled ? 'hard' : 'soft';
    return [
      {
        id: `rule:${id}`,
        severity: weight,
        kind: 'expression',
        question: first.question,
        others: own.slice(1).map(({ question }) => question),
        ...(elsewhere.length > 0 ? { elsewhere } : {}),
        message: { ru: message },
        value: stated.numbers.get(first.id) ?? null,
        against: null,
        rank: rankOf(weight, 1, 1),
      },
    ];
  });
}

function numberOf(
  element: string,
  stated: Stated,
  others: ReadonlyMap<string, Other>,
): number | null {
  if (stated.elements.has(element)) {
    return stated.numbers.get(element) ?? stated.yesNo.get(element) ?? null;
  }
  return others.get(element)?.value ?? null;
}
