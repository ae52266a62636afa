import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aggregateRows,
  currentImports,
  staleImports,
  type ExternalRow,
} from '../../server/external/model.ts';
import { closePeriod } from '../../server/catalogs/closed-periods.model.ts';
import { applyImport } from '../../server/external/apply.ts';
import {
  decide,
  getDraft,
  isWhole,
  keepLayout,
  undoneDrafts,
  type Decision,
} from '../../server/external/draft.model.ts';
import {
  checkInput,
  type ExternalTableView,
  type ImportView,
} from '../../server/external/schema.ts';
import { sweep } from '../../server/storage/sweep.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { importing, resultsHead, tablesCatalog, workbookOf } from '../support/external.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
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

const { upload, toCheck, confirm, load } = importing(() => town.asIrina);

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
    const drafts = mongoose.connection.collection<{ _id: string; decision?: Decision }>(
      'externalDrafts',
    );
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
});

describe('a file that has lain for days', () => {
  const later = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);

  it('is whole for as long as it is found', async () => {
    const { id, layout } = await toCheck(await file());
    const draft = await getDraft(town.municipalityId, id, new Date());
    const kept = checkInput.parse(layout);
    await keepLayout(draft, kept, later(0.9));
    await keepLayout(draft, kept, later(1.8));
    await sweep(later(2.5));
    expect(await getDraft(town.municipalityId, id, later(2.5))).toMatchObject({ _id: id });
    expect(await isWhole(draft, layout.sheet)).toBe(true);
  });

  it('is written as it was decided, or not at all: it empties no table', async () => {
    await load(await file());
    const before = await figures();
    const done = await load(await file());
    const drafts = mongoose.connection.collection<{ _id: string; decision?: Decision }>(
      'externalDrafts',
    );
    const decision = (await drafts.findOne({ _id: done.id }))?.decision;
    const { id } = await toCheck(await file());
    const open = await getDraft(town.municipalityId, id, new Date());
    const decided = await decide(open, open.by, decision as Decision);
    await sweep(later(20));
    expect(await applyImport(decided, () => new Date())).toMatchObject({ taken: 3 });
    const gone = await toCheck(await file());
    const lost = await getDraft(town.municipalityId, gone.id, new Date());
    await mongoose.connection.collection('externalDraftRows').deleteMany({ fileId: lost.fileId });
    const half = await decide(lost, lost.by, decision as Decision);
    await expect(applyImport(half, () => new Date())).rejects.toThrow('rows');
    expect(await figures()).toEqual(before);
    await drafts.deleteOne({ _id: gone.id });
  });
});
