import exceljs from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  CheckInput,
  CheckView,
  DraftView,
  ExternalTableView,
} from '../../server/external/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import {
  importing,
  layoutOf,
  resultsHead,
  tablesCatalog,
  workbookOf,
} from '../support/external.ts';
import type { Reply } from '../support/person.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
});
beforeEach(async () => {
  town = await app.makeTown({ templateId: null });
  const saved = await town.asIrina.put('/api/catalog', tablesCatalog());
  expect(saved.status, saved.text).toBe(200);
});
afterAll(() => app.stop());

const rows = [
  ['Школа № 1', 'Русский язык', 4, 40, 55.5, '', 'нет'],
  ['Школа № 1', 'Математика', 4, 41, 60, 'Выборка', 'да'],
  ['Школа № 2', 'Русский язык', 4, 25, 48, '', ''],
];
const file = () => workbookOf([resultsHead, ...rows]);
const { upload, toCheck, confirm, load } = importing(() => town.asIrina);

describe('a file', () => {
  it('remembers what headings and texts mean, for the next file', async () => {
    const head = [...resultsHead].with(4, 'Справились');
    const strange = [['sch250101', 'РУ', 4, 40, 55.5]];
    const bytes = await workbookOf([head, ...strange]);
    const first = await upload(bytes);
    const draft = first.json<DraftView>();
    expect(draft.columns[4]?.role).toBe('');
    const layout: CheckInput = {
      ...layoutOf(draft),
      columns: layoutOf(draft).columns.with(4, 'quality'),
    };
    const path = `/api/external/imports/${draft.id}/check`;
    const asked = (await town.asIrina.post(path, layout)).json<CheckView>();
    expect(asked).toMatchObject({ taken: 0, rejected: 1 });
    expect(asked.unclear.values).toMatchObject([{ column: 'subject', text: 'РУ' }]);
    const told = {
      ...layout,
      organizations: [{ text: 'sch250101', means: town.schools[0]!._id }],
      values: [{ column: 'subject', text: 'РУ', means: 'rus' }],
    };
    const view = (await town.asIrina.post(path, told)).json<CheckView>();
    expect(view).toMatchObject({ taken: 1, rejected: 0 });
    expect((await confirm({ id: draft.id, view })).status).toBe(200);
    const next = await toCheck(bytes);
    expect(next.layout.columns[4]).toBe('quality');
    expect(next.view).toMatchObject({
      taken: 1,
      unclear: { organizations: [{ by: 'remembered' }] },
    });
  });

  it.each<[string, () => Promise<Reply> | Reply, number, string]>([
    ['of an unknown table', () => upload('a\tb', { table: 'nothing' }), 404, ''],
    ['for another kind of period', () => upload('a\tb', { period: '2022' }), 422, 'period'],
    ['under no id', () => upload('a\tb', { id: 'mine' }), 422, 'importId'],
    ['that is no table', () => upload('%PDF-1.7'), 422, ''],
    ['that is empty', () => upload('  '), 422, ''],
  ])('%s is refused', async (_, send, status, path) => {
    const reply = await send();
    expect([reply.status, reply.json().error.path ?? '']).toEqual([status, path]);
  });

  it.each<[string, Partial<CheckInput>, RegExp]>([
    [
      'without the organization',
      { columns: ['', 'subject', 'grade', 'pupils', 'quality'] },
      /организация/,
    ],
    [
      'without a required column',
      { columns: ['@organization', 'subject', 'grade', 'pupils'] },
      /«Качество»/,
    ],
    [
      'with a column given twice',
      { columns: ['@organization', 'subject', 'subject'] },
      /«Предмет»/,
    ],
    ['with an unknown column', { columns: ['@organization', 'secret'] }, /secret/],
    ['of a sheet that is not there', { sheet: 7 }, /листа/],
  ])('%s is not read', async (_, change, reason) => {
    const draft = (await upload(await file())).json<DraftView>();
    const reply = await town.asIrina.post(`/api/external/imports/${draft.id}/check`, {
      ...layoutOf(draft),
      ...change,
    });
    expect(reply.status).toBe(422);
    expect(reply.json().error.message).toMatch(reason);
  });

  it('may be the template, filled in, with its sheet of advice', async () => {
    const reply = await town.asAnna.download('/api/external/tables/vpr/template.xlsx');
    expect(reply.status).toBe(200);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(new Uint8Array(reply.body).buffer);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getCell('B2').dataValidation.formulae).toEqual(["'Списки'!$B$1:$B$2"]);
    sheet.getRow(2).values = ['Школа № 1', 'Математика', 4, 20, 55.5];
    const { view } = await toCheck(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(view).toMatchObject({ taken: 1, rejected: 0 });
  });

  it('has a day refused that stands for a number, whatever its format shows of it', async () => {
    const bytes = await workbookOf([resultsHead, ...rows], (sheet) => {
      // Typed as 4.2, which became a day; shown as the year 1901 alone.
      sheet.getCell('D2').numFmt = 'YYYY';
      sheet.getCell('D3').numFmt = '0\\ \\d';
    });
    const { view } = await toCheck(bytes);
    expect(view).toMatchObject({ taken: 2, rejected: 1 });
    expect(view.rejectedRows).toMatchObject([
      { row: 2, faults: [{ column: 'Количество участников', code: 'number.date' }] },
    ]);
    expect(view.rejectedRows[0]?.faults[0]?.message).toMatch(/число в дату .*Верните число/);
  });

  it('of a spreadsheet names merged cells, formulas and other sheets', async () => {
    const bytes = await workbookOf([['Лист без данных', 'и ещё']], (sheet) => {
      const data = sheet.workbook.addWorksheet('Данные');
      for (const row of [resultsHead, ...rows]) data.addRow(row);
      data.getCell('E2').value = { formula: '50+5', result: 55 };
      data.mergeCells('A3:A4');
    });
    const { view, layout } = await toCheck(bytes);
    expect(layout.sheet).toBe(1);
    expect(view.rejectedRows.map(({ row, faults }) => [row, faults[0]?.code])).toEqual([
      [2, 'cell.formula'],
      [3, 'row.merged'],
      [4, 'row.merged'],
    ]);
  });
});

it('fifty thousand rows are checked and imported', async () => {
  const lines = Array.from({ length: 50_000 }, (_, at) =>
    [
      `Школа № ${1 + (at % 3)}`,
      at % 2 ? 'Русский язык' : 'Математика',
      1 + (at % 11),
      at % 500,
      '50,5',
      `строка ${at}`,
    ].join('\t'),
  );
  const catalog = tablesCatalog();
  const free = catalog.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, key: column.id === 'note' })),
  }));
  expect((await town.asIrina.put('/api/catalog', { ...catalog, tables: free })).status).toBe(200);
  const done = await load([resultsHead.join('\t'), ...lines].join('\n'));
  expect(done.result).toMatchObject({ taken: 50_000, rejected: 0 });
  const [table] = (await town.asAnna.get('/api/external')).json<ExternalTableView[]>();
  expect(table?.periods[0]?.rows).toBe(50_000);
  const more = await upload([resultsHead.join('\t'), ...lines, ...lines].join('\n'));
  expect([more.status, more.json().error.code]).toEqual([422, 'table.large']);
});
