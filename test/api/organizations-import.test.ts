import { randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unfinishedImports } from '../../server/organizations/import.model.ts';
import type {
  CheckInput,
  CheckView,
  ImportView,
  LayoutView,
} from '../../server/organizations/import.schema.ts';
import { listOrganizations } from '../../server/organizations/model.ts';
import type { OrganizationView } from '../../server/organizations/schema.ts';
import { listPeople } from '../../server/people/people.model.ts';
import type { TableView } from '../../server/tables/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
});
beforeEach(async () => {
  town = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

/** Sends a pasted text through all steps up to the check, as the page does. */
async function paste(text: string): Promise<CheckInput> {
  const body = text
    .trim()
    .replace(/ *\| */g, '\t')
    .replace(/\n +/g, '\n');
  const headers = { 'content-type': 'text/plain' };
  const read = await town.asIrina.send('POST', '/api/tables', body, headers);
  expect(read.status, read.text).toBe(200);
  const { rows = [], merged = [] } = read.json<TableView>().sheets[0] ?? {};
  const layout = await town.asIrina.post('/api/organizations/import/layout', { rows, merged });
  expect(layout.status, layout.text).toBe(200);
  return { rows, merged, ...layout.json<LayoutView>(), decisions: {}, skip: [] };
}

async function check(table: CheckInput): Promise<CheckView> {
  const reply = await town.asIrina.post('/api/organizations/import/check', table);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<CheckView>();
}

const seenOf = ({ rows }: CheckView) =>
  Object.fromEntries(rows.map(({ number, mark }) => [String(number), mark]));

const send = (table: CheckInput, view: CheckView, id: string = randomUUID()) =>
  town.asIrina.post('/api/organizations/import', { ...table, id, seen: seenOf(view) });

async function load(text: string): Promise<ImportView> {
  const table = await paste(text);
  const reply = await send(table, await check(table));
  expect(reply.status, reply.text).toBe(200);
  return reply.json<ImportView>();
}

const registry = async () =>
  (await town.asIrina.get('/api/organizations?closed=with')).json<OrganizationView[]>();

const list = `
  Список школ городского округа | | | | |
  Наименование | Тип | Обучающихся | Педагогов | Ответственный | Почта ответственного
  МБОУ «СОШ № 11» | школа | 1 200 | 60 | Ким Ирина Олеговна | kim@example.ru
  Детский сад № 5 «Огонёк» | детский сад | 95 | 12 | Ли Анна Андреевна | li@example.ru`;

describe('a table of organizations', () => {
  it('is not for a methodologist, a coordinator or a stranger', async () => {
    const table = await paste(list);
    for (const path of ['/layout', '/check', '']) {
      for (const person of [town.asAnna, town.asMarina]) {
        const reply = await person.post(`/api/organizations/import${path}`, table);
        expect(reply.status).toBe(403);
      }
      const stranger = await app.visitor().post(`/api/organizations/import${path}`, table);
      expect([401, 403]).toContain(stranger.status);
    }
    const text = { 'content-type': 'text/plain' };
    const read = await town.asMarina.send('POST', '/api/tables', 'a\tb', text);
    expect(read.status).toBe(403);
  });

  it('is written whole: organizations, coordinators without a password, lines in the log', async () => {
    const before = await registry();
    const done = await load(list);
    expect(done).toMatchObject({ state: 'done', created: 2, updated: 0, coordinators: 2 });
    const added = (await registry()).filter(({ id }) => !before.some((one) => one.id === id));
    expect(added).toMatchObject([
      { name: 'МБОУ «СОШ № 11»', type: 'school', headcount: 1200, teachers: 60, active: true },
      { name: 'Детский сад № 5 «Огонёк»', type: 'kindergarten', headcount: 95, teachers: 12 },
    ]);
    const people = await listPeople(town.municipalityId);
    expect(people.find(({ email }) => email === 'kim@example.ru')).toMatchObject({
      role: 'coordinator',
      state: 'waiting',
      organizationIds: [added[0]?.id],
    });
    const progress = await town.asIrina.get(`/api/organizations/imports/${done.id}`);
    expect(progress.json<ImportView>()).toEqual(done);
    await app.runJobs();
    const log = (await town.asIrina.get('/api/audit?limit=100')).text;
    expect(log).toContain('organization.import');
    for (const { id } of added) expect(log).toContain(id);
  });

  it('is not written while one row has an error, and nothing of it is', async () => {
    const before = await registry();
    const table = await paste(list.replace('95', 'около 95'));
    const view = await check(table);
    expect(view).toMatchObject({ ready: false, counts: { create: 1, error: 1 } });
    expect(view.rows[1]?.faults).toMatchObject([{ column: 2, suggestion: '95' }]);
    const reply = await send(table, view);
    expect([reply.status, reply.json().error.code]).toEqual([422, 'import.notReady']);
    expect(reply.json().error.message).toContain('строка 4');
    expect(await registry()).toEqual(before);
    expect(await listPeople(town.municipalityId)).toHaveLength(5);
  });

  it('changes nothing when it comes again, and only what was corrected tomorrow', async () => {
    await load(list);
    const before = await registry();
    const same = await check(await paste(list));
    expect(same.counts).toMatchObject({ same: 2, create: 0, update: 0 });
    expect(await load(list)).toMatchObject({ created: 0, updated: 0, coordinators: 0 });
    expect(await registry()).toEqual(before);
    const corrected = list.replace('1 200', '1 215').replace('МБОУ «СОШ № 11»', 'мбоу сош №11');
    expect(await load(corrected)).toMatchObject({ created: 0, updated: 1 });
    expect((await registry()).filter(({ headcount }) => headcount === 1215)).toHaveLength(1);
    expect(await registry()).toHaveLength(before.length);
  });

  it('remembers that another spelling means the same organization', async () => {
    const alike = 'Название | Обучающихся\nМБОУ СОШ № 1 имени Пушкина | 410';
    const table = await paste(alike);
    const asked = await check(table);
    const [question] = asked.rows[0]?.questions ?? [];
    expect(question?.message).toContain('Школа № 1');
    const refused = await send(table, asked);
    expect([refused.status, refused.json().error.code]).toEqual([422, 'import.notReady']);
    const answered = { ...table, decisions: { [question!.key]: question!.options[0]!.value } };
    expect((await send(answered, await check(answered))).status).toBe(200);
    const first = (await registry()).find(({ id }) => id === town.schools[0]?._id);
    expect(first).toMatchObject({ name: 'Школа № 1', headcount: 410 });
    expect((await check(table)).rows[0]).toMatchObject({ action: 'same', questions: [] });
  });

  it('is refused with the rows that changed when somebody was faster', async () => {
    const table = await paste(list);
    const view = await check(table);
    await town.asIrina.post('/api/organizations', {
      name: 'МБОУ «СОШ № 11»',
      shortName: 'СОШ № 11',
      type: 'school',
    });
    const before = await registry();
    const reply = await send(table, view);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'import.changed']);
    expect(reply.json().error.message).toContain('строка 3: теперь изменит «СОШ № 11»');
    expect(await registry()).toEqual(before);
  });

  it('sent twice under one id is written once', async () => {
    const table = await paste(list);
    const view = await check(table);
    const id = randomUUID();
    const replies = await Promise.all([send(table, view, id), send(table, view, id)]);
    const again = await send(table, view, id);
    expect(again.json()).toMatchObject({ id, state: 'done', created: 2 });
    // The second may meet the first one at work, and is told to come again.
    for (const { status } of replies) expect([200, 409]).toContain(status);
    expect((await registry()).filter(({ name }) => name.includes('11'))).toHaveLength(1);
  });

  it('whose process stopped in the middle is finished by the job, once', async () => {
    const done = await load(list);
    const imports = mongoose.connection.collection<{ _id: string }>('organizationImports');
    const organizations = mongoose.connection.collection<{ _id: string }>('organizations');
    const [first, second] = (await registry()).filter(({ teachers }) => teachers !== null);
    // As it was after the decision and the first of two writes.
    const item = (one: OrganizationView | undefined) => {
      const { id, active: _active, ...values } = one!;
      return {
        row: 1,
        name: one!.name,
        organizationId: id,
        isNew: true,
        values,
        before: {},
        spellings: [],
        reopened: false,
        coordinators: [{ name: 'Ким Ирина Олеговна', email: 'kim@example.ru', phone: '' }],
        auditId: randomUUID(),
      };
    };
    await imports.updateOne(
      { _id: done.id },
      { $set: { state: 'applying', items: [item(first), item(second)] } },
    );
    await organizations.deleteOne({ _id: second!.id });
    // Somebody corrects by hand what the import has written: that must stay.
    const { id, active: _active, ...input } = first!;
    await town.asIrina.put(`/api/organizations/${id}`, { ...input, headcount: 777 });
    await app.runJobs();
    await app.runJobs();
    expect(await unfinishedImports()).toEqual([]);
    const after = await registry();
    expect(after.find((one) => one.id === id)?.headcount).toBe(777);
    expect(after.filter(({ name }) => name === second!.name)).toMatchObject([{ id: second!.id }]);
    const people = await listPeople(town.municipalityId);
    expect(people.filter(({ email }) => email === 'kim@example.ru')).toHaveLength(1);
  });

  it('belongs to one municipality', async () => {
    const done = await load(list);
    const other = await app.makeTown({ templateId: null });
    expect((await other.asIrina.get(`/api/organizations/imports/${done.id}`)).status).toBe(404);
    const [first] = await listOrganizations(other.municipalityId);
    expect(first?.name).not.toContain('11');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['two columns of one meaning', { columns: ['name', 'name'] }, 'columns'],
    ['no column of names', { columns: ['type', 'headcount'] }, 'columns'],
    ['no rows', { rows: [] }, 'rows'],
    ['more rows than are taken', { rows: Array.from({ length: 1001 }, () => ['Школа']) }, 'rows'],
    ['a field of its own', { municipalityId: 'other' }, 'municipalityId'],
  ])('with %s is refused', async (_, change, path) => {
    const table = await paste(list);
    const reply = await town.asIrina.post('/api/organizations/import/check', {
      ...table,
      ...change,
    });
    expect([reply.status, reply.json().error.path]).toEqual([422, path]);
  });
});

