import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignView } from '../../server/campaigns/schema.ts';
import type {
  ReleasedView,
  ReleaseView,
  WaitingView,
} from '../../server/responses/release.schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, submission, tokenOf } from '../support/make.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

const settled = () => new Date(Date.now() + 11_000);

/** A closed campaign with so many answers in each school, each with its own words. */
async function answered(numbers: readonly number[]): Promise<CampaignView> {
  const campaign = await openCampaign(app, town);
  const links = await linksOf(town, campaign.id);
  for (const [school, times] of numbers.entries()) {
    for (let i = 0; i < times; i += 1) {
      const answers = {
        stage: 'primary',
        overall: 5,
        comment: `Школа ${school + 1}, мнение ${i + 1}`,
      };
      const body = submission(answers, randomUUID());
      const reply = await app.visitor().post(`/api/answer/${tokenOf(links[school])}`, body);
      expect(reply.status, reply.text).toBe(201);
    }
  }
  await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
  await app.runJobs(settled());
  return campaign;
}

const path = ({ id }: CampaignView) => `/api/campaigns/${id}/free-answers`;
const read = async (campaign: CampaignView, state = 'waiting') =>
  (await town.asIrina.get(`${path(campaign)}?state=${state}`)).json<ReleaseView>();
const released = async (campaign: CampaignView, who = town.asAnna, organization = '') =>
  (
    await who.get(
      `${path(campaign)}/released${organization ? `?organization=${organization}` : ''}`,
    )
  ).json<ReleasedView>();
const wordsOf = ({ questions }: ReleasedView) => questions.flatMap(({ answers }) => answers);

