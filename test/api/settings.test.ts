import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ComputedView } from '../../server/indicators/computed.schema.ts';
import type { CoverageView, SourceState } from '../../server/indicators/coverage.schema.ts';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import type { PreviewView, SettingsView } from '../../server/indicators/settings.schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import type { Person } from '../support/person.ts';
import { settingsCatalog, settingsKeys, submitPupils } from '../support/settings.ts';

let app: TestApp;
let town: Town;
const period = '2021-2022';
const before = '2020-2021';

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const reply = await town.asIrina.put('/api/catalog', settingsCatalog());
  expect(reply.status, reply.text).toBe(200);
  await app.runJobs();
  await submitPupils(app, town, before, [40, 10]);
  await submitPupils(app, town, period, [40, 10]);
});
afterAll(() => app.stop());

const [few, share] = settingsKeys();
const set = (body: object, id = 'small-school', by = town.asIrina) =>
  by.put(`/api/settings/${id}`, { period, value: 45, ...body });
const read = async (of = period) =>
  (await town.asAnna.get(`/api/settings?period=${of}`)).json<SettingsView>();
const settingOf = async (id: string, of = period) =>
  (await read(of)).settings.find((one) => one.id === id);
const valueOf = async (key: string, of = period) => {
  const reply = await town.asAnna.get(`/api/indicators/${key}?period=${of}`);
  return reply.json<IndicatorDetail>().indicator.value?.value;
};
const settingLines = async () => {
  const log = await town.asIrina.get('/api/audit?limit=100');
  return log
    .json<{ action: string; after: object | null }[]>()
    .filter(({ action }) => action.startsWith('setting.') || action.startsWith('period.'))
    .map(({ action, after }) => ({ action, after }));
};

it('a methodologist reads settings and changes none; closing is no business of schools', async () => {
  expect((await set({}, 'small-school', town.asAnna)).status).toBe(403);
  expect((await set({}, 'small-school', town.asMarina)).status).toBe(403);
  const preview = { period, id: 'small-school', value: 45 };
  expect((await town.asAnna.post('/api/settings/preview', preview)).status).toBe(403);
  expect((await town.asAnna.post(`/api/periods/${period}/close`)).status).toBe(403);
  expect((await town.asMarina.post(`/api/periods/${period}/reopen`)).status).toBe(403);
  const { settings, closed, known } = await read();
  expect([closed, known]).toEqual([null, true]);
  expect(settings).toMatchObject([
    { id: 'small-school', value: 20, default: 20, changed: null, lists: [{ id: 'not-small' }] },
    { id: 'count-all', value: false, unit: 'yesno', about: [] },
    { id: 'which', value: 'all', choices: [{ value: 'all' }, { value: 'some' }] },
  ]);
  expect(settings[0]?.indicators.map(({ id }) => id)).toEqual([few, share]);
});

it.each<[string, string, object, number, string]>([
  ['of an unknown id', 'nothing', {}, 404, ''],
  ['of words for a number', 'small-school', { value: 'много' }, 422, 'value'],
  ['below zero', 'small-school', { value: -1 }, 422, 'value'],
  ['yes for a number', 'small-school', { value: true }, 422, 'value'],
  ['a number for yes or no', 'count-all', { value: 1 }, 422, 'value'],
  ['outside its choices', 'which', { value: 'none' }, 422, 'value'],
  ['a number for a choice', 'which', { value: 2 }, 422, 'value'],
  ['of no value', 'small-school', { value: undefined }, 422, 'value'],
  ['of a list', 'small-school', { value: [1] }, 422, 'value'],
  ['for no period', 'small-school', { period: 'весна' }, 422, 'period'],
  ['with a field too many', 'small-school', { by: 'me' }, 422, 'by'],
])('a setting %s is refused, saved or looked at', async (_, id, body, status, path) => {
  const saved = await set(body, id);
  expect([saved.status, saved.json().error.path ?? '']).toEqual([status, path]);
  const preview = { period, id, value: 45, ...body };
  const looked = await town.asIrina.post('/api/settings/preview', preview);
  expect([looked.status, looked.json().error.path ?? '']).toEqual([status, path]);
  expect((await read()).settings.every(({ changed }) => changed === null)).toBe(true);
});

