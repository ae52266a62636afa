import { afterAll, beforeAll, expect, it } from 'vitest';
import { can, roleNames, type StaffActor } from '../../server/access.ts';
import { closePeriod } from '../../server/catalogs/closed-periods.model.ts';
import { staleNumbers } from '../../server/elements/model.ts';
import type { NumberInput, NumbersView } from '../../server/external/numbers.schema.ts';
import { requireReadable } from '../../server/external/numbers.ts';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import { viewerOf } from '../../server/indicators/shown.ts';
import { sensitiveElements } from '../../server/reports/sensitive.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { tablesCatalog } from '../support/external.ts';
import type { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  await town.asIrina.put('/api/catalog', tablesCatalog());
  await app.runJobs();
});
afterAll(() => app.stop());

const share = 'context.share';
const entered: NumberInput = {
  period: '2021-2022',
  organizationId: null,
  value: 45.5,
  source: 'Отчёт ФИС ОКО',
};
const enter = (key: string, input: Partial<NumberInput> = {}, by = town.asIrina) =>
  by.put(`/api/external/numbers/${key}`, { ...entered, ...input });
const read = async () =>
  (await town.asAnna.get('/api/external/numbers?period=2021-2022')).json<NumbersView>();

it('a methodologist reads the numbers of other systems and enters none', async () => {
  expect((await enter(share, {}, town.asAnna)).status).toBe(403);
  expect((await enter(share, {}, town.asMarina)).status).toBe(403);
  expect((await town.asMarina.get('/api/external/numbers?period=2021')).status).toBe(403);
  const { numbers, holder } = await read();
  expect(holder?.id).toBe(town.department._id);
  expect(numbers).toMatchObject([
    { key: share, unit: 'percent', level: 'municipality', source: 'ФИС ОКО', values: [] },
    { key: 'context.pupils', unit: 'person', level: 'organization', values: [] },
  ]);
});

it.each<[string, string, Partial<NumberInput>, number, string]>([
  ['for an unknown indicator', 'context.nothing', {}, 404, ''],
  ['above a hundred per cent', share, { value: 101 }, 422, 'value'],
  ['below zero', share, { value: -1 }, 422, 'value'],
  ['with too many decimals', share, { value: 45.55 }, 422, 'value'],
  ['without its source', share, { source: ' ' }, 422, 'source'],
  ['for no period', share, { period: 'весна' }, 422, 'period'],
  ['of a school without the school', 'context.pupils', { value: 5 }, 422, 'organizationId'],
  ['of an unknown school', 'context.pupils', { value: 5, organizationId: 'x' }, 404, ''],
  ['of half a pupil', 'context.pupils', { value: 5.5 }, 422, 'value'],
])('a number %s is refused', async (_, key, input, status, path) => {
  const reply = await enter(key, input);
  expect([reply.status, reply.json().error.path ?? '']).toEqual([status, path]);
  expect((await read()).numbers.flatMap(({ values }) => values)).toEqual([]);
});

it('a number is kept with its source, reaches the indicator and leaves a line; a later one replaces it', async () => {
  const reply = await enter(share);
  expect(reply.status, reply.text).toBe(200);
  await enter(share, { value: 46 });
  await enter('context.pupils', { value: 12, organizationId: town.schools[0]!._id });
  const { numbers } = await read();
  expect(numbers.map(({ values }) => values)).toMatchObject([
    [{ organizationId: town.department._id, value: 46, source: 'Отчёт ФИС ОКО' }],
    [{ organizationId: town.schools[0]!._id, value: 12 }],
  ]);
  await app.runJobs();
  expect(await staleNumbers()).toEqual([]);
  const path = `/api/indicators/${share}?period=2021-2022`;
  const detail = (await town.asIrina.get(path)).json<IndicatorDetail>();
  expect(detail.indicator.value).toMatchObject({ value: 46 });
  const log = (await town.asIrina.get('/api/audit?limit=100')).json<
    { action: string; after: object }[]
  >();
  expect(log.filter(({ action }) => action === 'indicator.enter')).toHaveLength(3);
});

