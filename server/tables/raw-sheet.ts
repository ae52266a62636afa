import type { MergedCells } from './schema.ts';

/** What one sees in a cell; what was kept as a share and shown in per cent, as it was kept. */
export type RawValue =
  | null
  | string
  | number
  | boolean
  | { percent: number }
  /** In ISO, always at UTC: spreadsheets know no zone. Empty where it is no date at all. */
  | { date: string }
  | { error: string };

/** A value, a formula with the result that was saved with it, or a cell merged into another. */
export type RawCell = RawValue | { formula: RawValue } | { mergedInto: string };

/** A sheet as it was read: the first row is row 1 of the spreadsheet, blank rows keep their place. */
export interface RawSheet {
  name: string;
  visible: boolean;
  rows: RawCell[][];
  /** Of the cells that the file names, empty ones with a border too. */
  rowCount: number;
  columnCount: number;
  merged: MergedCells[];
}

/** A cell by its row and column, counted from 1. */
export function cellAt({ rows }: RawSheet, row: number, column: number): RawCell {
  return rows[row - 1]?.[column - 1] ?? null;
}

/** Whether a cell is computed by the workbook itself. */
export function hasFormula(cell: RawCell): cell is { formula: RawValue } {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

/** The address that holds a merged cell's value; null where it is its own. */
export function masterOf(cell: RawCell): string | null {
  return typeof cell === 'object' && cell !== null && 'mergedInto' in cell ? cell.mergedInto : null;
}

/** What a cell shows, as a plain text: 01.09.2022, 1200.5, «да». */
export function textOf(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (typeof cell === 'boolean') return cell ? 'да' : 'нет';
  if (hasFormula(cell)) return textOf(cell.formula);
  if ('percent' in cell) return textOf(cell.percent);
  if ('date' in cell) return dateText(cell.date);
  return 'error' in cell ? cell.error : '';
}

/** The day of a moment in ISO: 01.09.2022. */
export function dateText(date: string): string {
  return date.slice(0, 10).split('-').reverse().join('.');
}
