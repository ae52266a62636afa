import { evaluate } from '../run/evaluate.ts';
import type { Tree } from '../run/types.ts';

/** Works out what does not depend on answers, so that a setting costs nothing per answer. */
export function settle(tree: Tree): Tree {
  if (tree.kind !== 'call') return tree;
  const args = tree.args.map(settle);
  const [first] = args;
  if (tree.call === 'iif' && first?.kind === 'literal') {
    return args[first.value === true ? 1 : 2] ?? { ...tree, args };
  }
  if (tree.call === 'and' || tree.call === 'or') {
    const deciding = tree.call === 'or';
    const open = args.filter((arg) => arg.kind !== 'literal');
    const decided = args.some((arg) => arg.kind === 'literal' && arg.value === deciding);
    if (decided) return { kind: 'literal', type: 'boolean', value: deciding };
    const [only, ...others] = open;
    // A call that is a condition is always true or false; an answer may be missing.
    if (only?.kind === 'call' && only.call !== 'iif' && others.length === 0) return only;
  }
  return constantOf({ ...tree, args });
}

function constantOf(tree: Extract<Tree, { kind: 'call' }>): Tree {
  const { type, args } = tree;
  // "Today" has no arguments and is another day for each answer or period.
  const settled = args.length > 0 && args.every(({ kind }) => kind === 'literal' || kind === 'set');
  if (!settled || type === 'numberSet' || type === 'stringSet') return tree;
  const value = evaluate(tree, {}, { today: '' });
  return value === null || Array.isArray(value) ? tree : { kind: 'literal', type, value };
}