it('a number entered by mistake is taken back by whoever may enter it, and the value goes with it', async () => {
  const place = `period=2021-2022&organizationId=${town.department._id}`;
  const path = `/api/external/numbers/${share}?${place}`;
  await enter(share, { value: 46 });
  await app.runJobs();
  expect((await town.asAnna.delete(path)).status).toBe(403);
  const [, pupils] = (await read()).numbers;
  for (const _again of [1, 2]) {
    const reply = await town.asIrina.delete(path);
    expect(reply.status, reply.text).toBe(200);
    const { numbers } = reply.json<NumbersView>();
    expect(numbers[0]?.values).toEqual([]);
    expect(numbers[1]).toEqual(pupils);
  }
  await app.runJobs();
  const detail = async () =>
    (await town.asIrina.get(`/api/indicators/${share}?period=2021-2022`)).json<IndicatorDetail>()
      .indicator.value;
  expect(await detail()).toMatchObject({ value: null });
  const log = (await town.asIrina.get('/api/audit?limit=100')).json<
    { action: string; before: object; after: object | null }[]
  >();
  expect(log.filter((one) => one.action === 'indicator.enter' && !one.after)).toMatchObject([
    { before: { value: 46, source: entered.source } },
  ]);
  // It may be entered again, as the first time.
  expect((await enter(share, { value: 46 })).status).toBe(200);
  await app.runJobs();
  expect(await detail()).toMatchObject({ value: 46 });
});

it('nothing is taken out of a closed period', async () => {
  await closePeriod(town.by, { period: '2021-2022', catalogId: 'tables-town' });
  const place = `period=2021-2022&organizationId=${town.department._id}`;
  const reply = await town.asIrina.delete(`/api/external/numbers/${share}?${place}`);
  expect([reply.status, reply.json().error.code]).toEqual([409, 'period.closed']);
  expect((await read()).numbers[0]?.values).toHaveLength(1);
});

it('a number for named officers is read and entered by them alone, as on the indicator’s page', async () => {
  const other = await app.makeTown({ templateId: null });
  const catalog = tablesCatalog();
  const [shareOf, pupilsOf] = catalog.context;
  await other.asIrina.put('/api/catalog', {
    ...catalog,
    context: [
      { ...shareOf, confidentiality: 'named' },
      { ...pupilsOf, confidentiality: 'own' },
    ],
  });
  await app.runJobs();
  await enter(share, {}, other.asIrina);
  const school = other.schools[0]!._id;
  await enter('context.pupils', { value: 2, organizationId: school }, other.asIrina);
  await app.runJobs();
  const path = '/api/external/numbers?period=2021-2022';
  const seenBy = async (person: Person) => (await person.get(path)).json<NumbersView>().numbers;
  const onPage = async (person: Person) =>
    (await person.get(`/api/indicators/${share}?period=2021-2022`)).json<IndicatorDetail>();
  expect((await onPage(other.asAnna)).indicator.value).toMatchObject({ value: null, hidden: true });
  expect(await seenBy(other.asAnna)).toMatchObject([
    { key: share, withheld: true, values: [] },
    { key: 'context.pupils', withheld: false, values: [{ value: 2 }] },
  ]);
  expect(await seenBy(other.asIrina)).toMatchObject([
    { key: share, withheld: false, values: [{ value: 45.5 }] },
    { key: 'context.pupils', withheld: false, values: [{ value: 2 }] },
  ]);
  // Reading and writing numbers are rights of their own: whoever writes must be one of those who read.
  const anna: StaffActor = { ...other.by.actor, role: 'methodologist' };
  const { withheld } = await sensitiveElements(anna);
  expect([...withheld]).toEqual([`external.${share}`]);
  expect(() => requireReadable(withheld, share)).toThrow(
    expect.objectContaining({ code: 'permission.denied' }),
  );
  // The log tells every number, so nobody reads it from whom any is withheld.
  expect((await other.asAnna.get('/api/audit')).status).toBe(403);
  const readers = roleNames.filter((role) => can({ ...anna, role }, 'audit.read'));
  expect(readers.filter((role) => !viewerOf({ ...anna, role }).officer)).toEqual([]);
});
