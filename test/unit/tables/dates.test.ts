import exceljs from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTypedTable } from '../../../server/tables/typed.ts';
import { makeZip } from '../../../server/tables/zip-write.ts';
import { unzip } from '../../support/unzip.ts';

const days = [
  ...['dd.mm.yyyy', 'DD.MM.YYYY', 'YYYY', 'DD', 'ДД.ММ.ГГГГ', 'mmm-yy', 'd', 'dd.mm.yyyy "г."'],
  ...['[$-419]d mmmm yyyy;@', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy'],
];
const times = ['h:mm', 'HH', '[h]', '[h]:mm:ss', 'mm:ss.0', 'h:mm AM/PM'];
const numbers = [
  ...['General', '0', '0.00', '#,##0', '# ##0_р_.', '0" дн."', '0\\ \\d', '0\\ \\m', '# ##0 _s'],
  ...['#,##0.00\\ [$₽-419]', '[Red]0.0', '0.00E+00', '# ?/?', '@', '0;-0;"нет данных"'],
];

/** 45 000, the number of 15 March 2023, in cells of these formats, in one workbook. */
const read = new Map<string, unknown>();
beforeAll(async () => {
  const formats = [...days, ...times, ...numbers];
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Лист');
  formats.forEach((format, at) => {
    sheet.getCell(at + 1, 1).value = 45_000;
    sheet.getCell(at + 1, 1).numFmt = format;
  });
  const [found] = await readTypedTable(Buffer.from(await book.xlsx.writeBuffer()));
  formats.forEach((format, at) => read.set(format, found?.rows[at]?.[0]));
});

/** What is read of a cell that is written as this XML. */
async function readXml(cell: string) {
  const book = new exceljs.Workbook();
  book.addWorksheet('Лист').getCell('A1').value = 1;
  const parts = unzip(Buffer.from(await book.xlsx.writeBuffer()));
  const file = makeZip(
    [...parts].map(([name, text]) => {
      const changed = name.endsWith('sheet1.xml') ? text.replace(/<c r="A1".*<\/c>/, cell) : text;
      return [name, Buffer.from(changed)] as const;
    }),
  );
  const [sheet] = await readTypedTable(file);
  return sheet?.rows[0]?.[0];
}

describe('a number that a workbook shows as a day', () => {
  it.each(days)('by the format %s is that day', (format) => {
    expect(read.get(format)).toEqual({ date: '15.03.2023' });
  });

  it.each(times)('as a time, by the format %s, is no number either', (format) => {
    expect(read.get(format)).toHaveProperty('date');
  });

  it.each(numbers)('stays a number, however large, by the format %s', (format) => {
    expect(read.get(format)).toBe(45_000);
  });
});

describe('a cell that says that it is a date', () => {
  it.each(['2023-03-15', '2023-03-15T00:00:00', '2023-03-15T00:00:00Z'])(
    '%s is that day, not its year',
    async (day) => {
      expect(await readXml(`<c r="A1" t="d"><v>${day}</v></c>`)).toEqual({ date: '15.03.2023' });
    },
  );

  it('is one of nobody knows when where it is none', async () => {
    expect(await readXml('<c r="A1" t="d"><v>весной</v></c>')).toHaveProperty('date');
  });
});
