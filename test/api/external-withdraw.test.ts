import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePeriod } from '../../server/catalogs/closed-periods.model.ts';
import { currentImports, staleImports } from '../../server/external/model.ts';
import type { ExternalTableView } from '../../server/external/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { importing, resultsHead, tablesCatalog, workbookOf } from '../support/external.ts';

/** A table that was imported into the wrong period is taken back. */
let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const catalog = tablesCatalog();
  const [share] = catalog.context;
  const sum = { kind: 'sum', of: { table: 'vpr', sum: '{pupils}' } };
  const added = { ...share, key: 'context.took', unit: 'person', decimals: 0, level: 'both' };
  catalog.context.push({ ...added, measure: sum } as never);
  const saved = await town.asIrina.put('/api/catalog', catalog);
  expect(saved.status, saved.text).toBe(200);
  await app.runJobs();
});
afterAll(() => app.stop());

const { load } = importing(() => town.asIrina);
const rows = [
  ['Школа № 1', 'Русский язык', 4, 40, 55.5, '', 'нет'],
  ['Школа № 2', 'Русский язык', 4, 25, 48, '', ''],
];
const file = () => workbookOf([resultsHead, ...rows]);
const withdraw = (importId: string, by = town.asIrina, period = '2021-2022') =>
  by.post('/api/external/tables/vpr/withdraw', { period, importId });
const count = async (period = '2021-2022') =>
  (await currentImports(town.municipalityId, { periods: [period] })).length;
const took = async () => {
  const reply = await town.asIrina.get('/api/indicators/context.took?period=2021-2022');
  return reply.json<{ indicator: { value: { value: number | null } } }>().indicator.value.value;
};

it('is refused to whoever may only look, for an unknown table, and when another import counts by now', async () => {
  const first = await load(await file());
  const second = await load(await file());
  expect((await withdraw(second.id, town.asAnna)).status).toBe(403);
  expect((await withdraw(second.id, town.asMarina)).status).toBe(403);
  const unknown = { period: '2021-2022', importId: second.id };
  const reply = await town.asIrina.post('/api/external/tables/none/withdraw', unknown);
  expect(reply.status).toBe(404);
  const late = await withdraw(first.id);
  expect([late.status, late.json().error.code]).toEqual([409, 'external.changed']);
  expect((await withdraw(second.id, town.asIrina, '2020-2021')).status).toBe(409);
  expect(await count()).toBe(1);
});

it('takes the rows out, the values follow, once; the same table can be imported again', async () => {
  const done = await load(await file());
  await load(await file(), {}, { period: '2020-2021' });
  await app.runJobs();
  expect(await took()).toBe(65);
  for (const _again of [1, 2]) {
    const reply = await withdraw(done.id);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.json<ExternalTableView>().periods.map(({ period }) => period)).toEqual([
      '2020-2021',
    ]);
  }
  await app.runJobs();
  expect(await staleImports()).toEqual([]);
  expect(await took()).toBe(null);
  expect(await count('2020-2021')).toBe(1);
  const log = (await town.asIrina.get('/api/audit?limit=100')).json<
    { action: string; before: object }[]
  >();
  expect(log.filter(({ action }) => action === 'external.withdraw')).toMatchObject([
    { before: { period: '2021-2022', importId: done.id } },
  ]);
  await load(await file());
  await app.runJobs();
  expect(await took()).toBe(65);
});

it('leaves a closed period alone', async () => {
  const done = await load(await file());
  await closePeriod(town.by, { period: '2021-2022', catalogId: 'tables-town' });
  const reply = await withdraw(done.id);
  expect([reply.status, reply.json().error.code]).toEqual([409, 'period.closed']);
  expect(await count()).toBe(1);
});
