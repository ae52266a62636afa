import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordExternal } from '../../server/elements/model.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import type {
  IndicatorDetail,
  IndicatorRow,
  IndicatorTree,
} from '../../server/indicators/schema.ts';
import { monitoringReports } from '../../server/demo/figures.ts';
import { createAccount } from '../../server/people/model.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import {
  fillAndSubmit,
  linksOf,
  openCampaign,
  owedBy,
  submission,
  tokenOf,
  type Filling,
} from '../support/make.ts';
import type { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;
const period = '2021-2022';

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

const treeFor = async (person: Person, of = period) =>
  (await person.get(`/api/indicators?period=${of}`)).json<IndicatorTree>();

function rowsOf(tree: IndicatorTree): Map<string, IndicatorRow> {
  const criteria = tree.directions.flatMap((direction) => direction.criteria);
  const rows = criteria.flatMap((criterion) => criterion.indicators);
  return new Map(rows.map((row) => [row.key, row]));
}

const valueFor = async (person: Person, key: string, of = period) =>
  rowsOf(await treeFor(person, of)).get(key)?.value;

const detailFor = async (person: Person, key: string, of = period) =>
  (await person.get(`/api/indicators/${key}?period=${of}`)).json<IndicatorDetail>();

describe('who may look', () => {
  it('is refused without signing in', async () => {
    expect((await app.visitor().get('/api/indicators')).status).toBe(401);
    expect((await app.visitor().get('/api/indicators/upbringing.3.3')).status).toBe(401);
  });

  it('is refused to an expert, who scores groups and reads no indicators', async () => {
    const { municipalityId } = town;
    await createAccount({
      login: 'expert',
      name: 'Эксперт',
      password: 'correct horse battery',
      membership: { municipalityId, role: 'expert', organizationIds: [] },
      now: new Date(),
    });
    const expert = app.visitor();
    await expert.signIn('expert', 'correct horse battery');
    const reply = await expert.get('/api/indicators');
    expect([reply.status, reply.json().error.code]).toEqual([403, 'permission.denied']);
  });

  it('gets a 404 for an indicator that the catalog does not have', async () => {
    const reply = await town.asIrina.get('/api/indicators/no.such');
    expect([reply.status, reply.json().error.code]).toEqual([404, 'thing.notFound']);
  });

  it.each(['period=вчера', 'period=2021-13', 'period[$gt]=', 'other=1'])(
    'is refused a wrong question: %s',
    async (query) => {
      expect((await town.asIrina.get(`/api/indicators?${query}`)).status).toBe(422);
    },
  );

  it('sees an empty tree in a municipality without a catalog', async () => {
    const bare = await app.makeTown({ templateId: null });
    expect(await treeFor(bare.asIrina)).toMatchObject({ periods: [], directions: [] });
  });
});

describe('the tree', () => {
  it('holds every indicator of the catalog, bound or not', async () => {
    const rows = rowsOf(await treeFor(town.asIrina));
    const own = [...rows.values()].filter(({ origin }) => origin === 'document');
    expect(own).toHaveLength(48);
    expect(rows.get('upbringing.3.3')).toMatchObject({
      bound: true,
      unit: '%',
      unitCode: 'percent',
    });
    expect(rows.get('upbringing.3.3')?.value).toMatchObject({ value: null, reason: 'notReported' });
    for (const { bound, value } of own) expect(value === null).toBe(!bound);
  });

  it('chooses the working year while there are no values', async () => {
    const tree = (await town.asIrina.get('/api/indicators')).json<IndicatorTree>();
    expect(tree).toMatchObject({ period, periods: [] });
  });
});

describe('values from data forms', () => {
  const reports = monitoringReports().slice(0, 2);
  const [first = {}, second = {}] = reports.map(({ values }) => values);

  async function submit(person: Person, filling: Filling) {
    const [form] = await owedBy(person);
    await fillAndSubmit(person, form!.id, filling);
    await app.runJobs();
  }

  beforeAll(async () => {
    await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring', period });
    await submit(town.asMarina, { answers: first });
    await submit(town.asPyotr, { answers: second });
  });

  it('are ratios of sums, with their parts and completeness', async () => {
    const numerator = Number(first.pupils_pdn) + Number(second.pupils_pdn);
    const denominator = Number(first.pupils_total) + Number(second.pupils_total);
    expect(await valueFor(town.asIrina, 'upbringing.3.3')).toMatchObject({
      value: (100 * numerator) / denominator,
      numerator,
      denominator,
      n: 2,
      expected: 3,
      reported: 2,
      reason: null,
      hidden: false,
    });
  });

  it('are listed by organization, the silent one with its reason', async () => {
    const { organizations, history, sources, method } = await detailFor(
      town.asIrina,
      'upbringing.3.3',
    );
    expect(organizations.map(({ name, value }) => [name, value.reason])).toEqual([
      ['Школа № 1', null],
      ['Школа № 2', null],
      ['Школа № 3', 'notReported'],
    ]);
    expect(history).toHaveLength(1);
    expect(sources.map(({ kind, id }) => [kind, id])).toEqual([
      ['element', 'pupils_pdn'],
      ['element', 'pupils_total'],
    ]);
    expect(method).toContain('100 ·');
    expect(method).not.toContain('pupils_pdn');
  });

  it('show a coordinator the own school and the municipality only', async () => {
    const { organizations } = await detailFor(town.asMarina, 'upbringing.1.1');
    expect(organizations.map(({ name }) => name)).toEqual(['Школа № 1']);
  });

  it('hide small restricted counts outside the department', async () => {
    const small = { ...first, pupils_pdn: 3, pupils_pdn_removed: 0 };
    await submit(town.asMarina, { answers: small });
    const mine = await detailFor(town.asMarina, 'upbringing.3.3');
    expect(mine.organizations[0]?.value).toMatchObject({ value: null, fewerThanFive: true });
    const theirs = await detailFor(town.asIrina, 'upbringing.3.3');
    expect(theirs.organizations[0]?.value).toMatchObject({ numerator: 3, fewerThanFive: false });
  });

  it('follow a correction, and leave the sums when a number is declared absent', async () => {
    const { pupils_pdn: _, ...rest } = first;
    const states = { pupils_pdn: { state: 'absent', reason: 'нет сведений' } };
    await submit(town.asMarina, { answers: rest, states });
    expect(await valueFor(town.asIrina, 'upbringing.3.3')).toMatchObject({
      numerator: Number(second.pupils_pdn),
      denominator: Number(second.pupils_total),
      reported: 1,
      // An absence with its reason is an answer.
      answered: 2,
      expected: 3,
    });
    const { organizations } = await detailFor(town.asIrina, 'upbringing.3.3');
    expect(organizations[0]?.value).toMatchObject({ value: null, reason: 'absent', answered: 1 });
  });

  it('are the same when computed again', async () => {
    const stored = mongoose.connection.collection('indicatorValues');
    const read = () => stored.find({ municipalityId: town.municipalityId }).sort({ _id: 1 });
    const before = await read().toArray();
    await recomputePeriod(town.municipalityId, period);
    expect(await read().toArray()).toEqual(before);
    expect(before.length).toBeGreaterThan(40);
  });
});

describe('values from persons’ answers', () => {
  const key = 'context.parents_satisfied';
  let tokens: string[];

  async function answer(school: number, marks: (number | undefined)[]) {
    for (const overall of marks) {
      const answers = { stage: 'basic', ...(overall === undefined ? {} : { overall }) };
      const reply = await app
        .visitor()
        .post(`/api/answer/${tokens[school] ?? ''}`, submission(answers));
      expect(reply.status, reply.text).toBe(201);
    }
    await app.runJobs();
  }

  beforeAll(async () => {
    const campaign = await openCampaign(app, town, { period });
    tokens = (await linksOf(town, campaign.id)).map(tokenOf);
  });

  it('stay out of the figures until there are enough of them', async () => {
    await answer(0, [5, 5, 4, 1]);
    expect(await valueFor(town.asIrina, key)).toMatchObject({
      value: null,
      reason: 'notReported',
      expected: 3,
      reported: 0,
    });
  });

  it('appear with the fifth, fresh by day', async () => {
    await answer(0, [2]);
    expect(await valueFor(town.asIrina, key)).toMatchObject({
      value: 60,
      numerator: 3,
      denominator: 5,
      n: 5,
      expected: 3,
      reported: 1,
      freshAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
    });
  });

  it('weigh each school by its answers, and leave out who skipped the question', async () => {
    await answer(1, [5, 5, 5, 5, 5, 5, 5, 5, 5, undefined]);
    expect(await valueFor(town.asIrina, key)).toMatchObject({
      value: (100 * 12) / 14,
      n: 14,
      reported: 2,
    });
    expect(await valueFor(town.asIrina, 'context.parents_mean')).toMatchObject({
      value: (5 + 5 + 4 + 1 + 2 + 45) / 14,
      denominator: 14,
    });
  });

  it('hide a school of two once the campaign is over, and the next smallest with it', async () => {
    await answer(2, [1, 1]);
    await app.runJobs(new Date(Date.now() + 30 * 24 * 3600 * 1000));
    const { indicator, organizations } = await detailFor(town.asIrina, key);
    expect(indicator.value).toMatchObject({ n: 16, reported: 3, hidden: false });
    expect(organizations.map(({ value }) => value.hidden)).toEqual([true, false, true]);
    expect(organizations[2]?.value).toMatchObject({ value: null, n: null, reason: 'tooFew' });
  });
});

describe('numbers from other systems', () => {
  const index = 'context.mechanism_index';
  const systems = {
    'quality-assessment': 79,
    'low-result-schools': 86,
    talents: 35,
    'career-guidance': 41,
    'heads-monitoring': 77,
    'professional-development': 45,
    upbringing: 57,
    'preschool-quality': 92,
  };

  async function enter(names: string[]) {
    for (const name of names) {
      await recordExternal(town.by, {
        organizationId: town.department._id,
        indicatorKey: `${index}.${name}`,
        period: '2021',
        value: systems[name as keyof typeof systems],
        source: 'Региональная оценка',
      });
    }
    await app.runJobs();
  }

  it('give an index only once all of its parts are there', async () => {
    await enter(['quality-assessment', 'low-result-schools', 'talents']);
    expect(await valueFor(town.asIrina, `${index}.results`, '2021')).toMatchObject({
      value: null,
      reason: 'missingPart',
    });
  });

  it('give the two indexes that the document publishes', async () => {
    await enter(Object.keys(systems));
    expect(await valueFor(town.asIrina, `${index}.results`, '2021')).toMatchObject({
      value: 60.25,
      denominator: 4,
    });
    expect(await valueFor(town.asMarina, `${index}.activity`, '2021')).toMatchObject({
      value: 67.75,
    });
    const { sources } = await detailFor(town.asIrina, `${index}.results`, '2021');
    expect(sources.map(({ kind }) => kind)).toEqual(Array(4).fill('indicator'));
    expect((await treeFor(town.asIrina, '2021')).periods).toEqual([period, '2021']);
  });

  it('leave an audit line with the number and its source', async () => {
    await app.runJobs();
    const lines = (await town.asIrina.get('/api/audit?limit=500')).json<
      { action: string; subject: { id: string }; after: unknown }[]
    >();
    const entered = lines.filter(({ action }) => action === 'indicator.enter');
    expect(entered).toHaveLength(8);
    expect(entered.find(({ subject }) => subject.id === `${index}.talents`)?.after).toEqual({
      period: '2021',
      value: 35,
      source: 'Региональная оценка',
    });
  });
});
