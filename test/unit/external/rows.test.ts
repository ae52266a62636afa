import { describe, expect, it } from 'vitest';
import { outcomesOf, type Outcome } from '../../../server/external/import/plan.ts';
import { keyOf, type Reading, type SheetRow } from '../../../server/external/import/reading.ts';
import { reasonText } from '../../../server/external/import/words.ts';
import type { MergedCells } from '../../../server/tables/schema.ts';
import type { Cell } from '../../../server/tables/typed.ts';
import { participantsTable, resultsTable } from '../../support/external.ts';

const reading: Reading = {
  table: resultsTable,
  header: 0,
  columns: ['@organization', 'subject', 'grade', 'pupils', 'quality', 'note', 'objective'],
  decimal: ',',
  round: false,
  organizations: new Map([
    [keyOf('Школа № 1'), 'one'],
    [keyOf('Школа № 2'), 'two'],
  ]),
  values: new Map([
    [
      'subject',
      new Map([
        ['русский язык', 'rus'],
        ['математика', 'mat'],
      ]),
    ],
  ]),
};

const good: Cell[] = ['Школа № 1', 'Русский язык', 4, 20, '55,5', 'Выборка', 'нет'];
/** A good row with one cell changed. */
const withCell = (at: number, cell: Cell) => good.map((one, index) => (index === at ? cell : one));

async function outcomes(
  rows: Cell[][],
  change: Partial<Reading> = {},
  merged: MergedCells[] = [],
): Promise<Outcome[]> {
  const sheet: SheetRow[] = [['Заголовки'], ...rows].map((cells, at) => ({
    number: at + 1,
    cells,
  }));
  const found: Outcome[] = [];
  for await (const one of outcomesOf(() => sheet, { ...reading, ...change }, merged))
    found.push(one);
  return found;
}

const codes = (found: Outcome[]) =>
  found.map((one) => (one.taken ? 'taken' : one.faults.map(({ code }) => code).join(' ')));

describe('a row', () => {
  it.each<[string, Cell[], string]>([
    ['without an organization', withCell(0, ''), 'organization.missing'],
    ['of an unknown organization', withCell(0, 'Школа № 9'), 'organization.unknown'],
    ['that adds the table up', withCell(0, 'Итого по городу'), 'row.total'],
    ['with a text where a number belongs', withCell(3, 'двадцать'), 'number.text'],
    ['with a number and words', withCell(3, '20 чел.'), 'number.text'],
    ['with two decimal signs', withCell(4, '1.055,5'), 'number.text'],
    ['with the other decimal sign', withCell(4, '55.5'), 'number.sign'],
    ['with a date where a number belongs', withCell(3, { date: '05.01.2022' }), 'number.date'],
    ['with half a pupil', withCell(3, 20.5), 'number.decimals'],
    ['with too many decimals', withCell(4, 55.55), 'number.decimals'],
    ['below the least', withCell(3, -1), 'number.small'],
    ['above the most', withCell(4, '100,1'), 'number.big'],
    ['with a number that loses digits', withCell(3, '12345678901234567890'), 'number.big'],
    ['with a value that is no choice', withCell(1, 'Физика'), 'choice.unknown'],
    ['with neither yes nor no', withCell(6, 'возможно'), 'yesno.unknown'],
    ['with an empty required cell', withCell(3, ''), 'required.empty'],
    ['with a dash in a required cell', withCell(3, '—'), 'required.empty'],
    ['with a formula', withCell(3, { formula: '20' }), 'cell.formula'],
    ['with a spreadsheet error', withCell(4, { error: '#ДЕЛ/0!' }), 'cell.error'],
    ['with a text that never ends', withCell(5, 'о'.repeat(301)), 'text.long'],
    ['with two faults', withCell(3, '').with(4, 'много'), 'required.empty number.text'],
  ])('%s is rejected, and nothing else is', async (_, row, code) => {
    const other: Cell[] = ['школа №2', 'математика', '4', '1 200'.slice(0, 1), 50, '', ''];
    expect(codes(await outcomes([row, other]))).toEqual([code, 'taken']);
  });

  it('says in both languages what is wrong, where, and shows the cell', async () => {
    const [first] = await outcomes([withCell(4, '55.5')]);
    if (!first || first.taken) throw new Error('the row was taken');
    const [fault] = first.faults;
    expect(fault?.column).toBe(4);
    expect(reasonText(fault!)).toEqual({
      ru: 'В «55.5» другой десятичный знак: для файла выбран «,».',
      en: '“55.5” has another decimal sign: “,” is chosen for the file.',
    });
  });

  it.each<[string, Cell[], object]>([
    ['as it should be', good, { subject: 'rus', grade: 4, pupils: 20, quality: 55.5 }],
    ['with spaces between groups', withCell(3, '1 00'), { pupils: 100 }],
    ['with per cent behind a number', withCell(4, '55,5 %'), { quality: 55.5 }],
    ['with a number as a number', withCell(4, 55.5), { quality: 55.5 }],
    ['with a plus for yes', withCell(6, '+'), { objective: true }],
    ['with other letters', withCell(1, ' РУССКИЙ  ЯЗЫК'.trim()), { subject: 'rus' }],
  ])('%s is taken', async (_, row, expected) => {
    const [first] = await outcomes([row]);
    expect(first?.taken?.answers).toMatchObject(expected);
    expect(first?.taken?.organizationId).toBe('one');
  });

  it('keeps an empty cell empty, and a copy of texts for comparing', async () => {
    const [first] = await outcomes([withCell(6, '-')]);
    expect(first?.taken?.answers).not.toHaveProperty('objective');
    expect(first?.taken).toMatchObject({
      answers: { note: 'Выборка' },
      folded: { note: 'выборка' },
    });
  });

  it('is rounded only where the person wants it, and never to a whole', async () => {
    const rows = [withCell(4, 55.55), withCell(2, 5).with(3, 20.5)];
    const found = await outcomes(rows, { round: true });
    expect(codes(found)).toEqual(['taken', 'number.decimals']);
    expect(found[0]?.taken?.answers.quality).toBe(55.6);
  });

  it('with a name of a participant is rejected where rows are persons', async () => {
    const change = {
      table: participantsTable,
      columns: ['@organization', 'code', 'points'],
      values: new Map<string, ReadonlyMap<string, string>>(),
    };
    const rows: Cell[][] = [
      ['Школа № 1', 'Иванова Мария Петровна', 12],
      ['Школа № 1', 'Иванова М.П.', 12],
      ['Школа № 1', 'у-104', 12],
      ['Школа № 1', 105, 12],
    ];
    const found = await outcomes(rows, change);
    expect(codes(found)).toEqual(['text.person', 'text.person', 'taken', 'taken']);
    expect(found[3]?.taken?.answers.code).toBe('105');
  });
});

