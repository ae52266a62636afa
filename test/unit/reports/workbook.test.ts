import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../server/reports/schema.ts';
import { attachment, fileName } from '../../../server/file-name.ts';
import { makeWorkbook } from '../../../server/reports/workbook.ts';
import { column, makeSummary, row } from './make.ts';

const dataForm = { kind: 'dataForm', audience: 'organization' } as const;

async function opened(summary: Summary): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const file = await makeWorkbook(summary, 'ru');
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  return workbook;
}

/** The cell of a row, found by its first column, under a heading. */
function cellAt(sheet: ExcelJS.Worksheet | undefined, name: string, heading: string) {
  const headings = sheet?.getRow(2).values as unknown[];
  let found: ExcelJS.Cell | undefined;
  sheet?.eachRow((one) => {
    if (one.getCell(1).value === name) found = one.getCell(headings.indexOf(heading));
  });
  if (!found) throw new Error(`no ${name} × ${heading}`);
  return found;
}

const danger = ['=1+1', '+7 914', '-нет-', '@SUM(A1)', '=cmd|"/C calc"!A0'];

describe('the spreadsheet', () => {
  const columns = [
    column('pupils'),
    column('score', { unit: 'балл', decimals: 1, total: 'none' }),
    column('part', { unit: '%', decimals: 1, total: 'none' }),
    column('hall', { kind: 'yesNo', unit: 'да/нет', total: 'yes' }),
    ...danger.map((title) => column(title)),
  ];
  const empty = danger.map(() => ({ value: null, why: 'notSubmitted' as const }));
  const summary = makeSummary(
    columns,
    [
      row(
        '=HYPERLINK("x")',
        [
          { value: 12345 },
          { value: 62.5 },
          { value: 45.3 },
          { value: true },
          ...danger.map((reason) => ({ value: null, why: 'absent' as const, reason })),
        ],
        { submittedAt: '2022-05-29T20:00:00.000Z', cluster: 'Север' },
      ),
      row('Школа', [
        { value: 0 },
        ...Array(3).fill({ value: null, why: 'notApplicable' }),
        ...empty,
      ]),
      row(
        'whole',
        [
          { value: 12345, n: 2, of: 2 },
          { value: null, why: 'notSummed', n: 1, of: 1 },
          { value: null, why: 'notSummed', n: 1, of: 1 },
          { value: 1, n: 1, of: 1 },
          ...empty,
        ],
        { kind: 'whole', n: 2, expected: 2 },
      ),
    ],
    { campaign: dataForm, minimumGroup: 1 },
  );

  it('writes text as text, whatever it looks like', async () => {
    const workbook = await opened(summary);
    let texts = 0;
    workbook.eachSheet((sheet) =>
      sheet.eachRow((one) =>
        one.eachCell((cell) => {
          expect(cell.formula, cell.address).toBeUndefined();
          expect(cell.type).not.toBe(ExcelJS.ValueType.Hyperlink);
          if (typeof cell.value === 'string' && /^[=+\-@]/.test(cell.value)) texts += 1;
        }),
      ),
    );
    expect(texts).toBeGreaterThan(0);
    const sheet = workbook.getWorksheet('Свод');
    expect(cellAt(sheet, '=HYPERLINK("x")', 'pupils, чел.').value).toBe(12345);
    expect(sheet?.getCell('A3').numFmt).toBe('@');
  });

  it('writes figures as numbers in their formats, percentages as fractions, days as days', async () => {
    const sheet = (await opened(summary)).getWorksheet('Свод');
    const of = (heading: string) => {
      const { value, numFmt } = cellAt(sheet, '=HYPERLINK("x")', heading);
      return [value, numFmt];
    };
    expect(of('pupils, чел.')).toEqual([12345, '#,##0']);
    expect(of('score, балл')).toEqual([62.5, '#,##0.0']);
    expect(of('part, %')).toEqual([0.453, '0.0%']);
    expect(of('hall')[0]).toBe('да');
    expect(of('Сдана')).toEqual([new Date('2022-05-30T06:00:00.000Z'), 'dd.mm.yyyy']);
    expect(cellAt(sheet, 'Школа', 'pupils, чел.').value).toBe(0);
    expect(cellAt(sheet, 'Школа', 'hall').value).toBe('не применимо');
    expect(cellAt(sheet, 'Итого по муниципалитету', 'score, балл').value).toBe('не суммируется');
    expect(cellAt(sheet, 'Итого по муниципалитету', 'hall').value).toBe(1);
    expect(cellAt(sheet, 'из них с данными', 'pupils, чел.').value).toBe('2 из 2');
  });

  it('leaves no cell of a figure empty', async () => {
    const sheet = (await opened(summary)).getWorksheet('Свод');
    const first = (sheet?.getRow(2).values as string[]).indexOf('pupils, чел.');
    for (const name of ['=HYPERLINK("x")', 'Школа', 'Итого по муниципалитету']) {
      columns.forEach((_, index) => {
        const heading = (sheet?.getRow(2).values as string[])[first + index] ?? '';
        expect(cellAt(sheet, name, heading).value, `${name} × ${heading}`).not.toBeNull();
      });
    }
  });

  it('keeps header and names in sight, filters, and prints them on each page', async () => {
    const sheet = (await opened(summary)).getWorksheet('Свод');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 });
    expect(sheet?.autoFilter).toBe('A2:N6');
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: '1:2',
      printTitlesColumn: 'A:A',
    });
    expect(sheet?.headerFooter.oddFooter).toContain('Страница &P из &N');
  });

  it('says on its first sheet what the data are, with dates as dates', async () => {
    const about = (await opened(summary)).worksheets[0];
    expect(about?.name).toBe('О данных');
    const facts = new Map<unknown, ExcelJS.Cell>();
    about?.eachRow((one) => facts.set(one.getCell(1).value, one.getCell(2)));
    expect(facts.get('Период')?.value).toBe('2021/22 учебный год');
    expect(facts.get('Данные на')?.value).toEqual(new Date('2022-05-30T00:00:00Z'));
    // The municipality's clock: the evening in UTC is its next morning.
    expect(facts.get('Таблица сделана')?.value).toEqual(new Date('2022-06-02T06:30:00Z'));
    expect(facts.get('Таблица сделана')?.numFmt).toBe('dd.mm.yyyy hh:mm');
    expect(facts.get('Организаций в списке')?.value).toBe(2);
  });

  it('takes texts that no file can hold', async () => {
    const odd = makeSummary(
      [column('a\u0000b\ud800', { title: `${'д'.repeat(40_000)}\u0007` })],
      [
        row('Школа & <сад> "№ 1"\u0000', [{ value: 1 }]),
        row('w', [{ value: 1 }], { kind: 'whole' }),
      ],
    );
    const sheet = (await opened(odd)).getWorksheet('Свод');
    expect(sheet?.getCell('A3').value).toBe('Школа & <сад> "№ 1" ');
  });
});

describe('a file name', () => {
  it.each([
    ['Свод 2021/22', 'Свод 2021-22.xlsx'],
    ['a:b*c?"<>|d', 'a b c d.xlsx'],
    ['..', 'file.xlsx'],
    ['строка\r\nX-Header: 1', 'строка X-Header 1.xlsx'],
  ])('of «%s»', (title, name) => {
    expect(fileName(title, 'xlsx')).toBe(name);
  });

  it('is of a length that systems take', () => {
    expect(fileName('д'.repeat(500), 'docx')).toHaveLength(125);
    // A sign of two units at the place where the name is cut.
    const cut = fileName(`${'д'.repeat(119)}🏫`, 'docx');
    expect(attachment(cut)).toContain('.docx');
  });

  it('travels in Russian, and plainly for old programs', () => {
    expect(attachment("Свод (1)'.xlsx")).toBe(
      'attachment; filename="report.xlsx"; filename*=UTF-8\'\'%D0%A1%D0%B2%D0%BE%D0%B4%20%281%29%27.xlsx',
    );
  });
});
