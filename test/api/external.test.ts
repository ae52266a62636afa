import { randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aggregateRows,
  currentImports,
  staleImports,
  type ExternalRow,
} from '../../server/external/model.ts';
import { closePeriod } from '../../server/catalogs/closed-periods.model.ts';
import { undoneDrafts } from '../../server/external/draft.model.ts';
import type {
  CheckInput,
  CheckView,
  DraftView,
  ExternalTableView,
  ImportView,
} from '../../server/external/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { resultsHead, tablesCatalog, workbookOf } from '../support/external.ts';
import type { Person, Reply } from '../support/person.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  town = await openTown();
});
afterAll(() => app.stop());

async function openTown(): Promise<Town> {
  const made = await app.makeTown({ templateId: null });
  const saved = await made.asIrina.put('/api/catalog', tablesCatalog());
  expect(saved.status, saved.text).toBe(200);
  await app.runJobs();
  return made;
}

const rows = [
  ['Школа № 1', 'Русский язык', 4, 40, 55.5, '', 'нет'],
  ['Школа № 1', 'Математика', 4, 41, 60, 'Выборка', 'да'],
  ['Школа № 2', 'Русский язык', 4, 25, 48, '', ''],
];
const file = (body: unknown[][] = rows) => workbookOf([resultsHead, ...body]);
const spoiled = [
  ...rows,
  ['Школа № 1', 'Математика', 5, 'много', 60],
  ['Гимназия', 'Математика', 5, 1, 60],
];

function upload(
  bytes: Buffer | string,
  { id = randomUUID(), by = town.asIrina, table = 'vpr', period = '2021-2022' } = {},
): Promise<Reply> {
  const path = `/api/external/imports/${id}/file?table=${table}&period=${period}&name=vpr.xlsx`;
  return by.send('PUT', path, bytes as string, { 'content-type': 'application/octet-stream' });
}

const layoutOf = ({ sheet, header, columns, decimal }: DraftView): CheckInput => ({
  sheet,
  header,
  columns: columns.map(({ role }) => role),
  decimal,
});

async function toCheck(bytes: Buffer | string, change: Partial<CheckInput> = {}, options = {}) {
  const reply = await upload(bytes, options);
  expect(reply.status, reply.text).toBe(200);
  const draft = reply.json<DraftView>();
  const layout = { ...layoutOf(draft), ...change };
  const checked = await town.asIrina.post(`/api/external/imports/${draft.id}/check`, layout);
  expect(checked.status, checked.text).toBe(200);
  return { id: draft.id, layout, view: checked.json<CheckView>() };
}

const confirm = (
  { id, view }: { id: string; view: CheckView },
  more: { replace?: string; leaveOut?: boolean } = {},
  by: Person = town.asIrina,
) => by.post(`/api/external/imports/${id}/confirm`, { seen: view.mark, ...more });

async function load(bytes: Buffer | string, more = {}, options = {}): Promise<ImportView> {
  const reply = await confirm(await toCheck(bytes, {}, options), more);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<ImportView>();
}

/** The rows that count, as an indicator reads them. */
async function counted(of: Town = town, period = '2021-2022'): Promise<ExternalRow[]> {
  const current = await currentImports(of.municipalityId, { tableIds: ['vpr'], periods: [period] });
  const importId = { $in: current.map((one) => one.importId) };
  return aggregateRows<ExternalRow>([
    { $match: { municipalityId: of.municipalityId, importId } },
    { $sort: { organizationId: 1, 'answers.subject': 1, 'answers.grade': 1 } },
  ]);
}

const figures = async (of?: Town) =>
  (await counted(of)).map(({ organizationId, answers, folded }) => ({
    organizationId,
    answers,
    folded,
  }));
const stored = () =>
  mongoose.connection
    .collection('externalRows')
    .countDocuments({ municipalityId: town.municipalityId });
const tables = async (by = town.asIrina) =>
  (await by.get('/api/external')).json<ExternalTableView[]>();