it('a preview says what changes and changes nothing', async () => {
  expect(await valueOf(few!)).toBe(1);
  const body = { period, id: 'small-school', value: 45 };
  const reply = await town.asIrina.post('/api/settings/preview', body);
  const { indicators, lists, later } = reply.json<PreviewView>();
  expect(indicators.map((one) => [one.key, one.before.value, one.after.value])).toEqual([
    [few, 1, 2],
    [share, 50, 100],
  ]);
  expect(indicators.map(({ organizations }) => organizations)).toEqual([1, 1]);
  const first = { id: town.schools[0]!._id, title: 'Школа № 1' };
  expect(lists).toEqual([
    {
      id: 'not-small',
      title: 'Крупные школы',
      gained: [],
      lost: [first],
      moved: 0,
    },
  ]);
  expect(later).toEqual([]);
  const same = await town.asIrina.post('/api/settings/preview', { ...body, value: 21 });
  expect(same.json<PreviewView>().indicators).toEqual([]);
  await app.runJobs();
  expect((await settingOf('small-school'))?.value).toBe(20);
  expect(await valueOf(few!)).toBe(1);
  expect(await settingLines()).toEqual([]);
});

it('a saved setting changes the values of its period alone; null is the default again', async () => {
  expect((await set({ value: 45 })).status).toBe(200);
  await app.runJobs();
  expect([await valueOf(few!), await valueOf(share!)]).toEqual([2, 100]);
  expect([await valueOf(few!, before), await valueOf(share!, before)]).toEqual([1, 50]);
  const setting = await settingOf('small-school');
  expect(setting).toMatchObject({ value: 45, default: 20 });
  expect(setting?.changed?.by).toBe('irina');
  expect((await settingOf('small-school', before))?.value).toBe(20);
  await set({ value: null });
  await app.runJobs();
  expect(await valueOf(few!)).toBe(1);
});

it('a closed period keeps its values and refuses settings until it is opened again', async () => {
  expect((await town.asIrina.post('/api/periods/1999/close')).status).toBe(404);
  expect((await town.asIrina.post('/api/periods/весна/close')).json().error.path).toBe('period');
  await set({ value: 45 });
  // Closing takes in what the jobs have not yet.
  const closed = await town.asIrina.post(`/api/periods/${period}/close`);
  expect(closed.json<SettingsView>().closed?.by).toBe('irina');
  expect(await valueOf(few!)).toBe(2);
  const refused = await set({ value: 20 });
  expect([refused.status, refused.json().error.code]).toEqual([409, 'period.closed']);
  const body = { period, id: 'small-school', value: 20 };
  expect((await town.asIrina.post('/api/settings/preview', body)).status).toBe(409);
  const text = settingsCatalog();
  text.settings[0]!.value = 5;
  await town.asIrina.put('/api/catalog', text);
  await app.runJobs();
  expect([await valueOf(few!), await valueOf(few!, before)]).toEqual([2, 0]);
  const opened = await town.asIrina.post(`/api/periods/${period}/reopen`);
  expect(opened.json<SettingsView>().closed).toBeNull();
  await set({ value: null });
  await app.runJobs();
  expect(await valueOf(few!)).toBe(0);
});

