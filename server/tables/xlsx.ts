import exceljs from 'exceljs';
import { Problem } from '../problem.ts';
import { tableLimits, type MergedCells, type TableLimits, type TableSheet } from './schema.ts';
import { BrokenZip, LargeZip, keepOfZip, namesInZip } from './zip.ts';

/** The parts of a workbook that hold cells; pictures, macros and links stay packed. */
const needed =
  /^\/?(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/;

/** Parts of a sheet that hold no cells; some of them make the library fail on others' files. */
const ignoreNodes = [
  'hyperlinks',
  'tableParts',
  'drawing',
  'picture',
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'extLst',
  'rowBreaks',
  'pageSetup',
  'headerFooter',
];

/**
 * Reads the visible sheets of a workbook as texts. Formulas are not computed: the value that the
 * spreadsheet saved with them is taken.
 *
 * @throws Problem table.* with what to do
 */
export async function readXlsx(file: Buffer): Promise<TableSheet[]> {
  return (await openXlsx(file, tableLimits)).map(sheetOf);
}

/**
 * Opens the visible sheets of a workbook; all of them where none is visible, or where hidden ones
 * are wanted too.
 *
 * @throws Problem table.* with what to do
 */
export async function openXlsx(
  file: Buffer,
  most: TableLimits,
  wanted: 'visible' | 'all' = 'visible',
): Promise<exceljs.Worksheet[]> {
  const workbook = new exceljs.Workbook();
  try {
    const names = namesInZip(file);
    if (!names.some((name) => /^\/?xl\/workbook\.xml$/.test(name))) {
      throw new Problem('table.otherType');
    }
    const cells = keepOfZip(file, (name) => needed.test(name), most.unpacked);
    // The library's own limits stop it while it reads.
    const limits = { maxRows: most.rows, maxCols: most.columns, ignoreNodes };
    await workbook.xlsx.load(arrayBufferOf(cells), limits);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof LargeZip) throw large(most);
    if (error instanceof Error && /^Max (row|column) count/.test(error.message)) throw large(most);
    if (error instanceof BrokenZip) throw new Problem('table.broken');
    // Whatever else the library says of a workbook, the person can only send another file.
    throw new Problem('table.broken');
  }
  if (wanted === 'all') return workbook.worksheets;
  const visible = workbook.worksheets.filter(({ state }) => state === 'visible');
  return visible.length > 0 ? visible : workbook.worksheets;
}

/** The table has more rows, columns or bytes than are read. */
export function large({ rows, columns }: TableLimits): Problem {
  return new Problem('table.large', { parameters: { ru: { rows, columns } } });
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function sheetOf(sheet: exceljs.Worksheet): TableSheet {
  const rows: string[][] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    while (rows.length < number) rows.push([]);
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      while (cells.length < column) cells.push('');
      // Of merged cells only the first holds the value, as one sees it in the spreadsheet.
      const hidden = cell.isMerged && cell.master !== cell;
      cells[column - 1] = hidden ? '' : textOf(cell.value);
    });
    rows[number - 1] = cells;
  });
  return { name: sheet.name, rows, merged: mergedOf(sheet) };
}

/** Merged cells of a sheet. */
export function mergedOf(sheet: exceljs.Worksheet): MergedCells[] {
  const { merges = [] } = sheet.model as { merges?: string[] };
  return merges.flatMap((range) => {
    const [, left = '', top = '', right = '', bottom = ''] =
      /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
    if (!left) return [];
    return [
      {
        top: Number(top) - 1,
        left: columnNumber(left),
        bottom: Number(bottom) - 1,
        right: columnNumber(right),
      },
    ];
  });
}

/** A → 0, Z → 25, AA → 26. */
function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What a cell shows, as a plain text: 01.09.2022, 1200.5, «да». */
function textOf(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (value instanceof Date) return dateText(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('formula' in value || 'sharedFormula' in value) return textOf(value.result ?? null);
  if ('error' in value) return value.error;
  return 'text' in value ? textOf(value.text) : '';
}

/** Spreadsheets know no zone: the library gives their days as UTC. */
export function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}
