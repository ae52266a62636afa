import type { Cell, Shape } from './move.ts';

/**
 * Reads what a spreadsheet puts on the clipboard: cells by tabs, rows by lines, cells with breaks
 * inside in quotes.
 */
export function readPasted(text: string): string[][] {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= body.length;) {
    const quoted = body[at] === '"' ? quotedCell(body, at) : null;
    const end = quoted?.end ?? nextBreak(body, at);
    row.push((quoted?.text ?? body.slice(at, end)).trim());
    if (body[end] !== '\t') {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

function nextBreak(text: string, from: number): number {
  const found = text.slice(from).search(/[\t\n]/);
  return found < 0 ? text.length : from + found;
}

/** A cell in quotes, doubled inside; null where the quote is only a sign of the text. */
function quotedCell(text: string, from: number): { text: string; end: number } | null {
  const closed = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(text.slice(from));
  if (!closed) return null;
  const [whole, inside = ''] = closed;
  return { text: inside.replaceAll('""', '"').replace(/\s+/g, ' '), end: from + whole.length };
}

export interface Placed extends Cell {
  text: string;
}

/**
 * Where the cells of a pasted block go: to the right and down from a place. Rows without open
 * places (headings) are passed over; empty pasted cells leave what stands there; `outside` are the
 * texts that the table has no place for.
 * @param shape which places take a value
 */
export function placePasted(
  shape: Shape,
  at: Cell,
  block: readonly (readonly string[])[],
): { placed: Placed[]; outside: string[]; skipped: number } {
  const rows = shape
    .map((open, row) => ({ open, row }))
    .filter(({ open, row }) => row >= at.row && open.some(Boolean));
  const placed: Placed[] = [];
  const outside: string[] = [];
  let skipped = 0;
  block.forEach((cells, index) => {
    const target = rows[index];
    cells.forEach((text, shift) => {
      if (text === '') return;
      const column = at.column + shift;
      if (!target || column >= target.open.length) outside.push(text);
      else if (target.open[column]) placed.push({ row: target.row, column, text });
      else skipped += 1;
    });
  });
  return { placed, outside, skipped };
}