describe('rows together', () => {
  it('that say the same twice are taken once', async () => {
    expect(codes(await outcomes([good, good, good]))).toEqual([
      'taken',
      'row.repeat',
      'row.repeat',
    ]);
  });

  it('that contradict each other are not taken at all, wherever they stand', async () => {
    const found = await outcomes([good, withCell(2, 5), withCell(3, 21), good]);
    expect(codes(found)).toEqual(['row.conflict', 'taken', 'row.conflict', 'row.conflict']);
    expect(found.map((one) => (one.taken ? 0 : one.faults[0]?.words.other))).toEqual([4, 0, 2, 2]);
  });

  it('without a key are one for each organization', async () => {
    const table = {
      ...resultsTable,
      columns: resultsTable.columns.map((column) => ({ ...column, key: false })),
    };
    const rows = [good, withCell(0, 'Школа № 2'), withCell(3, 21), withCell(0, 'Школа № 2')];
    const found = await outcomes(rows, { table });
    expect(codes(found)).toEqual(['row.conflict', 'taken', 'row.conflict', 'row.repeat']);
  });

  it('of persons without a key are repeated when they are alike in everything', async () => {
    const change = {
      table: participantsTable,
      columns: ['@organization', 'code', 'points'],
      values: new Map<string, ReadonlyMap<string, string>>(),
    };
    const rows: Cell[][] = [
      ['Школа № 1', 'а1', 12],
      ['Школа № 1', 'а1', 13],
      ['Школа № 1', 'а1', 12],
      ['Школа № 2', 'а1', 12],
    ];
    expect(codes(await outcomes(rows, change))).toEqual(['taken', 'taken', 'row.repeat', 'taken']);
  });

  it('under a merged cell are all rejected, those under an unused column are not', async () => {
    const rows = [good, withCell(1, 'Математика'), withCell(2, 5)];
    const over = (left: number) => [{ top: 1, bottom: 2, left, right: left }];
    expect(codes(await outcomes(rows, {}, over(0)))).toEqual(['row.merged', 'row.merged', 'taken']);
    const columns = [...reading.columns.slice(0, 5), '', ''];
    expect(codes(await outcomes(rows, { columns }, over(5)))).toEqual(['taken', 'taken', 'taken']);
  });

  it('that are blank, or above the headings, are no rows', async () => {
    const rows = [['Город'], ['Предмет'], [], good, ['', ''], withCell(2, 6)];
    expect(codes(await outcomes(rows, { header: 2 }))).toEqual(['taken', 'taken']);
  });
});
