import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormUseView } from '../../server/forms/draft.schema.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import type { IndicatorDetail, IndicatorValueView } from '../../server/indicators/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, submission, tokenOf } from '../support/make.ts';
import { measuredCatalog, type Measured } from '../support/measured.ts';
import { children, rosterForm } from '../support/roster-form.ts';

/** Parents list their children, a row for each. */

let app: TestApp;
let town: Town;
let tokens: string[];

const period = '2021-2022';
const count = { ...children, count: true as const };
const measures: Measured[] = [
  { key: 'c.count', measure: { kind: 'count', of: count } },
  {
    key: 'c.clubs',
    measure: { kind: 'share', of: { ...count, where: '{club} = true' }, in: count },
  },
  { key: 'c.age', measure: { kind: 'mean', of: { ...children, mean: '{age}' } } },
  {
    key: 'c.stages',
    measure: { kind: 'count', of: { ...count, by: '{stage}' }, breakdown: 'stage' },
  },
  { key: 'c.busy', measure: { kind: 'count', of: { ...count, where: '{hours} > 3' } } },
  { key: 'c.parents', measure: { kind: 'count', of: { form: 'family', count: true } } },
];

type Child = { age: number; club: boolean; stage?: string; name?: string };
const child = (age: number, club: boolean): Child => ({
  ...{ age, club, stage: age < 11 ? 'noo' : 'ooo', name: 'Оля' },
});
/** Of one parent: the younger goes to a club. */
const two = [child(8, true), child(12, false)];

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const published = await town.asIrina.post('/api/forms', rosterForm());
  expect(published.status, published.text).toBe(200);
  const saved = await town.asIrina.put('/api/catalog', measuredCatalog(measures));
  expect(saved.status, saved.text).toBe(200);
  const campaign = await openCampaign(app, town, { formKey: 'family', period });
  tokens = (await linksOf(town, campaign.id)).map(tokenOf);
});
afterAll(() => app.stop());

async function answer(school: number, families: readonly (readonly Child[])[]) {
  for (const own of families) {
    const answers = own.length > 0 ? { mood: 4, children: own } : { mood: 4 };
    const reply = await app.visitor().post(`/api/answer/${tokens[school]}`, submission(answers));
    expect(reply.status, reply.text).toBe(201);
  }
  await app.runJobs();
}

async function shown(key: string, at = period): Promise<(IndicatorValueView | undefined)[]> {
  const reply = await town.asIrina.get(`/api/indicators/${key}?period=${at}`);
  expect(reply.status, reply.text).toBe(200);
  const { indicator, organizations } = reply.json<IndicatorDetail>();
  const own = town.schools.map(
    ({ _id }) => organizations.find(({ id }) => id === _id)?.value ?? undefined,
  );
  return [indicator.value ?? undefined, ...own];
}

const hidden = { value: null, numerator: null, denominator: null, n: null, hidden: true };

describe('children of the parents of two schools', () => {
  beforeAll(async () => {
    await answer(
      0,
      Array.from({ length: 6 }, () => two),
    );
    await answer(1, [...Array.from({ length: 8 }, () => [child(10, true)]), ...[[], []]]);
  });

  it('are counted, with the parents behind them', async () => {
    const [all, first, second] = await shown('c.count');
    expect(all).toMatchObject({ value: 20, n: 14 });
    expect(first).toMatchObject({ value: 12, n: 6 });
    expect(second).toMatchObject({ value: 8, n: 8 });
  });

  it('have a share in clubs and a mean age of those who have children', async () => {
    const [clubs, first] = await shown('c.clubs');
    expect(clubs).toMatchObject({ value: 70, numerator: 14, denominator: 20, n: 14 });
    expect(first).toMatchObject({ value: 50, n: 6 });
    const [age, , second] = await shown('c.age');
    expect(age).toMatchObject({ value: (6 * 20 + 80) / 20, n: 14 });
    expect(second).toMatchObject({ value: 10, numerator: 80, denominator: 8, n: 8 });
  });

  it('are counted by part', async () => {
    const [all] = await shown('c.stages');
    expect(all).toMatchObject({ value: 20 });
    expect(all?.parts.map(({ id, value }) => [id, value.value])).toEqual([
      ['noo', 14],
      ['ooo', 6],
    ]);
  });

  it('are told of in words, with the question', async () => {
    const path = `/api/indicators/c.clubs?period=${period}`;
    const { method, sources } = (await town.asIrina.get(path)).json<IndicatorDetail>();
    expect(method).toContain('строк таблицы «Дети» в ответах на форму «Дети и кружки»');
    expect(method).toContain('«Ходит в кружок» — да');
    expect(sources).toMatchObject([{ kind: 'form', title: 'Дети и кружки: «Дети»' }]);
  });

  it('are named among what is taken from the form', async () => {
    const uses = (await town.asIrina.get('/api/forms/family/indicators')).json<FormUseView[]>();
    expect(uses.map(({ key, questions }) => [key, questions.map(({ name }) => name)])).toEqual(
      ['c.count', 'c.clubs', 'c.age', 'c.stages', 'c.busy'].map((key) => [key, ['children']]),
    );
  });

  it('leave responses as they are', async () => {
    expect((await shown('c.parents'))[0]).toMatchObject({ value: 16, n: 16 });
  });

  it('are hidden where two parents have six of them', async () => {
    const three = [child(7, true), child(9, true), child(15, false)];
    await answer(2, [three, three, [], [], []]);
    for (const key of ['c.count', 'c.stages', 'c.busy', 'c.clubs', 'c.age']) {
      const [, , , third] = await shown(key);
      expect(third, key).toMatchObject({ ...hidden, reason: 'tooFew' });
    }
  });

  it('are counted anew with every answer as all at once', async () => {
    await answer(
      2,
      Array.from({ length: 5 }, () => two),
    );
    await answer(0, [[], two, two, two, [], []]);
    const keys = measures.map(({ key }) => key);
    const read = async () =>
      (await Promise.all(keys.map((key) => shown(key)))).map((values) =>
        values.map((one) => one && [one.value, one.n, one.numerator, one.denominator]),
      );
    const before = await read();
    await recomputePeriod(town.municipalityId, period);
    expect(await read()).toEqual(before);
    expect(before[0]?.[0]).toEqual([20 + 6 + 10 + 6, 14 + 2 + 5 + 3, 42, null]);
  });
});

it('says that a school without children has none, and that nothing has a mean', async () => {
  const next = '2022-2023';
  const campaign = await openCampaign(app, town, { formKey: 'family', period: next });
  tokens = (await linksOf(town, campaign.id)).map(tokenOf);
  await answer(
    0,
    Array.from({ length: 6 }, () => []),
  );
  for (const key of ['c.count', 'c.stages', 'c.busy']) {
    expect((await shown(key, next))[1], key).toMatchObject({ value: 0, n: 0, reason: null });
  }
  const stored = await mongoose.connection
    .collection('indicatorValues')
    .find({ municipalityId: town.municipalityId, period: next, scope: 'organization', part: '' })
    .toArray();
  const values = stored.map(({ indicatorKey, value, reason }) => [indicatorKey, value, reason]);
  expect(values.sort()).toEqual([
    ['c.age', null, 'zeroDenominator'],
    ['c.busy', 0, null],
    ['c.clubs', null, 'zeroDenominator'],
    ['c.count', 0, null],
    ['c.parents', 6, null],
    ['c.stages', 0, null],
  ]);
});
