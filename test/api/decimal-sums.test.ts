import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveCatalog } from '../../server/catalogs/model.ts';
import { recordElements } from '../../server/elements/model.ts';
import { recomputePeriod, refreshValues } from '../../server/indicators/compute.ts';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { measuredCatalog } from '../support/measured.ts';

let app: TestApp;
let town: Town;
const [before, period] = ['2019-2020', '2020-2021'];

const pupils = { element: 'pupils' } as const;
const indicators = [
  { key: 'k.sum', measure: { kind: 'sum', of: pupils }, unit: 'count' },
  { key: 'k.both', measure: { kind: 'sum', of: { ...pupils, over: 2 } }, unit: 'count' },
  { key: 'k.share', measure: { kind: 'share', of: { ...pupils, over: 2 }, in: { ...pupils } } },
] as const;

function report(school: number, of: string, answer: number) {
  return recordElements({
    ...{ municipalityId: town.municipalityId, organizationId: town.schools[school]!._id },
    period: of,
    source: { formKey: 'report', formVersion: 1, revision: 1 },
    status: 'preliminary',
    submittedAt: new Date(),
    values: [{ elementId: 'pupils', answer }],
  });
}

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  await saveCatalog(town.by, measuredCatalog(indicators));
  await app.runJobs();
  for (const school of [0, 1, 2]) {
    await report(school, before, 0.2);
    await report(school, period, [0.1, 0.2, 0.3][school]!);
  }
  await recomputePeriod(town.municipalityId, before);
  await recomputePeriod(town.municipalityId, period);
});
afterAll(() => app.stop());

async function read(key: string) {
  const reply = await town.asIrina.get(`/api/indicators/${key}?period=${period}`);
  const { indicator, organizations } = reply.json<IndicatorDetail>();
  return [indicator.value, ...organizations.map(({ value }) => value)];
}

it('sums of decimals come out as on paper, for one and for all', async () => {
  expect((await read('k.sum')).map((one) => one?.value)).toEqual([0.6, 0.1, 0.2, 0.3]);
  expect((await read('k.both')).map((one) => one?.value)).toEqual([1.2, 0.3, 0.4, 0.5]);
  const share = await read('k.share');
  expect(share.map((one) => one?.numerator)).toEqual([1.2, 0.3, 0.4, 0.5]);
  expect(share[3]?.value).toBeCloseTo(500 / 3, 9);
});

it('a correction leaves what computing everything anew would give', async () => {
  await report(0, period, 0.3);
  await report(2, period, 0.1);
  const organizationIds = [town.schools[0]!._id, town.schools[2]!._id];
  const sources = ['element:pupils'] as const;
  await refreshValues(town.municipalityId, [{ period, organizationIds, sources }]);
  expect((await read('k.sum')).map((one) => one?.value)).toEqual([0.6, 0.3, 0.2, 0.1]);
  const stored = mongoose.connection.collection('indicatorValues');
  const all = () => stored.find({ municipalityId: town.municipalityId }).sort({ _id: 1 }).toArray();
  const kept = await all();
  await recomputePeriod(town.municipalityId, period);
  expect(await all()).toEqual(kept);
});
