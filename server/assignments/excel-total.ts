import type { CompiledQuestion, Tree } from '../../forms/run/types.ts';

/** A spreadsheet takes formulas of 8,192 signs. */
const longest = 8000;

/**
 * A total as the spreadsheet reckons it, so that a school sees it grow; undefined for anything but
 * a plain sum. It is shown only: what comes back is worked out by the form.
 * @param places the cells of questions by name
 */
export function totalFormula(
  { expression }: CompiledQuestion,
  places: ReadonlyMap<string, string>,
): string | undefined {
  const cells = expression && cellsOf(expression, places);
  if (!cells || cells.length < 2) return undefined;
  // As the form does: no total before each part is there.
  const all = cells.join(',');
  const formula = `IF(COUNT(${all})=${cells.length},SUM(${all}),"")`;
  return cells.length <= 250 && formula.length <= longest ? formula : undefined;
}

function cellsOf(tree: Tree, places: ReadonlyMap<string, string>): string[] | null {
  if (tree.kind === 'ref') {
    const place = tree.row === undefined ? places.get(tree.name) : undefined;
    return place === undefined ? null : [place];
  }
  if (tree.kind !== 'call' || tree.call !== 'plus') return null;
  const sides = tree.args.map((arg) => cellsOf(arg, places));
  return sides.every((side) => side !== null) ? sides.flat() : null;
}