describe('free answers', () => {
  it('are read before release by specialists alone', async () => {
    const campaign = await answered([6, 7, 0]);
    for (const person of [town.asAnna, town.asMarina]) {
      expect((await person.get(path(campaign))).status).toBe(403);
      expect((await person.put(path(campaign), { decisions: [] })).status).toBe(403);
      expect((await person.get('/api/free-answers/waiting')).status).toBe(403);
    }
    const [first, second] = town.schools.map(({ _id }) => _id);
    // Everybody and another school are not for a coordinator at all.
    const everybody = await town.asMarina.get(`${path(campaign)}/released`);
    expect([everybody.status, everybody.json().error.code]).toEqual([403, 'response.ownOnly']);
    const foreign = await town.asMarina.get(`${path(campaign)}/released?organization=${second}`);
    expect(foreign.status).toBe(404);
    const own = await released(campaign, town.asMarina, first);
    expect([wordsOf(own), own.waiting]).toEqual([[], 6]);
    expect(wordsOf(await released(campaign))).toEqual([]);
  });

  it('of an organization that must be hidden are read by nobody', async () => {
    const campaign = await answered([12, 6, 3]);
    const { answers, counts } = await read(campaign);
    expect(counts.waiting).toBe(12);
    expect(new Set(answers.map(({ organizationName }) => organizationName))).toEqual(
      new Set(['Школа № 1']),
    );
    // An answer that may not be read cannot be released by its name either.
    const hidden = await mongoose.connection
      .collection('responses')
      .findOne({ campaignId: campaign.id, organizationId: town.schools[2]!._id });
    const { createHash } = await import('node:crypto');
    const id = createHash('sha256')
      .update(`${String(hidden?._id)} comment`)
      .digest('base64url');
    const forced = await town.asIrina.put(path(campaign), {
      decisions: [{ id, state: 'released' }],
    });
    expect(forced.status).toBe(404);
    // Too few wait in a small school to tell how many.
    expect(await released(campaign, town.asPyotr, town.schools[1]!._id)).toMatchObject({
      waiting: 0,
    });
  });

  it('reach the organization edited, and others’ stay away', async () => {
    const campaign = await answered([5, 5, 5]);
    const { answers } = await read(campaign);
    const own = answers.filter(({ organizationName }) => organizationName === 'Школа № 1');
    const [one, other] = own;
    const put = await town.asIrina.put(path(campaign), {
      decisions: [
        { id: one?.id, state: 'released', masks: [[0, 7]] },
        { id: other?.id, state: 'hidden' },
      ],
    });
    expect(put.json()).toEqual({ changed: 2 });
    const [first, second] = town.schools.map(({ _id }) => _id);
    const seen = await released(campaign, town.asMarina, first);
    expect(wordsOf(seen)).toEqual([`…${one?.text.slice(7) ?? ''}`]);
    // Three of five wait: too few to say how many.
    expect(seen.waiting).toBeNull();
    expect(wordsOf(await released(campaign, town.asPyotr, second))).toEqual([]);
    const all = await released(campaign);
    expect([wordsOf(all).length, all.waiting]).toEqual([1, 13]);
    expect((await read(campaign, 'hidden')).answers.map(({ id }) => id)).toEqual([other?.id]);
    // Taken back: it waits again.
    await town.asIrina.put(path(campaign), { decisions: [{ id: one?.id, state: 'waiting' }] });
    expect(wordsOf(await released(campaign, town.asMarina, first))).toEqual([]);
  });

  it('leave an audit line with numbers only, and no words in the decisions', async () => {
    const campaign = await answered([5, 0, 0]);
    const { answers } = await read(campaign);
    const decisions = answers.map(({ id }) => ({ id, state: 'released', masks: [] }));
    await town.asIrina.put(path(campaign), { decisions });
    // Again changes nothing and leaves no second line.
    expect((await town.asIrina.put(path(campaign), { decisions })).json()).toEqual({ changed: 0 });
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${campaign.id}`)).json<
      { action: string; after: unknown }[]
    >();
    const own = lines.filter(({ action }) => action === 'response.release');
    expect(own.map(({ after }) => after)).toEqual([{ released: 5 }]);
    const stored = await mongoose.connection
      .collection('releases')
      .find({ campaignId: campaign.id })
      .toArray();
    const kept = JSON.stringify(stored);
    const ids = await mongoose.connection
      .collection('responses')
      .distinct('_id', { campaignId: campaign.id });
    expect(kept).not.toContain('мнение');
    for (const id of ids) expect(kept).not.toContain(String(id));
  });

  it('are not released with a place outside the text', async () => {
    const campaign = await answered([5, 0, 0]);
    const [one] = (await read(campaign)).answers;
    const spoiled: [unknown, number, string][] = [
      [{ id: one?.id, state: 'released', masks: [[0, 500]] }, 422, 'decisions.0.masks'],
      [
        {
          id: one?.id,
          state: 'released',
          masks: [
            [3, 5],
            [4, 6],
          ],
        },
        422,
        'decisions.0.masks',
      ],
      [{ id: one?.id, state: 'published' }, 422, 'body.decisions.0.state'],
      [{ id: 'x', state: 'released' }, 422, 'body.decisions.0.id'],
    ];
    for (const [decision, status, at] of spoiled) {
      const reply = await town.asIrina.put(path(campaign), { decisions: [decision] });
      expect([
        reply.status,
        `body.${reply.json().error.path ?? ''}`.endsWith(at.replace('body.', '')),
      ]).toEqual([status, true]);
    }
    expect((await read(campaign)).counts).toEqual({ waiting: 5, released: 0, hidden: 0 });
  });

  it('are counted for the specialist’s day', async () => {
    const fresh = await app.makeTown();
    const campaign = await openCampaign(app, fresh);
    expect((await fresh.asIrina.get('/api/free-answers/waiting')).json()).toEqual([]);
    const [link] = await linksOf(fresh, campaign.id);
    for (let i = 0; i < 5; i += 1) {
      const body = submission({ stage: 'basic', comment: 'Тёплые окна' }, randomUUID());
      await app.visitor().post(`/api/answer/${tokenOf(link)}`, body);
    }
    await app.runJobs();
    expect((await fresh.asIrina.get('/api/free-answers/waiting')).json<WaitingView>()).toEqual([
      { campaignId: campaign.id, title: campaign.title, waiting: 5 },
    ]);
    // Another municipality's specialist does not know the campaign.
    expect((await town.asIrina.get(path(campaign))).status).toBe(404);
  });
});
