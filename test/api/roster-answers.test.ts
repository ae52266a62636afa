import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../../server/reports/schema.ts';
import type { ReleaseView } from '../../server/responses/release.schema.ts';
import type { CampaignResults } from '../../server/responses/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, submission, tokenOf } from '../support/make.ts';
import { rosterForm } from '../support/roster-form.ts';

/** What parents write about each child is stored whole and shown as numbers of rows only. */

let app: TestApp;
let town: Town;
let campaignId: string;
let tokens: string[];

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const published = await town.asIrina.post('/api/forms', rosterForm());
  expect(published.status, published.text).toBe(200);
  const campaign = await openCampaign(app, town, { formKey: 'family' });
  campaignId = campaign.id;
  tokens = (await linksOf(town, campaignId)).map(tokenOf);
});
afterAll(() => app.stop());

const send = (school: number, children: unknown) =>
  app
    .visitor()
    .post(`/api/answer/${tokens[school]}`, submission({ mood: 4, children }, randomUUID()));
const stored = () => mongoose.connection.collection('responses').find({ campaignId }).toArray();

describe('a row that does not fit', () => {
  it.each<[unknown, string]>([
    ['Оля', 'children'],
    [{ age: 7 }, 'children'],
    [[{ age: 7 }, 8], 'children[1]'],
    [[{ age: 7 }, { age: 'восемь' }], 'children[1].age'],
    [[{ age: 7, pet: 'кот' }], 'children[0].pet'],
    [[{ age: { $gt: 0 } }], 'children[0].age'],
    [[{ stage: 'soo' }], 'children[0].stage'],
    [Array.from({ length: 51 }, () => ({ age: 7 })), 'children'],
  ])('is refused with its place, and nothing is stored: %#', async (children, path) => {
    const reply = await send(0, children);
    expect(reply.status, reply.text).toBe(422);
    expect(reply.text).toContain(`"path":"answers.${path}"`);
    expect(await stored()).toEqual([]);
  });
});

describe('rows of three schools, one of them with too few parents', () => {
  const results = async (organization?: string) => {
    const query = organization ? `?organization=${organization}` : '';
    const reply = await town.asIrina.get(`/api/campaigns/${campaignId}/results${query}`);
    return reply.json<CampaignResults>().questions.find(({ name }) => name === 'children');
  };

  beforeAll(async () => {
    const parents: [number, number, object[]][] = [
      [0, 6, [{ name: 'Секретова Оля', age: 7 }, {}, { age: 9, club: true }]],
      [0, 2, []],
      [1, 7, [{ name: 'Секретова Оля', age: 7 }]],
      [2, 2, [{ age: 7 }, { age: 8 }, { age: 9 }]],
    ];
    for (const [school, times, children] of parents) {
      for (let i = 0; i < times; i += 1) {
        const reply = await send(school, children);
        expect(reply.status, reply.text).toBe(201);
      }
    }
    await town.asIrina.post(`/api/campaigns/${campaignId}/close`);
    await app.runJobs(new Date(Date.now() + 11_000));
  });

  it('are stored without the empty ones', async () => {
    const kept = (await stored()).map(({ answers }) => answers as Record<string, unknown>);
    expect(kept.filter(({ children }) => children === undefined)).toHaveLength(2);
    expect(kept.map(({ children }) => children)).toContainEqual([
      { name: 'Секретова Оля', age: 7 },
      { age: 9, club: true },
    ]);
    expect(JSON.stringify(kept)).not.toContain('{}');
  });

  it('are counted where the number of those who answered is shown, and nowhere else', async () => {
    const [first, second, third] = town.schools.map(({ _id }) => _id);
    expect(await results(first)).toMatchObject({ n: 6, rows: 12, cells: [], hidden: false });
    expect(await results()).toMatchObject({ n: 15, rows: 25, cells: [] });
    const others = [await results(second), await results(third)];
    expect(others.map((one) => [one?.n, one?.rows, one?.hidden])).toEqual([
      [null, null, true],
      [null, null, true],
    ]);
  });

  it('stand in the summary as people and rows', async () => {
    const reply = await town.asIrina.get(`/api/campaigns/${campaignId}/summary`);
    const { columns, rows } = reply.json<Summary>();
    const at = ['children:n', 'children:rows'].map((id) =>
      columns.findIndex((column) => column.id === id),
    );
    const whole = rows.find(({ kind }) => kind === 'whole');
    expect(at.map((index) => columns[index]?.title)).toEqual(['ответили', 'всего строк']);
    expect(at.map((index) => whole?.cells[index]?.value)).toEqual([15, 25]);
    const book = await town.asIrina.download(`/api/campaigns/${campaignId}/summary.xlsx`);
    expect(book.status).toBe(200);
  });

  it('are no free answers, and their words leave the storage nowhere', async () => {
    const waiting = await town.asIrina.get(`/api/campaigns/${campaignId}/free-answers`);
    expect(waiting.status).toBe(200);
    expect(waiting.json<ReleaseView>()).toBeDefined();
    for (const path of ['free-answers', 'results', 'summary', 'progress', 'brief']) {
      const { text } = await town.asIrina.get(`/api/campaigns/${campaignId}/${path}`);
      expect(text, path).not.toContain('Секретова');
    }
  });
});
