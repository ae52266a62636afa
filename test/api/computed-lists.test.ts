import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveCatalog } from '../../server/catalogs/model.ts';
import { recordElements } from '../../server/elements/model.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import type { ComputedListsView, ComputedView } from '../../server/indicators/computed.schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { measuredCatalog } from '../support/measured.ts';

let app: TestApp;
let town: Town;
const period = '2020-2021';

const share = { kind: 'share', of: { element: 'winners' }, in: { element: 'pupils' } } as const;
const sum = { kind: 'sum', of: { element: 'pupils' } } as const;
const computed = [
  {
    ...{ id: 'low', title: 'Низкие', method: 'low-results', years: 2 },
    inputs: [{ indicator: 'k.share' }],
  },
  {
    ...{ id: 'signs', title: 'Признаки', method: 'biased-results' },
    inputs: [{ indicator: 'k.share', as: 'raised' }],
    settings: { m1: false, m3: false, m4: false, m5: false },
  },
  {
    ...{ id: 'mean', title: 'Средняя', method: 'multidimensional-mean' },
    inputs: [{ indicator: 'k.share' }, { indicator: 'k.pupils' }],
  },
];

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const indicators = [
    { key: 'k.share', measure: share },
    { key: 'k.pupils', measure: sum, unit: 'count' },
  ];
  await saveCatalog(town.by, measuredCatalog(indicators, { computed }));
  await app.runJobs();
  const { municipalityId, schools } = town;
  for (const [i, { _id: organizationId }] of schools.entries()) {
    await recordElements({
      ...{ municipalityId, organizationId, period },
      source: { formKey: 'report', formVersion: 1, revision: 1 },
      status: 'preliminary',
      submittedAt: new Date(),
      values: [
        { elementId: 'pupils', answer: 100 },
        { elementId: 'winners', answer: 20 + 10 * i },
      ],
    });
  }
  await recomputePeriod(municipalityId, period);
});
afterAll(() => app.stop());

const read = async (id: string) =>
  (await town.asAnna.get(`/api/computed/${id}?period=${period}`)).json<ComputedView>();

describe('a computed list', () => {
  it('tells years in words, and its main number once, by its own name', async () => {
    const { scoreTitle, columns, settings } = await read('low');
    expect(scoreTitle).toBe('ИНР, %');
    expect(columns.map(({ title }) => title)).toEqual([
      'Процедур с низким результатом за год',
      'Процедур с участниками за год',
      'Процедур с низким результатом: в этом году',
      'Процедур с низким результатом: годом раньше',
    ]);
    expect(settings[0]?.value).toBe('2 периода');
  });

  it('lists no thresholds of signs that are switched off', async () => {
    const titles = (await read('signs')).settings.map(({ title }) => title);
    expect(titles.filter((title) => /^М\d/.test(title))).toEqual([
      'М2: доля изменённых отметок, больше которой',
      'М2: какие изменения смотреть',
    ]);
  });

  it('names the indicator that tells nobody apart', async () => {
    const { marks } = await read('mean');
    expect(marks.map(({ title }) => title)).toEqual([
      'Значения у всех одинаковы, показатель не различает организации и не учтён: Показатель k.pupils',
    ]);
  });
});

describe('the lists of a catalog', () => {
  const lists = async (who: Town['asAnna']) =>
    (await who.get(`/api/computed?period=${period}`)).json<ComputedListsView>().lists;

  it('are refused without signing in', async () => {
    expect((await app.visitor().get('/api/computed')).status).toBe(401);
  });

  it('are told in one answer: what came out, and how fresh it is', async () => {
    const all = await lists(town.asAnna);
    expect(all.map(({ id, organizations, listed }) => [id, organizations, listed])).toEqual([
      ['low', 3, 0],
      ['signs', 3, 1],
      ['mean', 3, 0],
    ]);
    expect(all.every((one) => one.computed && !one.hidden && one.freshAt !== null)).toBe(true);
  });

  it('count for people of a school their own alone', async () => {
    expect((await lists(town.asMarina)).map(({ organizations }) => organizations)).toEqual([
      1, 1, 1,
    ]);
  });
});
