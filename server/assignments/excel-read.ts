import type exceljs from 'exceljs';
import { Problem } from '../problem.ts';
import type { TableLimits } from '../tables/schema.ts';
import { dateText, openXlsx } from '../tables/xlsx.ts';
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

function sealOf(sheets: readonly exceljs.Worksheet[]): string[] {
  const sheet = sheets.find(({ name }) => name === sealSheet);
  if (!sheet) return [];
  return Array.from({ length: sheet.rowCount }, (_, at) => {
    const read = readCell(sheet.getCell(at + 1, 1));
    return read.kind === 'text' ? read.text : '';
  });
}

interface Columns {
  head: number;
  places: Map<ColumnKey, number>;
}

function columnsOf(sheet: exceljs.Worksheet): Columns | null {
  const most = Math.min(sheet.rowCount, limits.rows);
  for (let head = 1; head <= most; head += 1) {
    const places = new Map<ColumnKey, number>();
    sheet.getRow(head).eachCell({ includeEmpty: false }, ({ value }, column) => {
      const key = value === keysMark ? 'id' : columnKeys.find((one) => one === value);
      if (key) places.set(key, column);
    });
    if (columnKeys.every((key) => places.has(key))) return { head, places };
  }
  return null;
}

function rowsOf(sheet: exceljs.Worksheet, { head, places }: Columns): ReadRow[] {
  const rows: ReadRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    // The row of headings is below the keys and has no question.
    if (number <= head + 1) return;
    const at = (key: ColumnKey) => row.getCell(places.get(key) ?? 1);
    const read = (key: ColumnKey) => ({ address: at(key).address, cell: readCell(at(key)) });
    const id = readCell(at('id'));
    rows.push({
      id: id.kind === 'text' ? id.text : '',
      cells: {
        number: read('number'),
        title: read('title'),
        unit: read('unit'),
        value: read('value'),
        state: read('state'),
        reason: read('reason'),
      },
    });
  });
  return rows;
}

function readCell(cell: exceljs.Cell): ReadCell {
  if (cell.isMerged && cell.master !== cell) return { kind: 'merged', text: '' };
  return readValue(cell.value, cell.numFmt);
}

function readValue(value: exceljs.CellValue, format: string | undefined): ReadCell {
  if (value === null || value === undefined) return { kind: 'empty' };
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') {
    const percent = Boolean(format?.includes('%') && !format.includes('"%"'));
    const number = Number((percent ? value * 100 : value).toPrecision(15));
    return { kind: 'number', number, percent };
  }
  if (typeof value === 'boolean') return { kind: 'truth', truth: value };
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? { kind: 'error', text: '' }
      : { kind: 'date', day: value.toISOString().slice(0, 10) };
  }
  if ('richText' in value) return textCell(value.richText.map(({ text }) => text).join(''));
  if ('formula' in value || 'sharedFormula' in value) {
    // Never run and never believed: what a formula gave is shown, to say which cell is meant.
    return { kind: 'formula', text: shown(value.result ?? null) };
  }
  if ('error' in value) return { kind: 'error', text: value.error };
  return 'text' in value ? readValue(value.text, format) : { kind: 'empty' };
}

function textCell(text: string): ReadCell {
  const bare = text.replace(/\r\n?/g, '\n');
  return bare.trim() === '' ? { kind: 'empty' } : { kind: 'text', text: bare };
}

function shown(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'object') return 'error' in value ? value.error : '';
  return String(value);
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
