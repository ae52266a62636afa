import type exceljs from 'exceljs';
import { Problem } from '../problem.ts';
import { clean, kindOfFile, textOf } from './read.ts';
import type { MergedCells, TableLimits } from './schema.ts';
import { readText } from './text.ts';
import { dateText, mergedOf, openXlsx } from './xlsx.ts';

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
  cell: 500,
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

function sheetOf(sheet: exceljs.Worksheet): TypedSheet {
  const rows: Cell[][] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    while (rows.length < number) rows.push([]);
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      while (cells.length < column) cells.push('');
      const hidden = cell.isMerged && cell.master !== cell;
      cells[column - 1] = hidden ? '' : typed(cell.value, cell.numFmt);
    });
    rows[number - 1] = cells;
  });
  const last = rows.length;
  return { name: sheet.name, rows, merged: mergedOf(sheet).filter(({ top }) => top < last) };
}

function typed(value: exceljs.CellValue, format: string | undefined): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'number') return asSeen(value, format);
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (value instanceof Date) return { date: dateText(value) };
  if ('richText' in value) return clean(value.richText.map(({ text }) => text).join(''));
  if ('formula' in value || 'sharedFormula' in value) {
    return { formula: cellText(typed(value.result ?? null, format)) };
  }
  if ('error' in value) return { error: value.error };
  return 'text' in value ? typed(value.text, format) : '';
}

/** 85 % is kept as 0.85: the number is what one sees. */
function asSeen(value: number, format: string | undefined): number {
  const percent = format?.includes('%') && !format.includes('"%"');
  return Number((percent ? value * 100 : value).toPrecision(15));
}

/** What one sees in a cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if ('formula' in cell) return cell.formula;
  return 'date' in cell ? cell.date : cell.error;
}
