/** How large an expression may be, so that no saved one can hold up or stop the database. */
import type { CompiledForm, Tree } from '../run/types.ts';
import { ExpressionFault } from './faults.ts';
import { toAggregation, type Aggregation } from './mongo.ts';

/** docs/expressions.md states these for authors. */
export const limits = {
  /** Levels of the text; a chain of `and`, of `or`, or of `+` and `-` is one level. */
  levels: 20,
  /** Links of one chain. */
  chain: 100,
  /** Names, constants, operators and functions, unstored calculated values written out. */
  parts: 500,
  /** Formulas or conditions each of which hangs on the next. */
  steps: 100,
  /** Nesting of the aggregation; the engine drops a connection at about 200. */
  nesting: 100,
  /** Visits of the engine's optimizer; 100 000 take it about 10 ms. */
  work: 100_000,
};

export function tooDeep(): ExpressionFault {
  return new ExpressionFault('expression.tooDeep', {
    ru: 'Выражение слишком велико или глубоко вложено: вынесите части в сохраняемые вычисляемые значения',
    en: 'The expression is too large or nested too deeply: move parts into stored calculated values',
  });
}

/**
 * Nesting of an aggregation and the work of optimizing it. MongoDB 8 goes through the variables of
 * a `$let` twice, so every `$let` inside the variables of another doubles the time; measured, the
 * use of a variable in the body costs nothing more.
 */
function cost(value: Aggregation): { nesting: number; work: number } {
  if (typeof value !== 'object' || value === null) return { nesting: 0, work: 1 };
  const inner = Object.entries(value).map(([key, item]: [string, Aggregation]) => {
    const { nesting, work } = cost(item);
    return { nesting, work: key === 'vars' ? 2 * work : work };
  });
  return {
    nesting: 1 + Math.max(0, ...inner.map(({ nesting }) => nesting)),
    work: inner.reduce((sum, { work }) => sum + work, 1),
  };
}

/** The formula of each calculated value that is not stored, by name. */
export function unstoredFormulas(form: CompiledForm): Map<string, Tree> {
  const unstored = form.calculated.filter(({ stored }) => !stored);
  return new Map(unstored.map(({ name, tree }) => [name, tree]));
}

/**
 * Refuses an indicator's expression before unstored formulas are written out in it: each use
 * repeats the formula, so a few lines can stand for millions.
 * @throws ExpressionFault
 */
export function limitWrittenOut(whole: Tree, formulas: ReadonlyMap<string, Tree>): void {
  const known = new Map<string, number>();
  const parts = (tree: Tree): number => {
    if (tree.kind === 'call') return tree.args.reduce((sum, arg) => sum + parts(arg), 1);
    const formula = tree.kind === 'ref' ? formulas.get(tree.name) : undefined;
    if (tree.kind !== 'ref' || !formula) return 1;
    const size = known.get(tree.name) ?? parts(formula);
    known.set(tree.name, size);
    return size;
  };
  if (parts(whole) > limits.parts) throw tooDeep();
}

/**
 * Refuses an indicator's expression that the engine could not evaluate at once.
 * @throws ExpressionFault
 */
export function limitAggregation(tree: Tree): void {
  const { nesting, work } = cost(toAggregation(tree, { today: '2000-01-01' }));
  if (nesting > limits.nesting || work > limits.work) throw tooDeep();
}
