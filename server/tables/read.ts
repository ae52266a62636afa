import { Problem } from '../problem.ts';
import { tableLimits, type TableSheet } from './schema.ts';
import { decodeText, readText } from './text.ts';
import { readXlsx } from './xlsx.ts';

const begins = (file: Buffer, ...bytes: number[]) =>
  bytes.every((byte, index) => file[index] === byte);

/**
 * Reads a table from a file or a pasted text, whatever its name says it is: what it is shows in
 * its first bytes. Cells are trimmed, blank rows and columns at the end are left out.
 *
 * @throws Problem table.* with what to do
 */
export async function readTable(file: Buffer): Promise<TableSheet[]> {
  const sheets = (await sheetsOf(file)).map(tidy).filter(({ rows }) => rows.length > 0);
  if (sheets.length === 0) throw new Problem('table.empty');
  return sheets;
}

async function sheetsOf(file: Buffer): Promise<TableSheet[]> {
  return kindOfFile(file) === 'xlsx' ? readXlsx(file) : readText(textOf(file));
}

/**
 * What a file is by its first bytes.
 *
 * @throws Problem table.* for what is neither a workbook nor a text
 */
export function kindOfFile(file: Buffer): 'xlsx' | 'text' {
  if (file.length === 0) throw new Problem('table.empty');
  if (begins(file, 0x50, 0x4b)) return 'xlsx';
  // The container of .xls, and of an .xlsx with a password.
  if (begins(file, 0xd0, 0xcf, 0x11, 0xe0)) throw new Problem('table.oldOrLocked');
  const wide = begins(file, 0xff, 0xfe) || begins(file, 0xfe, 0xff);
  // No text holds a zero byte, except in UTF-16.
  if (begins(file, 0x25, 0x50, 0x44, 0x46) || (!wide && file.includes(0))) {
    throw new Problem('table.otherType');
  }
  return 'text';
}

/**
 * The letters of a text file that is a table.
 *
 * @throws Problem table.otherType for a web page that calls itself a table
 */
export function textOf(file: Buffer): string {
  const text = decodeText(file);
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text)) throw new Problem('table.otherType');
  return text;
}

function tidy({ name, rows, merged }: TableSheet): TableSheet {
  const trimmed = rows.map((row) => {
    const cells = row.map((cell) => clean(cell));
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    return cells;
  });
  while (trimmed.length > 0 && trimmed.at(-1)?.length === 0) trimmed.pop();
  return { name, rows: trimmed, merged: merged.filter(({ top }) => top < trimmed.length) };
}

/** One line, one kind of space, none at the ends; zero-width signs come from web pages. */
export function clean(cell: string): string {
  return cell
    .slice(0, tableLimits.cell)
    .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
