import { Problem } from '../problem.ts';
import { clean, kindOfFile, textOf } from './read.ts';
import { hasFormula, type RawCell, type RawSheet, dateText } from './raw-sheet.ts';
import type { MergedCells, TableLimits } from './schema.ts';
import { readText } from './text.ts';
import { openXlsx } from './xlsx.ts';

/**
 * A cell as the spreadsheet keeps it. A number is unambiguous, a text may be a number with one
 * decimal sign or the other; what a formula gave, a date and an error say so.
 */
export type Cell = string | number | { formula: string } | { date: string } | { error: string };

/** One sheet; its first row is row 1 of the spreadsheet, blank rows keep their place. */
export interface TypedSheet {
  name: string;
  rows: Cell[][];
  merged: MergedCells[];
}

/** One year of a region's results in one subject fits; a whole region's does not have to. */
const typedLimits: TableLimits = {
  rows: 50_001,
  columns: 60,
  cell: 2000,
  unpacked: 48 * 1024 * 1024,
};

/**
 * Reads a table from XLSX, CSV or a pasted text with the types of its cells. Blank rows at the end
 * and empty sheets are left out.
 *
 * @throws Problem table.* with what to do
 */
export async function readTypedTable(file: Buffer): Promise<TypedSheet[]> {
  const sheets =
    kindOfFile(file) === 'xlsx'
      ? (await openXlsx(file, typedLimits)).map(sheetOf)
      : readText(textOf(file), typedLimits).map(({ name, rows, merged }) => ({
          name,
          rows: rows.map((row) => row.map(clean)),
          merged,
        }));
  for (const { rows } of sheets) {
    for (const row of rows) while (row.at(-1) === '') row.pop();
    while (rows.at(-1)?.length === 0) rows.pop();
  }
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new Problem('table.empty');
  return filled;
}

function sheetOf({ name, rows, merged }: RawSheet): TypedSheet {
  const typedRows = rows.map((cells) => cells.map(typed));
  return { name, rows: typedRows, merged: merged.filter(({ top }) => top < rows.length) };
}

function typed(cell: RawCell): Cell {
  if (cell === null) return '';
  if (typeof cell === 'string') return clean(cell);
  if (typeof cell === 'number') return asSeen(cell);
  if (typeof cell === 'boolean') return cell ? 'да' : 'нет';
  if (hasFormula(cell)) return { formula: cellText(typed(cell.formula)) };
  // 85 % is kept as 0.85: the number is what one sees.
  if ('percent' in cell) return asSeen(cell.percent * 100);
  if ('date' in cell) return { date: dateText(cell.date) };
  return 'error' in cell ? cell : '';
}

const asSeen = (value: number): number => Number(value.toPrecision(15));

/** What one sees in a cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if ('formula' in cell) return cell.formula;
  return 'date' in cell ? cell.date : cell.error;
}
