import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveCatalog } from '../../server/catalogs/model.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import type { ComputedView } from '../../server/indicators/computed.schema.ts';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import { periods, type Generated } from '../property/support/measure-data.ts';
import { formKey } from '../property/support/measure-dictionary.ts';
import { compute } from '../property/support/measure-run.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { measuredCatalog, type Measured } from '../support/measured.ts';

let app: TestApp;
let town: Town;
beforeAll(async () => {
  app = await startTestApp();
  town = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

const now = periods[3];
const elements = { of: { element: 'pupils_volunteers' }, in: { element: 'pupils_total' } };
const base: Measured = { key: 'm.base', measure: { kind: 'ratio', ...elements } };

it('an earlier campaign that promised larger groups is kept to as long as its answers count', async () => {
  const measures: Measured[] = [
    base,
    { key: 'k.now', measure: { kind: 'mean', of: { form: formKey, mean: '{overall}' } } },
    { key: 'k.both', measure: { kind: 'mean', of: { form: formKey, mean: '{overall}', over: 2 } } },
  ];
  const place = { organization: 0, taken: true, answers: { stage: 'basic', overall: 4 } };
  const data: Generated = {
    organizations: [{ type: 'school', cluster: '' }],
    campaigns: [2, 3].map((period) => ({ period, form: formKey, organizations: [0] })),
    responses: Array.from({ length: 12 }, (_, i) => ({ ...place, period: 2 + (i % 2) })),
    ...{ reports: [], results: [], groups: [], externals: [], base: 'all', norm: 3 },
  };
  await compute(town, data, measures, []);
  const { municipalityId } = town;
  const campaigns = mongoose.connection.collection('campaigns');
  await campaigns.updateOne({ municipalityId, period: periods[2] }, { $set: { minimumGroup: 20 } });
  await recomputePeriod(municipalityId, now);
  const shown = async (key: string) => {
    const reply = await town.asIrina.get(`/api/indicators/${key}?period=${now}`);
    return reply.json<IndicatorDetail>().indicator.value;
  };
  expect(await shown('k.now')).toMatchObject({ value: 4, n: 6 });
  expect(await shown('k.both')).toMatchObject({ value: null, n: null, hidden: true });
});

it('a count stored before its people were counted waits until it is computed again', async () => {
  const measures: Measured[] = [
    base,
    {
      key: 'k.joint',
      measure: {
        kind: 'count',
        of: { form: formKey, count: true, where: "{stage} = 'basic' and {overall} >= 4" },
      },
    },
  ];
  const said = [
    { stage: 'basic', overall: 5 },
    { stage: 'senior', overall: 4 },
    { stage: 'basic', overall: 2 },
  ];
  const data: Generated = {
    organizations: [{ type: 'school', cluster: '' }],
    campaigns: [{ period: 3, form: formKey, organizations: [0] }],
    responses: Array.from({ length: 21 }, (_, i) => ({
      ...{ organization: 0, taken: true, period: 3 },
      answers: said[i % 3] ?? {},
    })),
    ...{ reports: [], results: [], groups: [], externals: [], base: 'all', norm: 3 },
  };
  await compute(town, data, measures, [now]);
  const shown = async () => {
    const reply = await town.asIrina.get(`/api/indicators/k.joint?period=${now}`);
    const { indicator, organizations } = reply.json<IndicatorDetail>();
    return [indicator.value, ...organizations.map(({ value }) => value)];
  };
  expect(await shown()).toMatchObject([{ value: 7 }, { value: 7 }]);
  const values = mongoose.connection.collection('indicatorValues');
  await values.updateMany({ indicatorKey: 'k.joint' }, { $set: { groups: null } });
  const hidden = { value: null, n: null, hidden: true, reason: 'notCounted' };
  expect(await shown()).toMatchObject([hidden, hidden]);
  await recomputePeriod(town.municipalityId, now);
  expect(await shown()).toMatchObject([{ value: 7 }, { value: 7 }]);
});

it('a share of a table by two columns is hidden beside a share by one of them that few are in', async () => {
  const share = (key: string, where: string): Measured => ({
    key,
    measure: {
      kind: 'share',
      of: { table: 'results', count: true, where },
      in: { table: 'results', count: true },
    },
  });
  const both = share('k.both', '{passed} = true and {points} >= 50');
  // Three of the school's twenty pupils failed: of them «both» would tell who had the points.
  const data: Generated = {
    organizations: [{ type: 'school', cluster: '' }],
    results: Array.from({ length: 20 }, (_, i) => ({
      ...{ organization: 0, period: 3 },
      answers: { pupil: `p${i}`, passed: i >= 3, points: i % 2 === 0 ? 80 : 20 },
    })),
    ...{ campaigns: [], reports: [], responses: [], groups: [], externals: [] },
    ...{ base: 'all', norm: 3 },
  };
  const shown = async (...measures: Measured[]) => {
    await compute(town, data, [base, ...measures], [now]);
    const path = (key: string) => `/api/indicators/${key}?period=${now}`;
    const replies = await Promise.all(measures.map(({ key }) => town.asIrina.get(path(key))));
    return replies.map((reply) => reply.json<IndicatorDetail>().indicator.value);
  };
  expect(await shown(both)).toMatchObject([{ value: 40 }]);
  expect(await shown(both, share('k.failed', '{passed} = false'))).toMatchObject([
    { value: null, n: null, hidden: true, reason: 'tooFew' },
    { value: 15 },
  ]);
  expect(await shown(both, share('k.points', '{points} < 50'))).toMatchObject([
    { value: 40 },
    { value: 50 },
  ]);
});

it('a list over an index of what is not for everybody ranks nobody', async () => {
  const measures: Measured[] = [
    { key: 'k.own', confidentiality: 'own', measure: { kind: 'sum', of: { element: 'winners' } } },
    { key: 'k.open', measure: { kind: 'sum', of: { element: 'pupils' } } },
    { key: 'k.index', measure: { kind: 'index', of: ['k.own', 'k.open'], method: 'mean' } },
    { key: 'k.later', measure: { kind: 'change', of: 'k.index', back: 1, as: 'difference' } },
  ];
  const list = (id: string, indicator: string) => ({
    ...{ id, title: id, method: 'ranking', inputs: [{ indicator }] },
  });
  const computed = [list('open', 'k.open'), list('index', 'k.index'), list('later', 'k.later')];
  await saveCatalog(town.by, measuredCatalog(measures, { computed }));
  const seen = async (id: string) => {
    const reply = await town.asMarina.get(`/api/computed/${id}?period=${now}`);
    const { restricted, hidden } = reply.json<ComputedView>();
    return { restricted, hidden };
  };
  expect(await seen('open')).toEqual({ restricted: false, hidden: false });
  expect(await seen('index')).toEqual({ restricted: true, hidden: true });
  expect(await seen('later')).toEqual({ restricted: true, hidden: true });
});
