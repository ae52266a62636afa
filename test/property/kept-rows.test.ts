import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveCatalog } from '../../server/catalogs/model.ts';
import type { Campaign } from '../../server/campaigns/model.ts';
import { recomputePeriod, refreshValues } from '../../server/indicators/compute.ts';
import { advanceStep } from '../../server/responses/steps.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { everyKind, everyList, measuredCatalog } from '../support/measured.ts';

/** What was read of responses before is never taken for what there is now. */
let app: TestApp;
let town: Town;
const period = '2020-2021';

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  await saveCatalog(town.by, measuredCatalog(everyKind, everyList));
});
afterAll(() => app.stop());

const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);

/** Answers that a step takes in, or responses that went away behind everybody's back. */
const change = fc.record({
  school: fc.nat({ max: 2 }),
  campaign: fc.nat({ max: 1 }),
  marks: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  removed: fc.nat({ max: 8 }).map((n) => (n < 2 ? n + 1 : 0)),
  brokenOff: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function campaignOf(n: number): Campaign {
  return {
    _id: `kept-${n}`,
    municipalityId: town.municipalityId,
    title: 'Опрос',
    formKey: 'parents-school',
    formVersion: 1,
    formTitle: { ru: 'Опрос', en: 'Survey' },
    kind: 'questionnaire',
    audience: 'parents',
    period,
    anonymity: 'named',
    minimumGroup: 3,
    organizationIds: [],
    expected: [],
    opensAt: new Date(0),
    closesAt: new Date(2 ** 42),
    dueAt: new Date(2 ** 42),
    graceDays: 0,
    signature: false,
    openedAt: new Date(0),
    closedAt: null,
    provisioned: true,
  };
}

async function clear(): Promise<void> {
  const { municipalityId } = town;
  const names = ['responses', 'responseSteps', 'indicatorValues', 'computedPeriods', 'keptRows'];
  for (const name of [...names, 'campaigns', 'computedResults']) {
    await collection(name).deleteMany({ municipalityId });
  }
  await collection('campaigns').insertMany([campaignOf(0), campaignOf(1)] as never);
}

async function answer(campaign: Campaign, { school, marks, removed }: Change): Promise<void> {
  const { municipalityId, _id: campaignId, formKey } = campaign;
  const organizationId = town.schools[school]!._id;
  const place = { municipalityId, campaignId, organizationId, period, formKey, formVersion: 1 };
  const gone = await collection('responses')
    .find({ municipalityId, organizationId } as never)
    .limit(removed)
    .toArray();
  if (removed > 0) {
    await collection('responses').deleteMany({ _id: { $in: gone.map(({ _id }) => _id) } });
  }
  await collection('responses').insertMany(
    marks.map((overall) => ({
      ...place,
      _id: randomUUID(),
      day: `2020-10-${10 + overall}`,
      answers: { stage: overall > 3 ? 'basic' : 'senior', overall },
      folded: {},
      step: 0,
    })),
  );
  // Both are taken in, so that each says how many there are.
  for (const n of [0, 1]) {
    const waiting = n === (campaignId === 'kept-0' ? 0 : 1) ? marks.length : 1;
    await advanceStep(campaignOf(n), organizationId, waiting, new Date());
  }
}

async function stored() {
  const { municipalityId } = town;
  const rows = await collection('indicatorValues')
    .find({ municipalityId } as never)
    .toArray();
  return rows.map(({ _id, ...row }) => JSON.stringify(row)).sort();
}

it('gives with every step what reading all responses gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 8 }), async (changes) => {
      const { municipalityId } = town;
      await clear();
      await recomputePeriod(municipalityId, period);
      for (const one of changes) {
        await answer(campaignOf(one.campaign), one);
        const organizationIds = [town.schools[one.school]!._id];
        const touch = { period, organizationIds, sources: ['form:parents-school'] } as const;
        await refreshValues(municipalityId, [touch]);
        // Its mark is found again after a crash: the same step once more.
        if (one.brokenOff) await refreshValues(municipalityId, [touch]);
      }
      expect(await collection('keptRows').countDocuments({ municipalityId })).not.toBe(0);
      const before = await stored();
      await recomputePeriod(municipalityId, period);
      expect(before).toEqual(await stored());
      expect(await collection('keptRows').countDocuments({ municipalityId })).toBe(0);
    }),
    { numRuns: 8 },
  );
});
