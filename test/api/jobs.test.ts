import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mongoose from 'mongoose';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IndicatorDetail, IndicatorTree } from '../../server/indicators/schema.ts';
import { jobs } from '../../server/jobs.ts';
import { LeaseLost, Turn } from '../../server/turn.ts';
import { monitoringReports } from '../../server/demo/figures.ts';
import type { ScheduleView } from '../../server/schedules/schema.ts';
import { withLease } from '../../server/storage/leases.ts';
import { runDue } from '../../server/worker.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import {
  fillAndSubmit,
  linksOf,
  openCampaign,
  owedBy,
  submission,
  tokenOf,
} from '../support/make.ts';

let app: TestApp;
let town: Town;
const log = pino({ level: 'silent' });
const period = '2021-2022';
const run = (clock: Date | (() => Date) = new Date()) => runDue(clock, { secret: app.secret, log });

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);

const detailOf = async (key: string) =>
  (await town.asIrina.get(`/api/indicators/${key}?period=${period}`)).json<IndicatorDetail>();

async function submitReport() {
  const [form] = await owedBy(town.asMarina);
  await fillAndSubmit(town.asMarina, form!.id, { answers: monitoringReports()[0]?.values ?? {} });
}

/** Data that a job cannot work with: its form and its campaign are gone. */
async function breakAnotherTown() {
  const broken = {
    municipalityId: randomUUID(),
    campaignId: ' gone',
    organizationId: randomUUID(),
    formKey: 'gone',
    formVersion: 7,
    period,
  };
  const submitted = { revision: 1, at: new Date(0), answers: {}, states: {} };
  await collection('dataResponses').insertOne({
    _id: ' first',
    ...broken,
    revision: 1,
    answers: {},
    states: {},
    submitted,
    stale: true,
  } as never);
  await collection('responses').insertOne({
    _id: ' first',
    ...broken,
    day: '2021-10-01',
    answers: {},
    folded: {},
    step: 0,
  } as never);
  await collection('responseSteps').insertOne({
    _id: ' first',
    ...broken,
    step: 1,
    n: 1,
    taking: 2,
    stale: false,
  } as never);
}

async function mend() {
  for (const name of ['dataResponses', 'responses', 'responseSteps']) {
    await collection(name).deleteOne({ _id: ' first' });
  }
}

it('serves a healthy municipality while another’s data cannot be worked with', async () => {
  await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring', period });
  const survey = await openCampaign(app, town, { period });
  const [link] = await linksOf(town, survey.id);
  await breakAnotherTown();
  await submitReport();
  for (const overall of [5, 5, 4, 3, 2]) {
    const answers = submission({ stage: 'basic', overall });
    await app.visitor().post(`/api/answer/${tokenOf(link)}`, answers);
  }
  expect(await run()).toEqual(['response.step', 'element.record']);
  const reported = await detailOf('upbringing.3.3');
  expect(reported.indicator.value).toMatchObject({ reported: 1, reason: null });
  const asked = await detailOf('context.parents_satisfied');
  expect(asked.indicator.value).toMatchObject({ n: 5, numerator: 3 });
  // The mark of what failed stays: it is tried again.
  expect(await run()).toEqual(['response.step', 'element.record']);
  await mend();
  expect(await run()).toEqual([]);
});

it('dates what a form reports by its submission, whenever it is recorded', async () => {
  const organizationId = town.schools[0]?._id ?? '';
  const response = await collection('dataResponses').findOne({ organizationId } as never);
  const at = (response as unknown as { submitted: { at: Date } }).submitted.at;
  const elements = await collection('elementValues')
    .find({ organizationId } as never)
    .toArray();
  expect(elements.length).toBeGreaterThan(10);
  expect(elements.map((one) => (one as unknown as { updatedAt: Date }).updatedAt)).toEqual(
    elements.map(() => at),
  );
});

interface CatalogFile {
  edition: string;
  document: { title: string };
  context: Record<string, unknown>[];
  schedule: Record<string, unknown>[];
}

function catalogFile(): CatalogFile {
  const file = new URL('../../catalogs/spassk-dalny-2022.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as CatalogFile;
}

async function saveCatalog(catalog: CatalogFile) {
  const reply = await town.asIrina.put('/api/catalog', catalog);
  expect(reply.status, reply.text).toBe(200);
}

it('computes anew what a saved catalog changes, and takes its schedule', async () => {
  const key = 'context.parents_satisfied';
  const catalog = catalogFile();
  const changed = catalog.context.find((one) => one.key === key);
  const form = 'parents-school';
  if (changed) {
    changed.measure = {
      kind: 'share',
      of: { form, count: true, where: '{overall} >= 5' },
      in: { form, count: true, where: '{overall} notempty' },
    };
  }
  catalog.schedule.push({ ...catalog.schedule[0], id: 'row-of-our-own', title: 'Свой день' });
  await saveCatalog(catalog);
  expect((await detailOf(key)).indicator.value).toMatchObject({ numerator: 3 });
  expect(await run()).toEqual([]);
  expect((await detailOf(key)).indicator.value).toMatchObject({ numerator: 2, denominator: 5 });
  const { rows } = (await town.asIrina.get('/api/schedule')).json<ScheduleView>();
  expect(rows.map((row) => row.key)).toContain('row-of-our-own');
});

it('works with the edition that was saved last, whatever it is called', async () => {
  const titles: string[] = [];
  for (const edition of ['9', '10', '9']) {
    const catalog = catalogFile();
    catalog.edition = edition;
    catalog.document.title = `Издание ${edition}, ${titles.length}`;
    await saveCatalog(catalog);
    expect(await run()).toEqual([]);
    titles.push((await town.asIrina.get('/api/indicators')).json<IndicatorTree>().title);
  }
  expect(titles).toEqual(['Издание 9, 0', 'Издание 10, 1', 'Издание 9, 2']);
  expect((await detailOf('context.parents_satisfied')).indicator.value).toMatchObject({ n: 5 });
});

it('writes indicator values in one process at a time', async () => {
  const writers = [
    'campaign.provision',
    'element.record',
    'indicator.compute',
    'catalog.recompute',
  ];
  const leases = jobs.filter(({ name }) => writers.includes(name)).map(({ lease }) => lease);
  expect(new Set(leases)).toEqual(new Set(['indicator.write']));
  const { id } = await openCampaign(app, town, {
    formKey: 'school-self-assessment',
    period: '2021',
  });
  const mark = { _id: id };
  await collection('campaigns').updateOne(mark, { $set: { provisioned: false } });
  const now = new Date();
  await withLease('job:indicator.write', 1000, now, async () => {
    expect(await run(now)).toEqual([]);
    expect(await collection('campaigns').findOne(mark)).toMatchObject({ provisioned: false });
  });
  expect(await run(now)).toEqual([]);
  expect(await collection('campaigns').findOne(mark)).toMatchObject({ provisioned: true });
});

it('asks what time it is for each job anew', async () => {
  const times: number[] = [];
  await run(() => {
    times.push(Date.now());
    return new Date();
  });
  expect(times.length).toBeGreaterThanOrEqual(jobs.length);
});

it('stops before the next item when another process has taken the lease', async () => {
  const held = [true, true, false];
  const turn = new Turn({
    secret: app.secret,
    log,
    now: new Date(),
    keep: () => Promise.resolve(held.shift() ?? false),
  });
  const worked: number[] = [];
  const all = turn.each([1, 2, 3, 4], (n) => Promise.resolve(worked.push(n)));
  await expect(all).rejects.toBeInstanceOf(LeaseLost);
  expect([worked, turn.failures]).toEqual([[1, 2], 0]);
});
