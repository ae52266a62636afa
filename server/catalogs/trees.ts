import type { Tree } from '../../forms/run/types.ts';

/** Names of the questions, columns or amounts that an expression looks at. */
export function refsOf(tree: Tree | null | undefined): string[] {
  if (!tree || tree.kind === 'literal' || tree.kind === 'set') return [];
  return tree.kind === 'ref' ? [tree.name] : tree.args.flatMap(refsOf);
}
