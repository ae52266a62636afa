import type { CompiledForm, Tree } from '../run/types.ts';
import { limitAggregation, limitWrittenOut, unstoredFormulas } from './bounds.ts';
import { ExpressionFault, expressionFault, type CompileFault } from './faults.ts';
import { typeExpression } from './operators.ts';
import { parseExpression } from './parse.ts';
import {
  scopeOfAmounts,
  scopeOfForm,
  withSettings,
  type Meaning,
  type Scope,
  type Setting,
} from './scope.ts';
import { settle } from './settle.ts';
import { refuse, requireBoolean, requireNumber } from './typing.ts';

export type Wanted = 'boolean' | 'number' | 'any';

/**
 * Compiles one expression over the names of a scope.
 * @param wanted what the expression must give; `any` is one number, text, date or truth value
 * @throws ExpressionFault
 */
export function compileInScope(
  scope: Scope,
  text: string,
  wanted: Wanted,
): { tree: Tree; meaning: Meaning } {
  const typed = typeExpression(parseExpression(text), scope);
  if (wanted === 'boolean') return requireBoolean(typed);
  if (wanted === 'number') return requireNumber(typed);
  const { type, free } = typed.meaning;
  if (free || type === 'unreadable' || type === 'numberSet' || type === 'stringSet') {
    refuse(
      'expression.types',
      typed,
      'Выражение должно давать одно значение: число, дату, условие или вариант ответа',
      'The expression must give one value: a number, a date, a condition or a choice',
    );
  }
  // A constant word is its own list of values.
  const meaning =
    type === 'string' && !typed.meaning.domain && typed.tree.kind === 'literal'
      ? { type, domain: [String(typed.tree.value)] }
      : typed.meaning;
  return { tree: typed.tree, meaning };
}

/** Puts the formula itself in place of a calculated value that is not stored with the answers. */
function withoutUnstored(tree: Tree, formulas: ReadonlyMap<string, Tree>): Tree {
  if (tree.kind === 'ref') {
    const formula = formulas.get(tree.name);
    return formula ? withoutUnstored(formula, formulas) : tree;
  }
  if (tree.kind !== 'call') return tree;
  return { ...tree, args: tree.args.map((arg) => withoutUnstored(arg, formulas)) };
}

/** What compiling an indicator's expression gives. */
export type CompiledExpression =
  { ok: true; tree: Tree; meaning: Meaning } | { ok: false; faults: CompileFault[] };

type Settings = ReadonlyMap<string, Setting>;
const noSettings: Settings = new Map();

/**
 * Compiles an indicator's expression over a form's answers: `{quality} >= 4`.
 * @param settings what `{@id}` stands for, by id
 * @returns the typed tree for {@link toAggregation} and `evaluate`, or the fault with its position
 */
export function compileExpression(
  form: CompiledForm,
  text: string,
  wanted: Wanted,
  settings = noSettings,
): CompiledExpression {
  return attempt(text, () => {
    const scope = withSettings(scopeOfForm(form), settings);
    const { tree, meaning } = compileInScope(scope, text, wanted);
    const formulas = unstoredFormulas(form);
    limitWrittenOut(tree, formulas);
    return { tree: withoutUnstored(settle(tree), formulas), meaning };
  });
}

/**
 * Compiles a condition or formula over an organization's own amounts: `{took} / {all} >= 0.95`.
 * @param amounts their names, in lower case, with the decimals of those where they are known
 */
export function compileOverAmounts(
  amounts: ReadonlyMap<string, number | undefined>,
  text: string,
  wanted: Wanted,
  settings = noSettings,
): CompiledExpression {
  return attempt(text, () => {
    const scope = withSettings(scopeOfAmounts(amounts), settings);
    const { tree, meaning } = compileInScope(scope, text, wanted);
    return { tree: settle(tree), meaning };
  });
}

function attempt(
  text: string,
  compile: () => { tree: Tree; meaning: Meaning },
): CompiledExpression {
  try {
    const compiled = compile();
    limitAggregation(compiled.tree);
    return { ok: true, ...compiled };
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return { ok: false, faults: [expressionFault(error, text, '')] };
  }
}
