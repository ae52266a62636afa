import type { Cell as SheetCell, Style, Workbook, Worksheet } from 'exceljs';
import { looksLikeFormula, safeText } from '../safe-text.ts';

/** What stands in one cell of a spreadsheet. */
export interface Entry {
  value: string | number | Date | null;
  /** The number format as files carry it; programs show it by the reader's own habits. */
  format?: string;
  /** A reason in place of a figure. */
  quiet?: boolean;
}

export interface SheetColumn {
  /** Neighbours of one group stand under one heading. */
  group: string;
  title: string;
  width: number;
}

export interface SheetRow {
  tone: 'plain' | 'subtotal' | 'total' | 'note';
  entries: Entry[];
}

interface TableSheet {
  name: string;
  columns: SheetColumn[];
  rows: SheetRow[];
  /** Stands at the head of each printed page, with the page's number at its foot. */
  printed: { left: string; right: string; foot: string };
}

const line = { style: 'thin', color: { argb: 'FFD0D7DC' } } as const;
const border = { top: line, bottom: line, left: line, right: line };
const headFill = 'FFE3EFF2';
const fills: Partial<Record<SheetRow['tone'], string>> = {
  subtotal: 'FFF3F6F7',
  total: 'FFE9EEF0',
};
const ink = { quiet: 'FF6B7780', usual: 'FF1C2730' };
/** Widths of columns that a landscape page of A4 takes and can still be read. */
const pageWidth = 190;
const headRows = 2;

/** Adds a table whose header and first column stay in sight, ready to be filtered and printed. */
export function addTable(workbook: Workbook, table: TableSheet): void {
  const { columns, rows, printed } = table;
  const sheet = workbook.addWorksheet(table.name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: headRows }],
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  addHead(sheet, columns);
  for (const { tone, entries } of rows) {
    const row = sheet.addRow([]);
    entries.forEach((entry, index) => write(row.getCell(index + 1), entry, tone));
    row.height = rowHeight(
      entries.map(({ value }, index) => [
        typeof value === 'string' ? value : '',
        columns[index]?.width ?? 10,
      ]),
    );
  }
  sheet.autoFilter = {
    from: { row: headRows, column: 1 },
    to: { row: headRows + rows.length, column: columns.length },
  };
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  sheet.pageSetup = {
    orientation: 'landscape',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: Math.max(1, Math.ceil(width / pageWidth)),
    fitToHeight: 0,
    printTitlesRow: `1:${headRows}`,
    printTitlesColumn: 'A:A',
    margins: { left: 0.4, right: 0.4, top: 0.75, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter = {
    oddHeader: `&L&9${printable(printed.left)}&R&9${printable(printed.right)}`,
    oddFooter: `&R&9${printed.foot}`,
  };
}

/** Text inside a page header: `&` begins a command there, and 255 signs are the most for all. */
function printable(text: string): string {
  return text.slice(0, 90).replaceAll('&', '&&').replace(/^\d/, ' $&');
}

function addHead(sheet: Worksheet, columns: readonly SheetColumn[]): void {
  const groups = sheet.addRow(columns.map(({ group }) => safeText(group)));
  const titles = sheet.addRow(columns.map(({ title }) => safeText(title)));
  for (const row of [groups, titles]) {
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.font = { name: 'Arial', size: 10, bold: true, color: { argb: ink.usual } };
      cell.alignment = { wrapText: true, vertical: 'top', horizontal: 'left' };
      cell.border = border;
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: headFill } };
    });
  }
  let [groupLines, titleLines] = [1, 1];
  for (const { from, to, group } of runs(columns)) {
    if (to > from && group !== '') sheet.mergeCells(1, from, 1, to);
    const width = columns.slice(from - 1, to).reduce((sum, column) => sum + column.width, 0);
    groupLines = Math.max(groupLines, linesOf(group, width));
  }
  for (const { title, width } of columns) titleLines = Math.max(titleLines, linesOf(title, width));
  // Programs do not fit the height of merged cells by themselves.
  groups.height = Math.min(groupLines, 8) * 13.5 + 3;
  titles.height = Math.min(titleLines, 12) * 13.5 + 3;
}

/** Neighbouring columns of one group, as 1-based bounds. */
function runs(columns: readonly SheetColumn[]): { from: number; to: number; group: string }[] {
  const found: { from: number; to: number; group: string }[] = [];
  columns.forEach(({ group }, index) => {
    const last = found.at(-1);
    if (last?.group === group && group !== '') last.to = index + 1;
    else found.push({ from: index + 1, to: index + 1, group });
  });
  return found;
}

/** The height at which every text of a row is read whole: not every program fits rows itself. */
export function rowHeight(texts: readonly [text: string, width: number][]): number {
  const lines = texts.map(([text, width]) => linesOf(text, width));
  return Math.min(Math.max(1, ...lines), 25) * 13.5 + 2;
}

/** About how many lines a text takes in a column: words are not cut. */
function linesOf(text: string, width: number): number {
  const room = Math.max(4, width - 2);
  let [lines, used] = [1, 0];
  for (const word of text.split(' ')) {
    const length = word.length + 1;
    if (used > 0 && used + length > room) {
      lines += 1;
      used = 0;
    }
    used += length;
    if (used > room * 1.2) {
      lines += Math.floor(used / room);
      used %= room;
    }
  }
  return lines;
}

function write(cell: SheetCell, entry: Entry, tone: SheetRow['tone']): void {
  const { value, format, quiet = false } = entry;
  const text = typeof value === 'string';
  cell.value = text ? safeText(value) : value;
  // As a text by its format too, so that editing the cell does not make it a formula.
  const numFmt = text && looksLikeFormula(value) ? '@' : text ? undefined : format;
  cell.style = styleOf({ tone, quiet, numFmt, left: text || value === null });
}

interface Look {
  tone: SheetRow['tone'];
  quiet: boolean;
  numFmt: string | undefined;
  left: boolean;
}

const styles = new Map<string, Partial<Style>>();

/** One object for each look: the library compares thousands of cells by it. */
function styleOf(look: Look): Partial<Style> {
  const key = Object.values(look).join();
  const known = styles.get(key);
  if (known) return known;
  const { tone, quiet, numFmt, left } = look;
  const argb = fills[tone];
  const faint = quiet || tone === 'note';
  const style: Partial<Style> = {
    font: {
      name: 'Arial',
      size: quiet ? 9 : 10,
      bold: tone === 'subtotal' || tone === 'total',
      italic: faint,
      color: { argb: faint ? ink.quiet : ink.usual },
    },
    alignment: { wrapText: true, vertical: 'top', horizontal: left ? 'left' : 'right' },
    border,
    ...(numFmt === undefined ? {} : { numFmt }),
    ...(argb ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } } } : {}),
  };
  styles.set(key, style);
  return style;
}

/** A moment as the file keeps it: the zone's wall clock, since spreadsheets know no zones. */
export function wallClock(moment: string | Date, timeZone: string): Date {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(new Date(moment))
      .map(({ type, value }) => [type, Number(value)]),
  );
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return new Date(
    Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')),
  );
}

/** Making a clock takes longer than reading it a hundred times, and a sheet has thousands of cells. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, clock);
  return clock;
}
