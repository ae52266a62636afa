import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignProgress, CampaignView } from '../../server/campaigns/schema.ts';
import type { LinkView } from '../../server/links/schema.ts';
import type { CampaignResults } from '../../server/responses/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { campaignBody, linksOf, openCampaign } from '../support/make.ts';

let app: TestApp;
let town: Town;
let asked: CampaignView;
let foreign: CampaignView;
let draft: CampaignView;

const idOf = (index: number) => town.schools[index]?._id ?? '';

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  asked = await openCampaign(app, town);
  foreign = await openCampaign(app, town, { organizationIds: [idOf(1), idOf(2)] });
  draft = (
    await town.asIrina.post('/api/campaigns', campaignBody(town, { period: '2030-2031' }))
  ).json<CampaignView>();
});
afterAll(() => app.stop());

describe('Марина, coordinator of school 1', () => {
  it('cannot guess a survey that does not ask her school, nor a draft', async () => {
    for (const { id } of [foreign, draft]) {
      for (const path of ['', '/links', `/results?organization=${idOf(0)}`]) {
        const reply = await town.asMarina.get(`/api/campaigns/${id}${path}`);
        expect([path, reply.status, reply.json().error.code]).toEqual([
          path,
          404,
          'thing.notFound',
        ]);
      }
    }
  });

  it('sees in the list only opened surveys that ask her school, counting only her own', async () => {
    const list = (await town.asMarina.get('/api/campaigns')).json<CampaignView[]>();
    expect(list.map(({ id, organizations }) => [id, organizations])).toEqual([[asked.id, 1]]);
  });

  it('sees the progress of her school alone, and totals over it alone', async () => {
    const progress = (
      await town.asMarina.get(`/api/campaigns/${asked.id}`)
    ).json<CampaignProgress>();
    expect(progress.organizations.map(({ id }) => id)).toEqual([idOf(0)]);
    expect(progress.expected).toBe(400);
    expect(progress.campaign.organizations).toBe(1);
    expect(JSON.stringify(progress)).not.toContain('Школа № 2');
  });

  it('is given the link and the QR code of her school, not of the others', async () => {
    const links = (await town.asMarina.get(`/api/campaigns/${asked.id}/links`)).json<LinkView[]>();
    expect(links.map(({ organizationId }) => organizationId)).toEqual([idOf(0)]);
    expect((await town.asMarina.get(links[0]?.qr ?? '')).status).toBe(200);
    const all = await linksOf(town, asked.id);
    for (const { qr } of all.slice(1)) expect((await town.asMarina.get(qr)).status).toBe(404);
    const [own] = links;
    expect((await town.asMarina.post(`/api/links/${own?.id ?? ''}/revoke`)).status).toBe(403);
  });

  it('reads the results of her school, neither of another one nor of the municipality', async () => {
    const at = `/api/campaigns/${asked.id}/results`;
    const whole = await town.asMarina.get(at);
    expect([whole.status, whole.json().error.code]).toEqual([403, 'response.ownOnly']);
    expect((await town.asMarina.get(`${at}?organization=${idOf(1)}`)).status).toBe(404);
    const own = (await town.asMarina.get(`${at}?organization=${idOf(0)}`)).json<CampaignResults>();
    expect(own.organizations.map(({ id }) => id)).toEqual([idOf(0)]);
  });

  it('neither opens nor closes anything', async () => {
    expect((await town.asMarina.post(`/api/campaigns/${draft.id}/open`)).status).toBe(403);
    expect((await town.asMarina.post(`/api/campaigns/${asked.id}/close`)).status).toBe(403);
  });
});

describe('Пётр, coordinator of school 2', () => {
  it('sees both surveys that ask his school', async () => {
    const list = (await town.asPyotr.get('/api/campaigns')).json<CampaignView[]>();
    expect(list.map(({ id }) => id).sort()).toEqual([asked.id, foreign.id].sort());
  });
});

describe('the expected list', () => {
  it('expects as many teachers as nobody has said, not as many as there are pupils', async () => {
    const { id } = await openCampaign(app, town, { formKey: 'teacher-deficits' });
    const progress = (await town.asIrina.get(`/api/campaigns/${id}`)).json<CampaignProgress>();
    expect(progress.organizations.map(({ expected }) => expected)).toEqual([null, null, null]);
  });
});
