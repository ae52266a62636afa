import exceljs from 'exceljs';
import { pick, type Language } from '../../forms/run/text.ts';
import type { LocalText } from '../../forms/run/types.ts';
import { safeText } from '../safe-text.ts';
import { writeContent, writeText } from './excel-cell.ts';
import { Lists } from './excel-validation.ts';
import { columnKeys, keysMark, sealSheet, type ColumnKey, type TemplateRow } from './excel-rows.ts';
import { excelWords } from './excel-words.ts';
import { totalFormula } from './excel-total.ts';
import type { FieldContent } from './schema.ts';

export interface Template {
  title: LocalText;
  organization: string;
  /** «2021/22 учебный год». */
  period: string;
  /** «30 мая 2022 г. в 18:00». */
  due: string;
  rows: readonly TemplateRow[];
  /** By question. */
  contents: ReadonlyMap<string, FieldContent>;
  /** Totals as they are now, by question. */
  totals: ReadonlyMap<string, number>;
  /** The cells of the hidden sheet that tells whose template it is. */
  seal: readonly string[];
  language: Language;
}

const headRow = 6;
const widths = { id: 4, number: 7, title: 62, unit: 12, value: 18, state: 20, reason: 34 };
const fills = { open: 'FFFFF8DC', head: 'FFE3EFF2', section: 'FFF0F4F5', closed: 'FFF7F8F8' };
const line = { style: 'thin', color: { argb: 'FFD0D7DC' } } as const;
const border = { top: line, bottom: line, left: line, right: line };
const fill = (argb: string): exceljs.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb },
});
const font = { name: 'Arial', size: 10, color: { argb: 'FF1C2730' } };
const quiet = { ...font, size: 9, color: { argb: 'FF56636C' } };

/** A workbook that a school fills in: one row a question, only the yellow cells can be changed. */
export async function makeTemplate(template: Template): Promise<Buffer> {
  const { language, rows, seal } = template;
  const words = excelWords[language];
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(words.sheet, {
    views: [{ state: 'frozen', ySplit: headRow, activeCell: 'E8' }],
    properties: { defaultRowHeight: 16 },
  });
  const lists = new Lists(workbook.addWorksheet(words.lists, { state: 'veryHidden' }));
  const hidden = workbook.addWorksheet(sealSheet, { state: 'veryHidden' });
  seal.forEach((text, at) => (hidden.getCell(at + 1, 1).value = text));
  sheet.columns = columnKeys.map((key) => ({ width: widths[key], hidden: key === 'id' }));
  addHead(sheet, template);
  const places = new Map(
    rows.flatMap((row, at): [string, string][] =>
      row.kind === 'question' ? [[row.question.name, `E${headRow + 1 + at}`]] : [],
    ),
  );
  for (const row of rows) {
    if (row.kind === 'heading') addHeading(sheet, row, language);
    else addQuestion(sheet, row, template, { lists, places });
  }
  sheet.pageSetup = {
    orientation: 'landscape',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${headRow}:${headRow}`,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter = { oddFooter: '&R&9&P / &N' };
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addHead(sheet: exceljs.Worksheet, { title, language, ...about }: Template): void {
  const words = excelWords[language];
  const lines: [string, Partial<exceljs.Font>][] = [
    [pick(title, language), { ...font, size: 14, bold: true }],
    [`${about.organization}, ${about.period}. ${words.due}: ${about.due}`, font],
    [words.guide, quiet],
  ];
  lines.forEach(([text, look], at) => {
    const cell = sheet.getCell(at + 1, 2);
    writeText(cell, text);
    cell.font = look;
    cell.alignment = { wrapText: true, vertical: 'top' };
    sheet.mergeCells(at + 1, 2, at + 1, columnKeys.length);
    sheet.getRow(at + 1).height = height(text, 150, at === 0 ? 19 : 14);
  });
  const keys = sheet.getRow(headRow - 1);
  keys.values = [keysMark, ...columnKeys.slice(1)];
  keys.hidden = true;
  const head = sheet.getRow(headRow);
  columnKeys.slice(1).forEach((key, at) => {
    const cell = head.getCell(at + 2);
    cell.value = words.columns[key as Exclude<typeof key, 'id'>];
    cell.font = { ...font, bold: true };
    cell.fill = fill(fills.head);
    cell.border = border;
    cell.alignment = { wrapText: true, vertical: 'middle' };
  });
  head.height = 30;
}

function addHeading(
  sheet: exceljs.Worksheet,
  { level, title, hint }: TemplateRow & { kind: 'heading' },
  language: Language,
): void {
  const row = sheet.addRow([]);
  const cell = row.getCell(2);
  const text = pick(title, language);
  const about = hint ? pick(hint, language) : '';
  cell.value = about
    ? {
        richText: [
          { text: safeText(text), font: { ...font, bold: true } },
          { text: safeText(`   ${about}`), font: quiet },
        ],
      }
    : safeText(text);
  cell.font = { ...font, bold: true, size: level === 1 ? 11 : 10 };
  cell.fill = fill(level === 1 ? fills.head : fills.section);
  cell.alignment = { wrapText: true, vertical: 'middle', indent: level === 1 ? 0 : 1 };
  sheet.mergeCells(row.number, 2, row.number, columnKeys.length);
  row.height = height(`${text}   ${about}`, 150, 14) + 4;
}

function addQuestion(
  sheet: exceljs.Worksheet,
  { question, number, unit, fill: filled }: TemplateRow & { kind: 'question' },
  { contents, totals, language }: Template,
  { lists, places }: { lists: Lists; places: ReadonlyMap<string, string> },
): void {
  const words = excelWords[language];
  const row = sheet.addRow([]);
  const cellOf = (key: ColumnKey) => row.getCell(columnKeys.indexOf(key) + 1);
  for (const key of columnKeys) {
    const cell = cellOf(key);
    cell.font = font;
    cell.border = border;
    cell.alignment = { wrapText: true, vertical: 'middle' };
  }
  const title = pick(question.title, language);
  const [name, value, state] = [cellOf('title'), cellOf('value'), cellOf('state')];
  cellOf('id').value = question.name;
  writeText(cellOf('number'), number);
  writeText(name, question.required ? `${title} *` : title);
  writeText(cellOf('unit'), pick(unit, language));
  row.height = height(title, widths.title, 14) + 3;
  const about = pick(question.description, language);
  if (about) name.note = { texts: [{ text: safeText(about), font: { name: 'Arial', size: 9 } }] };
  const open = [value, state, cellOf('reason')];
  if (filled === 'cell') {
    for (const cell of open) {
      cell.fill = fill(fills.open);
      cell.protection = { locked: false };
    }
    const content = contents.get(question.name) ?? {};
    writeContent(
      { value, state, reason: cellOf('reason') },
      { question, unit, content },
      { lists, language },
    );
    return;
  }
  for (const cell of open) cell.fill = fill(fills.closed);
  if (filled === 'page') {
    writeText(value, words.onPage);
  } else {
    name.font = { ...font, bold: true };
    writeText(state, words.total);
    const formula = totalFormula(question, places);
    const result = totals.get(question.name);
    if (formula) value.value = { formula, ...(result === undefined ? {} : { result }) };
    else if (result !== undefined) value.value = result;
  }
  value.font = state.font = quiet;
}

/** The height at which a wrapped text is read whole: not every program fits rows itself. */
function height(text: string, width: number, each: number): number {
  return Math.max(1, Math.ceil(text.length / (width * 0.95))) * each + 2;
}
