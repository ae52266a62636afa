import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { measuredCatalog, type Measured } from '../support/measured.ts';

let app: TestApp;
let town: Town;
const period = '2020-2021';

const number = { unit: 'count', reason: 'Правило.', stated: false };
const settings = [
  { ...number, id: 'way', title: 'Как считать', value: 1 },
  { ...number, id: 'years', title: 'За сколько лет', value: 3 },
  { ...number, id: 'low-share', title: 'Доля', value: 30, unit: 'percent' },
];
const indicators: readonly Measured[] = [
  {
    key: 'k.ways',
    measure: {
      kind: 'sum',
      of: {
        setting: 'way',
        cases: { 1: { element: 'pupils' }, 2: { element: 'winners' } },
      },
    },
  },
];
const catalog = (years: unknown) =>
  measuredCatalog(indicators, {
    settings,
    computed: [
      {
        id: 'low',
        title: 'Низкие результаты',
        method: 'ranking',
        inputs: [{ indicator: 'k.ways' }],
        years,
      },
    ],
  });

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const reply = await town.asIrina.put('/api/catalog', catalog({ setting: 'years' }));
  expect(reply.status, reply.text).toBe(200);
});
afterAll(() => app.stop());

it.each<[string, string, number, RegExp]>([
  ['that no case is given for', 'way', 3, /Показатель k\.ways/],
  ['that is no number of periods', 'years', 2.5, /Низкие результаты/],
  ['of no periods', 'years', 0, /Низкие результаты/],
  ['of more periods than anybody looks back', 'years', 11, /Низкие результаты/],
])('a value %s is refused before it can take an indicator away', async (_, id, value, said) => {
  for (const reply of [
    await town.asIrina.put(`/api/settings/${id}`, { period, value }),
    await town.asIrina.post('/api/settings/preview', { period, id, value }),
  ]) {
    expect([reply.status, reply.json().error.path]).toEqual([422, 'value']);
    expect(reply.json().error.message).toMatch(said);
  }
});

it('a value that everything can be computed with is taken', async () => {
  const ways = await town.asIrina.put('/api/settings/way', { period, value: 2 });
  const years = await town.asIrina.put('/api/settings/years', { period, value: 2 });
  expect([ways.status, years.status]).toEqual([200, 200]);
});

it('a catalog whose list looks over no whole number of periods is refused', async () => {
  const reply = await town.asIrina.put('/api/catalog', catalog(1.5));
  expect([reply.status, reply.json().error.path]).toEqual([422, 'computed.0.years']);
});
