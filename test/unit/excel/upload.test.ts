import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../../server/assignments/response.model.ts';
import { readUpload } from '../../../server/assignments/excel-read.ts';
import { comparedWith, edited, empty, secret, templateOf } from '../../support/excel-form.ts';

const filled: Content = {
  answers: {
    pupils__noo: 120,
    area: 5.25,
    site: false,
    shift: 2,
    checked: '2022-03-01',
    note: '=1+1, затем  два пробела\nи вторая строка',
  },
  states: { pupils__ooo: { state: 'absent', reason: '-нет учёта' } },
};

describe('a filled template', () => {
  const refusals: [string, (cell: (q: string, c?: string) => exceljs.Cell) => void, RegExp][] = [
    ['a formula', (cell) => (cell('pupils__noo').value = { formula: '1+1', result: 2 }), /формула/],
    ['a formula of a reason', (cell) => (cell('area', 'G').value = { formula: 'A1' }), /формула/],
    ['an error', (cell) => (cell('pupils__noo').value = { error: '#REF!' }), /ошибка/],
    ['words', (cell) => (cell('pupils__noo').value = '120 чел.'), /нужно число/],
    ['a date for a number', (cell) => (cell('area').value = new Date('2022-05-01')), /в дату/],
    [
      'a day that is shown as its year',
      (cell) => {
        cell('area').value = 45_000;
        cell('area').numFmt = 'YYYY';
      },
      /в дату 15\.03\.2023/,
    ],
    ['too many decimals', (cell) => (cell('pupils__noo').value = 1.5), /цел/i],
    ['a number out of range', (cell) => (cell('pupils__noo').value = 9000), /до 5/],
    ['a wrong choice', (cell) => (cell('shift').value = 'Три смены'), /варианта/],
    ['a wrong yes', (cell) => (cell('site').value = 'возможно'), /«Да» или «Нет»/],
    ['a wrong date', (cell) => (cell('checked').value = 'весной'), /нужна дата/],
    ['a wrong state', (cell) => (cell('area', 'F').value = 'потом'), /можно выбрать/],
    ['a reason alone', (cell) => (cell('area', 'G').value = 'ремонт'), /не выбрано/],
    ['a question that is not asked', (cell) => (cell('visits').value = 5), /не задаётся/],
    [
      'a value and its absence',
      (cell) => {
        cell('area').value = 1;
        cell('area', 'F').value = 'не применимо';
      },
      /оставьте одно/,
    ],
    [
      'per cent in place of people',
      (cell) => {
        cell('pupils__noo').value = 0.85;
        cell('pupils__noo').numFmt = '0%';
      },
      /проценты/,
    ],
    [
      'another unit',
      (cell) => {
        cell('pupils__noo').value = 12;
        cell('pupils__noo', 'D').value = 'тыс. чел.';
      },
      /единица/,
    ],
  ];
  for (const [what, edit, why] of refusals) {
    it(`has a cell refused for ${what}, named by its address`, async () => {
      const file = await edited(await templateOf(), (_sheet, cell) => edit(cell));
      const { changes, refused } = await comparedWith(file);
      expect(changes).toEqual([]);
      expect(refused).toHaveLength(1);
      expect(refused[0]?.message.ru).toMatch(why);
      expect(refused[0]?.cell).toMatch(/^[D-G]\d+$/);
    });
  }

  it.each<[string, exceljs.CellValue, RegExp[]]>([
    ['a number out of range', 9000, [/до 5/, /можно выбрать/]],
    ['words', 'много', [/нужно число/, /можно выбрать/]],
    ['a good number', 12, [/можно выбрать/]],
  ])('names with a wrong state whatever is wrong beside it: %s', async (_, value, why) => {
    const file = await edited(await templateOf(), (_sheet, cell) => {
      cell('pupils__noo').value = value;
      cell('pupils__noo', 'F').value = 'потом';
    });
    const { changes, refused } = await comparedWith(file);
    expect(changes).toEqual([]);
    expect(refused.map(({ message }) => message.ru)).toEqual(
      why.map((one) => expect.stringMatching(one) as string),
    );
  });

  it('changes nothing where nobody changed it, whatever the texts hold', async () => {
    const found = await comparedWith(await templateOf(filled), filled);
    expect(found).toEqual({ changes: [], same: 8, missing: 0, refused: [] });
  });

  it('gives every kind of value as its question wants it', async () => {
    const file = await edited(await templateOf(), (_sheet, cell) => {
      cell('pupils__noo').value = '1 200';
      cell('pupils__ooo', 'F').value = 'Нет данных';
      cell('pupils__ooo', 'G').value = 'учёт не вели';
      cell('area').value = '5,25';
      cell('site').value = 'да';
      cell('visits').value = 3;
      cell('shift').value = 'две  смены';
      cell('checked').value = '1.03.2022';
      cell('note').value = '=1+1';
    });
    const { changes, refused } = await comparedWith(file);
    expect(refused).toEqual([]);
    expect(Object.fromEntries(changes.map(({ question, next }) => [question, next]))).toEqual({
      pupils__noo: { answer: 1200 },
      pupils__ooo: { state: { state: 'absent', reason: 'учёт не вели' } },
      area: { answer: 5.25 },
      site: { answer: true },
      visits: { answer: 3 },
      shift: { answer: 2 },
      checked: { answer: '2022-03-01' },
      note: { answer: '=1+1' },
    });
  });

  it('empties a field whose cell was emptied, and never makes it a zero', async () => {
    const file = await edited(await templateOf(filled), (_sheet, cell) => {
      cell('pupils__noo').value = null;
    });
    const { changes } = await comparedWith(file, filled);
    expect(changes.map(({ question, next }) => [question, next])).toEqual([['pupils__noo', {}]]);
  });

  it('leaves alone what others changed and the school did not touch', async () => {
    const now = { ...filled, answers: { ...filled.answers, pupils__noo: 130 } };
    const found = await comparedWith(await templateOf(filled), now);
    expect(found.changes).toEqual([]);
  });

  it('says where both have changed a field, and gives the present version to save over', async () => {
    const file = await edited(await templateOf(filled), (_sheet, cell) => {
      cell('pupils__noo').value = 140;
      cell('area').value = 6;
    });
    const now = { ...filled, answers: { ...filled.answers, pupils__noo: 130 } };
    const { changes } = await comparedWith(file, now, (name) => (name === 'pupils__noo' ? 9 : 1));
    expect(changes.map(({ question, conflict, base }) => [question, conflict, base])).toEqual([
      ['pupils__noo', true, 9],
      ['area', false, 1],
    ]);
    expect(changes[0]?.shown).toEqual({ was: '120', now: '130', next: '140' });
  });

  it('knows rows by their question after they were moved, and refuses added and doubled ones', async () => {
    const file = await edited(await templateOf(), (sheet, cell) => {
      cell('pupils__noo').value = 5;
      const from = sheet.getRow(Number(cell('pupils__noo').row));
      sheet.getRow(40).values = from.values;
      from.getCell(1).value = 'nobody';
      sheet.getRow(41).values = sheet.getRow(40).values;
    });
    const { changes, refused } = await comparedWith(file);
    expect(changes.map(({ question, cell }) => [question, cell])).toEqual([['pupils__noo', 'E40']]);
    expect(refused.map(({ question, cell }) => [question, cell.slice(1)])).toEqual([
      [null, expect.stringMatching(/^\d$/)],
      ['pupils__noo', '41'],
    ]);
  });

  it('does not take a cell hidden by merging for an emptied one', async () => {
    const file = await edited(await templateOf(filled), (sheet, cell) => {
      const value = cell('area');
      sheet.mergeCells(`${value.address}:F${value.row}`);
      const no = cell('pupils__noo', 'B');
      sheet.mergeCells(`${no.address}:G${no.row}`);
    });
    const { changes, refused } = await comparedWith(file, filled);
    expect(changes).toEqual([]);
    expect(refused.map(({ message }) => message.ru)).toEqual([
      expect.stringMatching(/объединена/),
      expect.stringMatching(/объединена/),
    ]);
  });

  it('counts rows that were deleted and leaves their values', async () => {
    const file = await edited(await templateOf(filled), (sheet, cell) => {
      sheet.spliceRows(Number(cell('area').row), 1);
    });
    const found = await comparedWith(file, filled);
    expect([found.missing, found.changes]).toEqual([1, []]);
  });
});

