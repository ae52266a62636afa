/**
 * Reads one workbook in a process of its own, started by xlsx-process.ts: the library walks through
 * whatever a file tells it to, and a file of a few kilobytes can tell it to walk for minutes. Plain
 * JavaScript, so that it starts at once. It takes an archive on its input and what is read at most
 * as its argument, and writes `{ sheets }` (RawSheet[]) or `{ fault: 'large' | 'broken' }`.
 */

import { buffer } from 'node:stream/consumers';
// Only what reads and writes workbooks: the whole library takes twice as long to load.
import Enums from 'exceljs/lib/doc/enums.js';
import Workbook from 'exceljs/lib/doc/workbook.js';
import Worksheet from 'exceljs/lib/doc/worksheet.js';
import utils from 'exceljs/lib/utils/utils.js';
import CellXform from 'exceljs/lib/xlsx/xform/sheet/cell-xform.js';

/** Letters of all cells together; a single long text may stand in very many of them. */
const mostLetters = 32 * 1024 * 1024;

/** So far beyond the filled cells merged ones are followed. */
const beyond = 30;

/** Parts of a sheet that hold no cells; some of them make the library fail on others' files. */
const ignoreNodes = [
  'sheetPr',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetProtection',
  'hyperlinks',
  'tableParts',
  'drawing',
  'picture',
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'extLst',
  'rowBreaks',
  'colBreaks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
];

/**
 * Whether a workbook shows numbers of this format as a day or a time. The library takes letters
 * that only stand beside a number («0\\ \\d») for a date, and a date in capitals («YYYY») for a
 * number: a day would count as forty-five thousand of something.
 */
utils.isDateFmt = (format) => {
  const [positive = ''] = (format ?? '')
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    // Elapsed hours, minutes and seconds are times; colours, currencies and languages are none.
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/(s)[.,]0+/gi, '$1')
    .split(';');
  const name = /^(general|standard|основной)$/i.test(positive.trim());
  return !name && !/[0#?]/.test(positive) && /[dmyhs]|дд|мм|гг/i.test(positive);
};

/** The library reads the year alone of a date that is written as one: «2022-05-01». */
const { parseClose } = CellXform.prototype;
CellXform.prototype.parseClose = function close(name) {
  const written = name === 'c' && this.t === 'd' ? this.model.value : undefined;
  const result = parseClose.call(this, name);
  if (typeof written === 'string' && this.model.type === Enums.ValueType.Number) {
    const zoned = /T.*(Z|[+-]\d\d:?\d\d)$/.test(written) || !written.includes('T');
    this.model.type = Enums.ValueType.Date;
    this.model.value = new Date(zoned ? written : `${written}Z`);
  }
  return result;
};

class Large extends Error {}

const most = JSON.parse(process.argv[2]);
let letters = 0;

async function readSheets() {
  const workbook = new Workbook();
  // The library makes every single cell of a merged range and of a named one, and compares every
  // merged range with all others. Names are not needed, merged ranges are worked out below.
  Object.defineProperty(workbook.definedNames, 'model', { value: [], writable: true });
  const ranges = new Map();
  Worksheet.prototype.mergeCellsWithoutStyle = function keep(range) {
    const known = ranges.get(this);
    if (known) known.push(range);
    else ranges.set(this, [range]);
  };
  await workbook.xlsx.load(await buffer(process.stdin), {
    maxRows: most.rows,
    maxCols: most.columns,
    ignoreNodes,
  });
  return workbook.worksheets.map((sheet) => readSheet(sheet, ranges.get(sheet) ?? []));
}

function readSheet(sheet, ranges) {
  const rows = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const value = rawCell(cell.value, cell.numFmt);
      if (value === null) return;
      if (number > most.rows || column > most.columns) throw new Large();
      put(rows, number, column, value);
    });
  });
  const { name, state, rowCount, columnCount } = sheet;
  const merged = ranges.flatMap(cornersOf);
  // A heading may be merged somewhat beyond the last cell that holds anything.
  hideMerged(rows, merged, {
    rows: Math.min(rowCount + beyond, most.rows),
    columns: Math.min(columnCount + beyond, most.columns),
  });
  return { name, visible: state === 'visible', rows, rowCount, columnCount, merged };
}

function put(rows, number, column, value) {
  while (rows.length < number) rows.push([]);
  const cells = rows[number - 1];
  while (cells.length < column - 1) cells.push(null);
  cells[column - 1] = value;
}

/** Of merged cells only the first holds the value, as one sees it in the spreadsheet. */
function hideMerged(rows, merged, extent) {
  // Merged ranges never overlap in an honest file.
  let left = extent.rows * extent.columns;
  for (const { top, left: first, bottom, right } of merged) {
    const mergedInto = `${lettersOf(first)}${top + 1}`;
    const last = {
      row: Math.min(bottom, extent.rows - 1),
      column: Math.min(right, extent.columns - 1),
    };
    if (last.row < top || last.column < first) continue;
    const cells = (last.row - top + 1) * (last.column - first + 1);
    left -= cells;
    letters += cells * 8;
    if (left < 0 || letters > mostLetters) throw new Large();
    for (let row = top; row <= last.row; row += 1) {
      for (let column = first; column <= last.column; column += 1) {
        if (row === top && column === first) continue;
        put(rows, row + 1, column + 1, { mergedInto });
      }
    }
  }
}

/** Rows and columns counted from 0, both ends included. */
function cornersOf(range) {
  const [, left, top, right, bottom] =
    /^([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})$/.exec(range) ?? [];
  if (!left) return [];
  return [
    {
      top: Number(top) - 1,
      left: columnNumber(left),
      bottom: Number(bottom) - 1,
      right: columnNumber(right),
    },
  ];
}

/** 0 → A, 25 → Z, 26 → AA. */
function lettersOf(column) {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** A → 0, Z → 25, AA → 26. */
function columnNumber(letters) {
  return Array.from(letters).reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

function rawCell(value, format) {
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    if ('formula' in value || 'sharedFormula' in value) {
      return { formula: rawValue(value.result ?? null, format) };
    }
  }
  return rawValue(value, format);
}

function rawValue(value, format) {
  if (value === null || value === undefined || typeof value === 'boolean') return value ?? null;
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return format?.includes('%') && !format.includes('"%"') ? { percent: value } : value;
  }
  if (value instanceof Date) {
    return { date: Number.isNaN(value.getTime()) ? '' : value.toISOString() };
  }
  if ('richText' in value) return text(value.richText.map((run) => run.text).join(''));
  if ('error' in value) return { error: text(value.error) };
  return 'text' in value ? rawValue(value.text, format) : null;
}

function text(value) {
  const whole = String(value);
  const cut = whole.length > most.cell ? whole.slice(0, most.cell) : whole;
  letters += cut.length;
  if (letters > mostLetters) throw new Large();
  return cut;
}

async function answer() {
  try {
    return { sheets: await readSheets() };
  } catch (error) {
    // The library's own limits stop it while it reads.
    const large = error instanceof Large || /^Max (row|c|column) count/.test(error?.message);
    // Whatever else it says of a workbook, the person can only send another file.
    return { fault: large ? 'large' : 'broken' };
  }
}

process.stdout.end(JSON.stringify(await answer()));