describe('an uploaded file', () => {
  const upload = async (bytes: Uint8Array) =>
    town.asIrina.send('POST', '/api/tables', bytes as never, {
      'content-type': 'application/octet-stream',
    });

  it('has a day refused that stands for a number of people', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('Школы');
    sheet.addRow(['Наименование', 'Тип', 'Обучающихся']);
    sheet.addRow(['МБОУ «СОШ № 11»', 'школа', 45_000]);
    sheet.addRow(['МБОУ «СОШ № 12»', 'школа', 45_000]);
    sheet.getCell('C2').numFmt = 'YYYY';
    const reading = await upload(new Uint8Array(await workbook.xlsx.writeBuffer()));
    const { rows, merged } = reading.json<TableView>().sheets[0]!;
    const layout = await town.asIrina.post('/api/organizations/import/layout', { rows, merged });
    const view = await check({
      ...{ rows, merged, ...layout.json<LayoutView>(), decisions: {}, skip: [] },
    });
    const [day, large] = view.rows;
    expect(JSON.stringify(day)).toMatch(/нужно одно число без слов, а здесь «15\.03\.2023»/);
    expect(JSON.stringify(large)).not.toContain('одно число');
  });

  it('may be the template, filled in', async () => {
    const reply = await town.asIrina.send('GET', '/api/organizations/import/template.xlsx');
    expect(reply.headers.get('content-disposition')).toContain('organizations.xlsx');
    const { makeTemplate } = await import('../../server/organizations/import/template.ts');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(new Uint8Array(await makeTemplate('ru')).buffer);
    const sheet = workbook.worksheets[0]!;
    sheet.getRow(2).values = ['МБОУ «СОШ № 11»', '', 'школа', '2510', 'куст 1', 300, 24];
    const read = await upload(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(read.status, read.text).toBe(200);
    const { rows, merged } = read.json<TableView>().sheets[0]!;
    const layout = (
      await town.asIrina.post('/api/organizations/import/layout', { rows, merged })
    ).json<LayoutView>();
    expect(layout.columns).toEqual([
      'name',
      'shortName',
      'type',
      'code',
      'cluster',
      'headcount',
      'teachers',
      'head',
      'phone',
      'email',
      'address',
      'coordinatorName',
      'coordinatorEmail',
      'coordinatorPhone',
    ]);
    expect(await check({ rows, merged, ...layout })).toMatchObject({
      ready: true,
      counts: { create: 1 },
    });
  });

  it('that is too big, of another kind or JSON is refused with what to do', async () => {
    const big = await upload(new Uint8Array(6 * 1024 * 1024));
    expect([big.status, big.json().error.code]).toEqual([413, 'body.tooLarge']);
    const pdf = await upload(new TextEncoder().encode('%PDF-1.7'));
    expect([pdf.status, pdf.json().error.code]).toEqual([422, 'table.otherType']);
    const json = await town.asIrina.post('/api/tables', { rows: [] });
    expect([json.status, json.json().error.code]).toEqual([415, 'body.bytes']);
  });
});
