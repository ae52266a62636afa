import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillWorkbook } from '../../../server/completeness/fill-workbook.ts';
import type { CellFill } from '../../../server/completeness/sheet-xml.ts';
import { filesOfZip } from '../../../server/tables/zip.ts';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A workbook with whatever regions put into theirs. */
async function regionTable(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Школы', { views: [{ state: 'frozen', ySplit: 2 }] });
  const total = book.addWorksheet('Итог');
  book.addWorksheet('Справочник', { state: 'hidden' }).getCell('A1').value = 'да';
  sheet.mergeCells('A1:E1');
  sheet.getCell('A1').value = { richText: [{ text: 'Сведения', font: { bold: true } }] };
  for (const row of [3, 4]) {
    sheet.getCell(`A${row}`).value = `Школа № ${row}`;
    sheet.getCell(`B${row}`).value = 111;
    sheet.getCell(`B${row}`).numFmt = '# ##0" чел."';
    sheet.getCell(`C${row}`).value = { formula: `B${row}/2`, result: 55.5 };
    sheet.getCell(`D${row}`).dataValidation = {
      ...{ type: 'list', allowBlank: true, formulae: ['Справочник!$A$1'] },
    };
  }
  sheet.getCell('B5').value = { formula: 'SUM(B3:B4)', result: 222 };
  sheet.addConditionalFormatting({
    ref: 'C3:C4',
    rules: [{ type: 'cellIs', operator: 'greaterThan', formulae: ['50'], priority: 1, style: {} }],
  });
  sheet.getCell('B2').note = 'На 1 сентября';
  sheet.autoFilter = 'A2:D4';
  sheet.pageSetup = { printArea: 'A1:E5', orientation: 'landscape', printTitlesRow: '2:2' };
  sheet.headerFooter = { oddHeader: '&LРегион' };
  const image = book.addImage({ base64: pixel, extension: 'png' });
  sheet.addImage(image, 'G1:H2');
  total.getCell('A1').value = { formula: 'Школы!B5', result: 222 };
  total.getCell('A2').value = { text: 'сайт', hyperlink: 'https://example.org/' };
  book.definedNames.add('Школы!$B$5', 'ВСЕГО');
  return Buffer.from(await book.xlsx.writeBuffer());
}

const limit = 10 * 1024 * 1024;
const outside = (xml: string) => xml.replace(/<sheetData>[\s\S]*<\/sheetData>/, '');

describe('a filled workbook', () => {
  let before: Map<string, Buffer>;
  let after: Map<string, Buffer>;
  const text = (parts: Map<string, Buffer>, path: string) => parts.get(path)?.toString() ?? '';

  beforeAll(async () => {
    const file = await regionTable();
    const cells = new Map<string, CellFill>([
      ['B3', 812],
      ['B4', null],
    ]);
    before = new Map(filesOfZip(file, limit));
    after = new Map(filesOfZip(fillWorkbook(file, new Map([['Школы', cells]])), limit));
  });

  it('has the same parts, and all but sheets and the book’s own are the same to the byte', () => {
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    const changed = [...before].filter(([path, bytes]) => !after.get(path)?.equals(bytes));
    expect(changed.map(([path]) => path).sort()).toEqual([
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
  });

  it('keeps merges, lists, conditional colours, filters, print settings, pictures and notes', () => {
    const path = 'xl/worksheets/sheet1.xml';
    expect(outside(text(after, path))).toBe(outside(text(before, path)));
    const kept = [
      ...['mergeCell ', 'dataValidation ', 'conditionalFormatting ', 'autoFilter '],
      ...['pageSetup ', 'oddHeader>', 'drawing ', 'legacyDrawing '],
    ];
    expect(kept.filter((one) => !text(after, path).includes(`<${one}`))).toEqual([]);
  });

  it('has no old sums on any sheet, and has every program make them anew', () => {
    for (const path of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
      expect(text(after, path)).not.toMatch(/<\/f><v>/);
    }
    expect(text(before, 'xl/worksheets/sheet2.xml')).toContain('<v>222</v>');
    expect(text(after, 'xl/worksheets/sheet2.xml')).toContain('<f>Школы!B5</f>');
    expect(text(after, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(text(after, 'xl/workbook.xml')).toContain('ВСЕГО');
  });
});
