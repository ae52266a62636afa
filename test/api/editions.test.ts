import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveCatalog } from '../../server/catalogs/model.ts';
import { recordElements } from '../../server/elements/model.ts';
import { valuesTurn } from '../../server/indicators/closing.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import type { IndicatorDetail, IndicatorTree } from '../../server/indicators/schema.ts';
import { withLease } from '../../server/storage/leases.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { measuredCatalog, type Measured } from '../support/measured.ts';

let app: TestApp;
let town: Town;
const before = '2019-2020';
const now = '2020-2021';

const indicators: readonly Measured[] = [
  {
    key: 'k.share',
    measure: { kind: 'share', of: { element: 'winners' }, in: { element: 'pupils' } },
  },
  { key: 'k.change', measure: { kind: 'change', of: 'k.share', back: 1, as: 'difference' } },
];
beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  await saveCatalog(town.by, measuredCatalog(indicators));
  await app.runJobs();
  await report(before, 10);
  await report(now, 15);
});
afterAll(() => app.stop());

async function report(period: string, winners: number, computed = true): Promise<void> {
  const { municipalityId } = town;
  await recordElements({
    ...{ municipalityId, organizationId: town.schools[0]!._id, period },
    source: { formKey: 'report', formVersion: 1, revision: winners },
    status: 'preliminary',
    submittedAt: new Date(winners),
    values: [
      { elementId: 'pupils', answer: 100 },
      { elementId: 'winners', answer: winners },
    ],
  });
  if (computed) await recomputePeriod(municipalityId, period);
}

async function look(key: string) {
  const reply = await town.asIrina.get(`/api/indicators/${key}?period=${now}`);
  const { indicator, organizations, history } = reply.json<IndicatorDetail>();
  return {
    value: indicator.value?.value,
    organizations: organizations.map(({ value }) => value.value),
    history: history.map(({ period, value }) => [period, value]),
  };
}

const periods = async () =>
  (await town.asIrina.get('/api/indicators')).json<IndicatorTree>().periods;

it('a closed year stays to be seen and compared with after the next edition is saved', async () => {
  expect((await town.asIrina.post(`/api/periods/${before}/close`)).status).toBe(200);
  const was = { periods: await periods(), share: await look('k.share') };
  const change = await look('k.change');
  expect([was.periods, change.value, change.organizations]).toEqual([[now, before], 5, [5]]);
  await saveCatalog(town.by, measuredCatalog(indicators, { edition: '2023' }));
  await app.runJobs();
  expect({ periods: await periods(), share: await look('k.share') }).toEqual(was);
  expect(await look('k.change')).toEqual(change);
});

it('a period is not closed while a job computes, and closed once when two close it at once', async () => {
  const close = () => town.asIrina.post(`/api/periods/${now}/close`);
  const turn = await withLease(`job:${valuesTurn}`, 60_000, new Date(), close);
  const refused = turn.ran ? turn.result : null;
  expect([refused?.status, refused?.json().error.code]).toEqual([409, 'period.busy']);
  await report('2021-2022', 20, false);
  const both = await Promise.all(
    [town.asIrina, town.asVera].map((one) => one.post('/api/periods/2021-2022/close')),
  );
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  await app.runJobs();
  const lines = (await town.asIrina.get('/api/audit?limit=100')).json<{ action: string }[]>();
  expect(lines.filter(({ action }) => action === 'period.close')).toHaveLength(2);
});