describe('the seal of a template', () => {
  it('is refused when anybody changed what it says', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(new Uint8Array(await templateOf()).buffer);
    const seal = workbook.getWorksheet('pokazatel');
    const cell = seal?.getCell('A2');
    if (cell) cell.value = cell.text.replace('"assignmentId":"a"', '"assignmentId":"b"');
    const forged = Buffer.from(await workbook.xlsx.writeBuffer());
    await expect(readUpload(forged, secret)).rejects.toMatchObject({
      code: 'workbook.notTemplate',
    });
    await expect(readUpload(await templateOf(), 'another')).rejects.toMatchObject({
      code: 'workbook.notTemplate',
    });
  });

  it('says nothing to a plain workbook', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Форма').addRow(['Показатель', 5]);
    const file = Buffer.from(await workbook.xlsx.writeBuffer());
    await expect(readUpload(file, secret)).rejects.toMatchObject({ code: 'workbook.notTemplate' });
  });
});

describe('a template', () => {
  it('lets only the yellow cells be changed and keeps texts from being formulas', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(new Uint8Array(await templateOf(filled)).buffer);
    const [sheet] = workbook.worksheets;
    expect(sheet?.getCell('E8').protection).toMatchObject({ locked: false });
    expect(sheet?.getCell('C8')).not.toHaveProperty('protection.locked', false);
    expect(workbook.worksheets.map(({ state }) => state)).toEqual([
      'visible',
      'veryHidden',
      'veryHidden',
    ]);
    const texts: string[] = [];
    sheet?.eachRow((row) =>
      row.eachCell((cell) => {
        if (typeof cell.value === 'string' && /^[=+\-@]/.test(cell.value)) {
          texts.push(cell.value);
          expect(cell.numFmt).toBe('@');
        }
      }),
    );
    expect(texts).toHaveLength(3);
    expect(sheet?.getCell('E10').formula).toBe('IF(COUNT(E8,E9)=2,SUM(E8,E9),"")');
  });

  it('of an empty form says the same as the empty form', async () => {
    expect(await comparedWith(await templateOf(empty), empty)).toMatchObject({ changes: [] });
  });
});
