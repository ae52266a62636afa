import type { Cell } from './move.ts';

/** A rectangle of a table, from where it was begun to where it was drawn. */
export interface Range {
  from: Cell;
  to: Cell;
}

/** The rectangle's rows and columns from the top left, both ends included. */
function boundsOf({ from, to }: Range) {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

export function isInside(range: Range, { row, column }: Cell): boolean {
  const { top, bottom, left, right } = boundsOf(range);
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The cells of a rectangle row by row; rows in which it has none (headings) are left out. */
export function cellsIn(range: Range, shape: readonly (readonly boolean[])[]): (Cell | null)[][] {
  const { top, bottom, left, right } = boundsOf(range);
  const rows: (Cell | null)[][] = [];
  for (let row = top; row <= bottom; row += 1) {
    const cells: (Cell | null)[] = [];
    for (let column = left; column <= right; column += 1) {
      cells.push(shape[row]?.[column] ? { row, column } : null);
    }
    if (cells.some(Boolean)) rows.push(cells);
  }
  return rows;
}

/** Cells as a spreadsheet takes them from the clipboard: tabs between them, lines between rows. */
export function clipboardText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n');
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