describe('a table of another system', () => {
  it('is not imported by a methodologist, who may look, nor touched by a school or a stranger', async () => {
    const bytes = await file();
    const one = await toCheck(bytes);
    for (const person of [town.asAnna, town.asMarina, app.visitor()]) {
      const asked = [
        await upload(bytes, { by: person }),
        await person.post(`/api/external/imports/${one.id}/check`, one.layout),
        await person.get(`/api/external/imports/${one.id}/rejected.csv`),
        await confirm(one, {}, person),
      ];
      for (const { status } of asked) expect([401, 403]).toContain(status);
    }
    expect((await town.asAnna.get('/api/external')).status).toBe(200);
    expect((await town.asMarina.get('/api/external')).status).toBe(403);
    expect((await app.visitor().get('/api/external')).status).toBe(401);
    expect(await counted()).toEqual([]);
  });

  it('is shown with its columns before anything was imported', async () => {
    const [vpr, persons] = await tables(town.asAnna);
    expect(vpr).toMatchObject({ id: 'vpr', source: 'ФИС ОКО', persons: false, periods: [] });
    expect(vpr?.columns.map(({ id, key }) => [id, key])).toContainEqual(['grade', true]);
    expect(persons).toMatchObject({ id: 'diagnostics', persons: true });
  });

  it('is recognised and checked without changing anything', async () => {
    const { view } = await toCheck(await file(spoiled));
    expect(view).toMatchObject({
      total: 5,
      taken: 3,
      rejected: 2,
      organizations: 2,
      current: null,
    });
    expect(view.reasons.map(({ code, rows: count }) => [code, count])).toEqual([
      ['number.text', 1],
      ['organization.unknown', 1],
    ]);
    expect(view.rejectedRows).toMatchObject([
      { row: 5, faults: [{ column: 'Количество участников', value: 'много' }] },
      { row: 6, faults: [{ column: 'Образовательная организация', value: 'Гимназия' }] },
    ]);
    expect(view.unclear.organizations).toMatchObject([{ text: 'Гимназия', rows: 1, by: 'nobody' }]);
    expect(await counted()).toEqual([]);
    expect(await stored()).toBe(0);
    expect((await tables())[0]?.periods).toEqual([]);
    await app.runJobs();
    expect((await town.asIrina.get('/api/audit?limit=100')).text).not.toContain('external.import');
  });

  it('is imported whole, counts at once, is marked for the values and leaves an audit line', async () => {
    const done = await load(await file());
    expect(done).toMatchObject({
      state: 'done',
      result: { taken: 3, rejected: 0, organizations: 2 },
    });
    const [one, two] = town.schools;
    expect((await figures()).map((row) => [row.organizationId, row.answers])).toEqual(
      [
        [
          one!._id,
          { subject: 'mat', grade: 4, pupils: 41, quality: 60, note: 'Выборка', objective: true },
        ],
        [one!._id, { subject: 'rus', grade: 4, pupils: 40, quality: 55.5, objective: false }],
        [two!._id, { subject: 'rus', grade: 4, pupils: 25, quality: 48 }],
      ].sort((a, b) => (JSON.stringify([a[0]]) < JSON.stringify([b[0]]) ? -1 : 1)),
    );
    expect((await counted()).map(({ folded }) => folded)).toContainEqual({ note: 'выборка' });
    const [mark] = (await staleImports()).filter(
      (each) => each.municipalityId === town.municipalityId,
    );
    expect(mark).toMatchObject({ tableId: 'vpr', period: '2021-2022', revision: 1 });
    expect([...(mark?.touched ?? [])].sort()).toEqual([one!._id, two!._id].sort());
    expect((await tables())[0]?.periods).toMatchObject([
      { period: '2021-2022', rows: 3, computing: true, history: [{ id: done.id, taken: 3 }] },
    ]);
    await app.runJobs();
    expect((await tables())[0]?.periods[0]?.computing).toBe(false);
    const log = (await town.asIrina.get('/api/audit?limit=100')).json<
      { action: string; after: object }[]
    >();
    expect(log.find(({ action }) => action === 'external.import')?.after).toMatchObject({
      period: '2021-2022',
      taken: 3,
      file: 'vpr.xlsx',
    });
  });

  it('with rejected rows is refused until the person leaves them out', async () => {
    const one = await toCheck(await file(spoiled));
    const refused = await confirm(one);
    expect([refused.status, refused.json().error.code]).toEqual([422, 'external.notClean']);
    expect(refused.json().error.message).toContain('2');
    expect(await counted()).toEqual([]);
    const reply = await confirm(one, { leaveOut: true });
    expect(reply.json<ImportView>().result).toMatchObject({ taken: 3, rejected: 2 });
    const csv = await town.asIrina.get(`/api/external/imports/${one.id}/rejected.csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const [head, first, second] = csv.text.split('\r\n');
    expect(head).toContain('Строка;Почему не загружена;Образовательная организация');
    expect(first).toMatch(
      /^5;Количество участников: Нужно число.*;Школа № 1;Математика;5;много;60/,
    );
    expect(second).toMatch(/^6;.*Гимназия/);
  });

  it('without one good row is refused', async () => {
    await load(await file());
    const reply = await confirm(await toCheck(await file(spoiled.slice(3))), { leaveOut: true });
    expect([reply.status, reply.json().error.code]).toEqual([422, 'external.nothing']);
    expect(await counted()).toHaveLength(3);
  });

  it('sent again, or twice at once, is written once', async () => {
    const one = await toCheck(await file());
    const replies = await Promise.all([confirm(one), confirm(one), confirm(one)]);
    for (const { status } of replies) expect(status).toBe(200);
    await app.runJobs();
    const again = await confirm(one);
    expect(again.json<ImportView>()).toMatchObject({ id: one.id, state: 'done' });
    expect(await counted()).toHaveLength(3);
    expect(await stored()).toBe(3);
    expect((await tables())[0]?.periods[0]?.history).toHaveLength(1);
    const other = await upload(await file(), { id: one.id });
    expect([other.status, other.json().error.code]).toEqual([409, 'external.decided']);
  });

  it('imported again replaces the table of its period and no other, and the old rows go', async () => {
    await load(await file());
    await load(await file(), {}, { period: '2020-2021' });
    const before = await figures();
    await load(await file());
    expect(await figures()).toEqual(before);
    await load(await file(rows.slice(2)));
    expect((await counted()).map(({ answers }) => answers.pupils)).toEqual([25]);
    expect(await counted(town, '2020-2021')).toHaveLength(3);
    // Whoever reads the old rows just now may finish.
    await app.runJobs();
    expect(await stored()).toBe(10);
    await app.runJobs(new Date(Date.now() + 3_600_000));
    expect(await stored()).toBe(4);
    expect(await counted()).toHaveLength(1);
  });

  it('may replace only the organizations of the file', async () => {
    await load(await file());
    const one = await toCheck(await file([['Школа № 2', 'Математика', 4, 30, 50]]));
    expect(one.view.current).toMatchObject({ rows: 3, otherOrganizations: 1, otherRows: 2 });
    const reply = await confirm(one, { replace: 'organizations' });
    expect(reply.json<ImportView>().result).toMatchObject({ taken: 1, kept: 2 });
    const pupils = (await counted()).map(({ answers }) => answers.pupils);
    expect([...pupils].sort()).toEqual([30, 40, 41]);
    const mark = (await staleImports()).find((each) => each.municipalityId === town.municipalityId);
    expect(mark?.revision).toBe(2);
    // A third import carries over what came two imports ago, once.
    await load(await file([['Школа № 2', 'Математика', 4, 31, 50]]), { replace: 'organizations' });
    expect((await counted()).map(({ answers }) => answers.pupils).sort()).toEqual([31, 40, 41]);
  });

  it('whose process stopped in the middle is written by the job, once', async () => {
    await load(await file(rows.slice(0, 1)));
    const one = await toCheck(await file());
    await confirm(one);
    const drafts = mongoose.connection.collection<{ _id: string }>('externalDrafts');
    const imports = mongoose.connection.collection('externalImports');
    const stopped = { $set: { state: 'writing', result: null, expiresAt: null } };
    // As it was after some of the rows, before the switch.
    await drafts.updateOne({ _id: one.id }, stopped);
    const [table] = await imports.find({ municipalityId: town.municipalityId }).toArray();
    const [first] = (table?.history ?? []) as { id: string }[];
    await imports.updateOne(
      { _id: table!._id },
      { $set: { current: first!.id, history: [first], old: [] } },
    );
    await mongoose.connection
      .collection<{ _id: string }>('externalRows')
      .deleteOne({ _id: new RegExp(`^${one.id}.*:2$`) as never });
    expect(await counted()).toHaveLength(1);
    await app.runJobs();
    await app.runJobs();
    expect(await undoneDrafts()).toEqual([]);
    expect(await counted()).toHaveLength(3);
    // After the switch, before the note that it is done: nothing is written twice.
    await drafts.updateOne({ _id: one.id }, stopped);
    await app.runJobs();
    expect(await counted()).toHaveLength(3);
    expect((await tables())[0]?.periods[0]?.history).toHaveLength(2);
  });

  it('is refused when something changed since it was checked', async () => {
    const one = await toCheck(await file());
    await load(await file(rows.slice(0, 1)));
    const reply = await confirm(one);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'external.changed']);
    expect(await counted()).toHaveLength(1);
  });

  it('is not taken into a closed period', async () => {
    const one = await toCheck(await file());
    await closePeriod(town.by, { period: '2021-2022', catalogId: 'tables-town' });
    const replies = [await confirm(one), await upload(await file())];
    for (const reply of replies) {
      expect([reply.status, reply.json().error.code]).toEqual([409, 'period.closed']);
    }
    expect(await counted()).toEqual([]);
  });

  it('is forgotten after a day when nobody confirms it', async () => {
    await toCheck(await file());
    const left = () =>
      mongoose.connection
        .collection('externalDraftRows')
        .countDocuments({ municipalityId: town.municipalityId });
    expect(await left()).toBe(1);
    await app.runJobs(new Date(Date.now() + 3 * 24 * 3_600_000));
    expect(await left()).toBe(0);
  });

  it('belongs to one municipality', async () => {
    const other = await openTown();
    const done = await load(await file());
    expect(await counted(other)).toEqual([]);
    expect((await tables(other.asIrina))[0]?.periods).toEqual([]);
    expect((await other.asIrina.get(`/api/external/imports/${done.id}`)).status).toBe(404);
    const layout = { sheet: 0, header: 0, columns: [], decimal: ',' };
    const check = await other.asIrina.post(`/api/external/imports/${done.id}/check`, layout);
    expect(check.status).toBe(404);
    const one = await toCheck(await file());
    expect((await upload(await file(), { id: one.id, by: other.asIrina })).status).toBe(409);
    expect((await confirm(one, {}, other.asIrina)).status).toBe(404);
    expect((await confirm(one)).status).toBe(200);
  });

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
  expect(await counted()).toHaveLength(50_000);
  const more = await upload([resultsHead.join('\t'), ...lines, ...lines].join('\n'));
  expect([more.status, more.json().error.code]).toEqual([422, 'table.large']);
});
