import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignView } from '../../server/campaigns/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, submission, tokenOf } from '../support/make.ts';

let app: TestApp;
let town: Town;
const minute = 60_000;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

const later = (ms: number) => new Date(Date.now() + ms).toISOString();
const move = (id: string, closesAt: string) =>
  town.asIrina.put(`/api/campaigns/${id}/closing`, { closesAt });
const reopen = (id: string) => town.asIrina.post(`/api/campaigns/${id}/reopen`);
const close = (id: string) => town.asIrina.post(`/api/campaigns/${id}/close`);

/** So many parents of the first school answer. */
async function answer(campaignId: string, times: number): Promise<number[]> {
  const token = tokenOf((await linksOf(town, campaignId))[0]);
  const statuses = [];
  for (let turn = 0; turn < times; turn += 1) {
    const reply = await app
      .visitor()
      .post(`/api/answer/${token}`, submission({ stage: 'primary', overall: 5, recommend: 9 }));
    statuses.push(reply.status);
  }
  return statuses;
}

describe('the closing time of a campaign', () => {
  it('is not for a methodologist or a coordinator to move', async () => {
    const { id } = await openCampaign(app, town);
    for (const person of [town.asAnna, town.asMarina]) {
      const body = { closesAt: later(minute) };
      expect((await person.put(`/api/campaigns/${id}/closing`, body)).status).toBe(403);
      expect((await person.post(`/api/campaigns/${id}/reopen`)).status).toBe(403);
    }
  });

  it('is neither put into the past nor before the opening', async () => {
    const { id, closesAt } = await openCampaign(app, town);
    const planned = await openCampaign(app, town, { opensInDays: 2 });
    for (const [campaign, time] of [
      [id, later(-minute)],
      [planned.id, later(minute)],
    ] as const) {
      const reply = await move(campaign, time);
      expect([reply.status, reply.json().error.path]).toEqual([422, 'closesAt']);
    }
    const list = (await town.asIrina.get('/api/campaigns')).json<CampaignView[]>();
    expect(list.find((one) => one.id === id)?.closesAt).toBe(closesAt);
  });

  it('is not moved once the campaign is closed, nor in a draft', async () => {
    const { id } = await openCampaign(app, town);
    await close(id);
    const reply = await move(id, later(minute));
    expect([reply.status, reply.json().error.code]).toEqual([409, 'campaign.state']);
  });

  it('moves forward and back, and the log says from when to when', async () => {
    const { id, closesAt } = await openCampaign(app, town);
    const soon = later(minute);
    expect((await move(id, later(30 * 24 * 60 * minute))).status).toBe(200);
    expect((await move(id, soon)).json<CampaignView>().closesAt).toBe(soon);
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${id}`)).json<
      { action: string; before: { closesAt?: string }; after: { closesAt?: string } }[]
    >();
    const moves = lines.filter(({ action }) => action === 'campaign.reschedule');
    expect(moves).toHaveLength(2);
    expect(moves.at(-1)?.before.closesAt).toBe(closesAt);
    expect(moves[0]?.after.closesAt).toBe(soon);
  });
});

describe('a campaign closed by mistake', () => {
  it('opens again while nobody’s few answers have become final', async () => {
    const { id } = await openCampaign(app, town);
    expect((await reopen(id)).json().error.code).toBe('campaign.state');
    expect((await answer(id, 5)).every((status) => status < 300)).toBe(true);
    await app.runJobs();
    expect((await close(id)).json<CampaignView>().reopenable).toBe(true);
    await app.runJobs(new Date(Date.now() + minute));
    const reply = await reopen(id);
    expect([reply.status, reply.json<CampaignView>().state]).toEqual([200, 'open']);
    await app.runJobs();
    expect((await answer(id, 1)).every((status) => status < 300)).toBe(true);
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${id}`)).json<{ action: string }[]>();
    expect(lines.map(({ action }) => action)).toContain('campaign.reopen');
  });

  it('stays closed once the last few answers are in the final figures', async () => {
    const { id } = await openCampaign(app, town);
    await answer(id, 7);
    await app.runJobs();
    await answer(id, 2);
    await close(id);
    await app.runJobs(new Date(Date.now() + minute));
    const reply = await reopen(id);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'campaign.final']);
    const list = (await town.asIrina.get('/api/campaigns')).json<CampaignView[]>();
    expect(list.find((one) => one.id === id)).toMatchObject({ state: 'closed', reopenable: false });
  });

  it('waits with its last few answers when it was opened again before they were taken', async () => {
    const { id } = await openCampaign(app, town);
    await answer(id, 2);
    await close(id);
    expect((await reopen(id)).status).toBe(200);
    await app.runJobs(new Date(Date.now() + minute));
    const results = (await town.asIrina.get(`/api/campaigns/${id}/results`)).json<{
      n: number;
      waiting: boolean;
    }>();
    expect(results).toMatchObject({ n: 0, waiting: true });
  });
});
