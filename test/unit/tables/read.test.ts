import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../server/problem.ts';
import { readTable } from '../../../server/tables/read.ts';
import { keepOfZip, LargeZip } from '../../../server/tables/zip.ts';

const refusal = async (file: Buffer | string): Promise<string> => {
  try {
    await readTable(Buffer.from(file));
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'read';
};

const rowsOf = async (file: Buffer | string) => (await readTable(Buffer.from(file)))[0]?.rows;

/** An archive of one packed file, as small as its content is monotonous. */
function zip(name: string, content: Buffer, claimedSize = content.length): Buffer {
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(claimedSize, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

async function workbook(fill: (sheet: exceljs.Worksheet) => void): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const lists = book.addWorksheet('Списки', { state: 'veryHidden' });
  lists.addRow(['школа']);
  fill(book.addWorksheet('Организации'));
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a file that is no table', () => {
  it.each<[string, Buffer | string, string]>([
    ['nothing', '', 'table.empty'],
    ['blank cells', '\t\t\n \t\n', 'table.empty'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'table.oldOrLocked'],
    ['a PDF', '%PDF-1.7 …', 'table.otherType'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'table.otherType'],
    ['a web page', '<!DOCTYPE html><table></table>', 'table.otherType'],
    ['a cut archive', Buffer.from('PK\x03\x04\x14\x00\x00'), 'table.broken'],
    [
      'a document of another kind',
      zip('word/document.xml', Buffer.from('<w/>')),
      'table.otherType',
    ],
    ['a workbook of garbage', zip('xl/workbook.xml', Buffer.from('<workbook')), 'table.broken'],
  ])('is refused with its own sentence: %s', async (_, file, code) => {
    expect(await refusal(file)).toBe(code);
  });

  it('does not unpack a bomb, whatever size it claims', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024, '<');
    const bomb = zip('xl/workbook.xml', zeros, 10);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb)).toBe('table.large');
    expect(() => keepOfZip(bomb, () => true, 1000)).toThrow(LargeZip);
    expect(() => keepOfZip(bomb, () => false, 1000)).not.toThrow();
  });

  it('refuses more rows and columns than it reads', async () => {
    expect(await refusal('школа\n'.repeat(6000))).toBe('table.large');
    expect(await refusal('ш\t'.repeat(200))).toBe('table.large');
    const long = await workbook((sheet) => {
      for (let row = 1; row <= 5100; row += 1) sheet.getCell(row, 1).value = row;
    });
    expect(await refusal(long)).toBe('table.large');
  });
});

describe('a workbook', () => {
  it('is read as one sees it: merged cells, saved results, dates, rich text', async () => {
    const file = await workbook((sheet) => {
      sheet.getCell('A1').value = 'Список школ';
      sheet.mergeCells('A1:C1');
      sheet.getCell('A3').value = { richText: [{ text: 'Школа ' }, { text: '№ 3' }] };
      sheet.getCell('B3').value = { formula: 'SUM(1,2)', result: 300 };
      sheet.getCell('C3').value = new Date(Date.UTC(2022, 8, 1));
      sheet.getCell('D3').value = { text: 'school3@example.ru', hyperlink: 'mailto:x@example.ru' };
      sheet.getCell('A4').value = 0.1 + 0.2;
      sheet.getCell('B4').value = { formula: 'WEBSERVICE("x")' };
      sheet.getCell('C4').value = 'куст 1';
      sheet.mergeCells('C4:C6');
      sheet.getCell('A6').value = '  Школа\n № 4 ';
    });
    const [sheet, ...others] = await readTable(file);
    expect(others).toEqual([]);
    expect(sheet).toEqual({
      name: 'Организации',
      rows: [
        ['Список школ'],
        [],
        ['Школа № 3', '300', '01.09.2022', 'school3@example.ru'],
        ['0.3', '', 'куст 1'],
        [],
        ['Школа № 4'],
      ],
      merged: [
        { top: 0, left: 0, bottom: 0, right: 2 },
        { top: 3, left: 2, bottom: 5, right: 2 },
      ],
    });
  });
});

describe('a text', () => {
  it.each<[string, string, string[][]]>([
    [
      'from the clipboard',
      'Имя\tТип\nШкола № 3, с. Дубовское\tшкола',
      [
        ['Имя', 'Тип'],
        ['Школа № 3, с. Дубовское', 'школа'],
      ],
    ],
    [
      'with line breaks in cells',
      '"Школа\n№ 3"\tшкола\r\nСад\tсад',
      [
        ['Школа № 3', 'школа'],
        ['Сад', 'сад'],
      ],
    ],
    [
      'with quotes as Excel doubles them',
      '"МБОУ ""СОШ № 3""";школа\n"Сад";сад',
      [
        ['МБОУ "СОШ № 3"', 'школа'],
        ['Сад', 'сад'],
      ],
    ],
    [
      'with quotes of a name',
      'МБОУ "СОШ № 3"\tшкола\n"Ромашка" сад\tсад',
      [
        ['МБОУ "СОШ № 3"', 'школа'],
        ['"Ромашка" сад', 'сад'],
      ],
    ],
    [
      'with a quotation mark that is never closed',
      '"Ромашка\tсад\nШкола\tшкола',
      [
        ['"Ромашка', 'сад'],
        ['Школа', 'школа'],
      ],
    ],
    [
      'by commas',
      'name,type\nSchool 1,school',
      [
        ['name', 'type'],
        ['School 1', 'school'],
      ],
    ],
    [
      'in one column with commas in names',
      'Школа № 1, с. Дубовское\nШкола № 2\nСад',
      [['Школа № 1, с. Дубовское'], ['Школа № 2'], ['Сад']],
    ],
    ['with blank rows, which keep their numbers', 'Имя\n\nШкола\n\n', [['Имя'], [], ['Школа']]],
  ])('is read %s', async (_, text, rows) => {
    expect(await rowsOf(text)).toEqual(rows);
    expect(await rowsOf(`\ufeff${text}`)).toEqual(rows);
  });

  it('is read in the letters of a Russian Excel', async () => {
    const windows = Buffer.from([0xd8, 0xea, 0xee, 0xeb, 0xe0, 0x20, 0xb9, 0x20, 0x33, 0x3b, 0x61]);
    expect(await rowsOf(windows)).toEqual([['Школа № 3', 'a']]);
    const wide = Buffer.from('\ufeffШкола\tсад', 'utf16le');
    expect(await rowsOf(wide)).toEqual([['Школа', 'сад']]);
  });
});
