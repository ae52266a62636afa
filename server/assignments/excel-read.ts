import { Problem } from '../problem.ts';
import { addressOf } from '../tables/address.ts';
import {
  cellAt,
  hasFormula,
  type RawCell,
  type RawSheet,
  type RawValue,
  dateText,
} from '../tables/raw-sheet.ts';
import type { TableLimits } from '../tables/schema.ts';
import { openXlsx } from '../tables/xlsx.ts';
import { columnKeys, keysMark, sealSheet, type ColumnKey } from './excel-rows.ts';
import { readSeal, type Seal } from './excel-seal.ts';

/** What stands in a cell, with what may be wrong about it. */
export type ReadCell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; percent: boolean }
  | { kind: 'truth'; truth: boolean }
  | { kind: 'date'; day: string }
  /** Nothing can be taken from it; `text` is what people see there. */
  | { kind: 'formula' | 'error' | 'merged'; text: string };

/** A row of an uploaded template. */
export interface ReadRow {
  /** As it stands in the hidden column: the question. Empty where somebody inserted a row. */
  id: string;
  cells: Record<Exclude<ColumnKey, 'id'>, { address: string; cell: ReadCell }>;
}

export interface Uploaded {
  seal: Seal;
  rows: ReadRow[];
}

/** A template of a thousand questions is far below these. */
const limits: TableLimits = {
  rows: 3000,
  columns: 50,
  cell: 10_000,
  unpacked: 24 * 1024 * 1024,
};

/**
 * Reads a filled template. Rows are known by the question in their hidden column, columns by the
 * keys in a hidden row, so sheets that were sorted or rearranged are read as well.
 * @throws Problem table.* for what is no readable workbook, workbook.notTemplate for any other
 */
export async function readUpload(file: Buffer, secret: string): Promise<Uploaded> {
  const sheets = await openXlsx(file, limits, 'all');
  const seal = readSeal(secret, sealOf(sheets));
  if (!seal) throw new Problem('workbook.notTemplate', { path: 'file' });
  for (const sheet of sheets) {
    const found = columnsOf(sheet);
    if (found) return { seal, rows: rowsOf(sheet, found) };
  }
  throw new Problem('workbook.notTemplate', { path: 'file' });
}

function sealOf(sheets: readonly RawSheet[]): string[] {
  const sheet = sheets.find(({ name }) => name === sealSheet);
  return (sheet?.rows ?? []).map(([first = null]) => (typeof first === 'string' ? first : ''));
}

interface Columns {
  head: number;
  places: Map<ColumnKey, number>;
}

function columnsOf({ rows }: RawSheet): Columns | null {
  for (const [at, cells] of rows.entries()) {
    const places = new Map<ColumnKey, number>();
    cells.forEach((cell, column) => {
      const key = cell === keysMark ? 'id' : columnKeys.find((one) => one === cell);
      if (key) places.set(key, column + 1);
    });
    if (columnKeys.every((key) => places.has(key))) return { head: at + 1, places };
  }
  return null;
}

function rowsOf(sheet: RawSheet, { head, places }: Columns): ReadRow[] {
  return sheet.rows.flatMap((cells, at): ReadRow[] => {
    const row = at + 1;
    // The row of headings is below the keys and has no question.
    if (row <= head + 1 || cells.every((cell) => cell === null)) return [];
    const read = (key: ColumnKey) => {
      const column = places.get(key) ?? 1;
      return { address: addressOf(row, column), cell: readCell(cellAt(sheet, row, column)) };
    };
    const id = read('id').cell;
    return [
      {
        id: id.kind === 'text' ? id.text : '',
        cells: {
          number: read('number'),
          title: read('title'),
          unit: read('unit'),
          value: read('value'),
          state: read('state'),
          reason: read('reason'),
        },
      },
    ];
  });
}

function readCell(cell: RawCell): ReadCell {
  if (cell === null) return { kind: 'empty' };
  if (typeof cell === 'string') return textCell(cell);
  if (typeof cell === 'number') return numberCell(cell, false);
  if (typeof cell === 'boolean') return { kind: 'truth', truth: cell };
  // Never run and never believed: what a formula gave is shown, to say which cell is meant.
  if (hasFormula(cell)) return { kind: 'formula', text: shown(cell.formula) };
  if ('percent' in cell) return numberCell(cell.percent * 100, true);
  if ('date' in cell) {
    return cell.date === ''
      ? { kind: 'error', text: '' }
      : { kind: 'date', day: cell.date.slice(0, 10) };
  }
  return 'error' in cell ? { kind: 'error', text: cell.error } : { kind: 'merged', text: '' };
}

function numberCell(value: number, percent: boolean): ReadCell {
  return { kind: 'number', number: Number(value.toPrecision(15)), percent };
}

function textCell(text: string): ReadCell {
  const bare = text.replace(/\r\n?/g, '\n');
  return bare.trim() === '' ? { kind: 'empty' } : { kind: 'text', text: bare };
}

function shown(value: RawValue): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if ('percent' in value) return String(value.percent);
  return 'date' in value ? dateText(value.date) : value.error;
}

/** What one sees in a cell. */
export function seen(cell: ReadCell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return String(cell.number).replace('.', ',') + (cell.percent ? '\u00a0%' : '');
    case 'truth':
      return cell.truth ? 'да' : 'нет';
    case 'date':
      return cell.day.split('-').reverse().join('.');
    default:
      return cell.text;
  }
}