it('coverage counts every indicator once and names what is missing, with the way to it', async () => {
  expect((await town.asMarina.get('/api/indicators/coverage')).status).toBe(403);
  const reply = await town.asAnna.get(`/api/indicators/coverage?period=${period}`);
  const { directions, sources } = reply.json<CoverageView>();
  const all = directions.flatMap(({ indicators }) => indicators);
  const states = new Map(all.map(({ key, state }) => [key, state]));
  const [, , asked, yearly, waited, judged, external] = settingsKeys();
  expect(states.get(few!)).toBe('computed');
  expect(states.get(asked!)).toBe('waiting');
  expect(states.get(yearly!)).toBe('otherPeriod');
  expect(states.get(judged!)).toBe('judgement');
  expect(states.get(external!)).toBe('external');
  expect(all.filter(({ state }) => state === 'unbound').length).toBe(all.length - 7);
  const byId = new Map(sources.map((one) => [one.id, one]));
  expect(byId.get('element:pupils')).toMatchObject({ status: 'there', reported: 2 });
  expect(byId.get('element:groups')).toMatchObject({
    status: 'notAsked',
    ways: [{ type: 'kindergarten', form: { key: 'data-kindergarten-year' }, campaign: null }],
  });
  expect(byId.get('element:centre_only')).toMatchObject({
    status: 'noOrganization',
    ways: [{ type: 'methodicalCentre' }],
  });
  expect(byId.get('element:year_events')?.status).toBe('otherPeriod');
  expect(byId.get(`external:${external}`)?.status).toBe('missing');
  expect(states.get(waited!)).toBe('waiting');
  const one = await town.asAnna.get(`/api/indicators/${few}/sources?period=${period}`);
  const [pupils] = one.json<SourceState[]>();
  expect(pupils?.ways[0]?.campaign?.state).toBe('open');
  expect((await town.asAnna.get(`/api/indicators/x.y/sources?period=${period}`)).status).toBe(404);
});

it('a computed list tells its method and settings, and people of a school their own place alone', async () => {
  const path = `/api/computed/not-small?period=${before}`;
  const whole = (await town.asAnna.get(path)).json<ComputedView>();
  expect(whole.method.title).toBe('Три группы по экспертным границам');
  expect(whole.inputs.map(({ id }) => id)).toEqual([few]);
  expect(whole.settings.map(({ value, reason }) => [value, reason === ''])).toEqual([
    ['0,33', false],
    ['0,67', false],
  ]);
  const groups = (view: ComputedView) =>
    view.organizations.map(({ title, standing }) => [title, standing.group?.listed]);
  expect(groups(whole)).toEqual([
    ['Школа № 1', true],
    ['Школа № 2', true],
  ]);
  const own = (await town.asMarina.get(path)).json<ComputedView>();
  expect(groups(own)).toEqual([['Школа № 1', true]]);
  expect(own.whole.map(({ id }) => id)).toEqual(['score']);
  expect((await town.asAnna.get('/api/computed/nothing')).status).toBe(404);
});

it('a list on restricted indicators is the department’s alone, and gives nobody a place', async () => {
  const sheet = settingsCatalog();
  const [first] = sheet.directions.flatMap((one) => one.criteria.flatMap((two) => two.indicators));
  Object.assign(first!, { confidentiality: 'own' });
  const lists = [{ computed: 'not-small' }];
  sheet.computed.push({ id: 'over', title: 'Над списком', method: 'ranking', inputs: [], lists });
  const saved = await town.asIrina.put('/api/catalog', sheet);
  expect(saved.status, saved.text).toBe(200);
  await app.runJobs();
  for (const id of ['not-small', 'over']) {
    const seen = async (person: Person) =>
      (await person.get(`/api/computed/${id}?period=${period}`)).json<ComputedView>();
    const own = await seen(town.asMarina);
    expect([own.restricted, own.hidden, own.freshAt]).toEqual([true, true, null]);
    expect([own.organizations, own.whole, own.found, own.marks]).toEqual([[], [], [], []]);
    const department = await seen(town.asAnna);
    expect([department.restricted, department.hidden]).toEqual([true, false]);
    expect(department.organizations.length).toBeGreaterThan(1);
    expect(department.organizations.map(({ standing }) => standing.rank)).toEqual(
      department.organizations.map(() => null),
    );
  }
});

it('every change of a setting and of a period is on record', async () => {
  const lines = (await settingLines()).map(({ action }) => action);
  expect(lines.filter((one) => one === 'setting.write')).toHaveLength(4);
  expect(lines.filter((one) => one === 'period.close')).toHaveLength(1);
  expect(lines.filter((one) => one === 'period.reopen')).toHaveLength(1);
});
