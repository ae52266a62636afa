import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import { readUpload } from '../../../server/assignments/excel-read.ts';
import { Problem } from '../../../server/problem.ts';
import { readTable } from '../../../server/tables/read.ts';
import { readTypedTable } from '../../../server/tables/typed.ts';
import { tableLimits } from '../../../server/tables/schema.ts';
import { readInProcess } from '../../../server/tables/xlsx-process.ts';
import { makeZip } from '../../../server/tables/zip-write.ts';
import { filesOfZip } from '../../../server/tables/zip.ts';

/** A small workbook with something put into one of its parts, before the first `at`. */
async function bookWith(into: string, at: string, put: string): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.addWorksheet('pokazatel').addRow(['школа', 'куст']);
  const parts = filesOfZip(Buffer.from(await book.xlsx.writeBuffer()), 1e7);
  const path = `xl/${into}`;
  const text = parts.get(path)?.toString() ?? '';
  expect(text).toContain(at);
  parts.set(path, Buffer.from(text.replace(at, put + at)));
  return makeZip(parts);
}

const sheet = 'worksheets/sheet1.xml';
const merges = (refs: string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const pairs = Array.from({ length: 20_000 }, (_, at) => `A${at + 2}:B${at + 2}`);

const codeOf = async (read: Promise<unknown>): Promise<string> => {
  try {
    await read;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'read';
};

it.each<[string, string, string, string]>([
  ['a range merged over a large part of a sheet', sheet, '<pageMargins', merges(['A2:Z60000'])],
  ['a range merged over a whole sheet', sheet, '<pageMargins', merges(['A2:XFD1048576'])],
  ['twenty thousand merged ranges', sheet, '<pageMargins', merges(pairs)],
  [
    'a name of a whole sheet',
    'workbook.xml',
    '<calcPr',
    '<definedNames><definedName name="all">pokazatel!$A$1:$XFD$1048576</definedName></definedNames>',
  ],
  [
    'a list of values for a whole sheet',
    sheet,
    '<pageMargins',
    '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>A1</formula1></dataValidation></dataValidations>',
  ],
])('reads no more cells than there are: %s', async (_, into, at, put) => {
  const file = await bookWith(into, at, put);
  const [table, typed] = await Promise.all([readTable(file), readTypedTable(file)]);
  expect(table[0]?.rows).toEqual([['школа', 'куст']]);
  expect(typed[0]?.rows).toEqual([['школа', 'куст']]);
  expect(await codeOf(readUpload(file, 'secret'))).toBe('workbook.notTemplate');
});

it.each([
  ['a row', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
  ['a column', '<row r="2"><c r="XFD2"><v>1</v></c></row>'],
])('refuses a value in %s beyond what is read', async (_, put) => {
  const file = await bookWith(sheet, '</sheetData>', put);
  expect(await codeOf(readTable(file))).toBe('table.large');
  expect(await codeOf(readUpload(file, 'secret'))).toBe('table.large');
});

it('leaves out an empty cell far away, which a border makes', async () => {
  const empty = '<row r="1048576"><c r="A1048576" s="0"/></row>';
  const [table] = await readTable(await bookWith(sheet, '</sheetData>', empty));
  expect(table?.rows).toEqual([['школа', 'куст']]);
});

it('refuses merged ranges that lie over each other many times', async () => {
  const over = merges(Array.from({ length: 5000 }, () => 'A1:A5000'));
  const last = '<row r="5000"><c r="A5000"><v>1</v></c></row>';
  const file = await bookWith(sheet, '</sheetData>', last);
  const parts = filesOfZip(file, 1e7);
  const text = parts.get(`xl/${sheet}`)?.toString() ?? '';
  parts.set(`xl/${sheet}`, Buffer.from(text.replace('<pageMargins', `${over}<pageMargins`)));
  expect(await codeOf(readTable(makeZip(parts)))).toBe('table.large');
});

it('ends the reading of what takes too long or too much, and reads the next file', async () => {
  const file = await bookWith(sheet, '</sheetData>', '<row r="2"/>');
  const bounds = { milliseconds: 60_000, memoryMB: 768 };
  const read = (own: Partial<typeof bounds>) =>
    codeOf(readInProcess(file, tableLimits, { ...bounds, ...own }));
  expect(
    await Promise.all([
      ...Array.from({ length: 4 }, () => read({ milliseconds: 1 })),
      read({ memoryMB: 1 }),
      read({}),
    ]),
  ).toEqual([...Array.from({ length: 5 }, () => 'table.heavy'), 'read']);
});
