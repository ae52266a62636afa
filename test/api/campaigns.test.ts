import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignView } from '../../server/campaigns/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { campaignBody, linksOf, openCampaign, progressOf } from '../support/make.ts';

let app: TestApp;
let town: Town;
let otherTown: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  otherTown = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

describe('a campaign', () => {
  it('is not for a methodologist or a coordinator to draft or open', async () => {
    for (const person of [town.asAnna, town.asMarina]) {
      expect((await person.post('/api/campaigns', campaignBody(town))).status).toBe(403);
    }
    const { id } = (
      await town.asIrina.post('/api/campaigns', campaignBody(town))
    ).json<CampaignView>();
    expect((await town.asAnna.post(`/api/campaigns/${id}/open`)).status).toBe(403);
  });

  it('belongs to one municipality', async () => {
    const { id } = await openCampaign(app, town);
    for (const path of ['', '/links', '/results']) {
      expect((await otherTown.asIrina.get(`/api/campaigns/${id}${path}`)).status).toBe(404);
    }
    expect((await otherTown.asIrina.post(`/api/campaigns/${id}/close`)).status).toBe(404);
  });

  const wrong: [string, Record<string, unknown>, number, string | undefined][] = [
    ['a form version that does not exist', { formVersion: 9 }, 422, 'formVersion'],
    ['a form that does not exist', { formKey: 'nothing' }, 404, undefined],
    ['a period of another kind', { period: '2021-Q3' }, 422, 'period'],
    ['a period that is none', { period: 'прошлый год' }, 422, 'period'],
    ['a school year of two years', { period: '2021-2023' }, 422, 'period'],
    ['closing before opening', { closesAt: '2020-01-01T00:00:00Z' }, 422, 'closesAt'],
    ['no organizations', { organizationIds: [] }, 422, 'organizationIds'],
    ['a group under 3', { minimumGroup: 2 }, 422, 'minimumGroup'],
    ['an operator for a title', { title: { $gt: '' } }, 422, 'title'],
    ['a field of its own', { municipalityId: 'other' }, 422, 'municipalityId'],
  ];
  it.each(wrong)('with %s is refused', async (_, change, status, path) => {
    const before = (await town.asIrina.get('/api/campaigns')).json<unknown[]>().length;
    const reply = await town.asIrina.post('/api/campaigns', { ...campaignBody(town), ...change });
    expect([reply.status, reply.json().error.path]).toEqual([status, path]);
    expect((await town.asIrina.get('/api/campaigns')).json<unknown[]>()).toHaveLength(before);
  });

  it('refuses another municipality’s organization', async () => {
    const organizationIds = [otherTown.schools[0]?._id ?? ''];
    const reply = await town.asIrina.post(
      '/api/campaigns',
      campaignBody(town, { organizationIds }),
    );
    expect(reply.status).toBe(404);
  });

  it('freezes who is asked when it opens', async () => {
    const { id } = await openCampaign(app, town);
    const body = { name: 'Школа № 4', shortName: 'Школа № 4', type: 'school', headcount: 77 };
    await town.asIrina.post('/api/organizations', body);
    const first = town.schools[0];
    await town.asIrina.put(`/api/organizations/${first?._id ?? ''}`, {
      name: 'Школа № 1',
      shortName: 'Школа № 1',
      type: 'school',
      headcount: 999,
    });
    const progress = await progressOf(town, id);
    expect(progress.organizations.map(({ expected }) => expected)).toEqual([400, 250, 120]);
    expect(progress.expected).toBe(770);
  });

  it('is not opened after its closing time', async () => {
    const body = campaignBody(town, { opensInDays: -9, closesInDays: -1 });
    const { id } = (await town.asIrina.post('/api/campaigns', body)).json<CampaignView>();
    const reply = await town.asIrina.post(`/api/campaigns/${id}/open`);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'campaign.late']);
  });

  it('does not ask the same people the same for the same period twice', async () => {
    const { period, title } = await openCampaign(app, town);
    const organizationIds = [town.schools[1]?._id ?? ''];
    const body = campaignBody(town, { period, organizationIds });
    const { id } = (await town.asIrina.post('/api/campaigns', body)).json<CampaignView>();
    const reply = await town.asIrina.post(`/api/campaigns/${id}/open`);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'campaign.askedTwice']);
    expect(reply.json().error.message).toContain('Школа № 2');
    expect(reply.json().error.message).toContain(title);
  });

  it('does not do so either when two are opened at the same moment', async () => {
    const body = campaignBody(town, { period: '2047-2048' });
    const drafts = await Promise.all(
      [1, 2, 3].map(() => town.asIrina.post('/api/campaigns', body)),
    );
    const replies = await Promise.all(
      drafts.map((draft) => {
        const { id } = draft.json<CampaignView>();
        return town.asIrina.post(`/api/campaigns/${id}/open`);
      }),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('opens once, and closes once', async () => {
    const { id } = await openCampaign(app, town);
    const again = await town.asIrina.post(`/api/campaigns/${id}/open`);
    expect([again.status, again.json().error.code]).toEqual([409, 'campaign.state']);
    expect((await town.asIrina.post(`/api/campaigns/${id}/close`)).status).toBe(200);
    expect((await town.asIrina.post(`/api/campaigns/${id}/close`)).status).toBe(409);
  });

  it('makes its links once, however often the job runs', async () => {
    const { id } = await openCampaign(app, town);
    const before = await linksOf(town, id);
    await app.runJobs();
    expect(await linksOf(town, id)).toEqual(before);
    expect(before).toHaveLength(3);
  });

  it('shows its link as a QR code', async () => {
    const { id } = await openCampaign(app, town);
    const [link] = await linksOf(town, id);
    const picture = await town.asIrina.get(link?.qr ?? '');
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(picture.text).toContain('<svg');
  });

  it('leaves audit lines of drafting, opening and closing', async () => {
    const { id } = await openCampaign(app, town);
    await town.asIrina.post(`/api/campaigns/${id}/close`);
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${id}`)).json<{ action: string }[]>();
    expect(lines.map(({ action }) => action)).toEqual([
      'campaign.close',
      'campaign.open',
      'campaign.create',
    ]);
  });
});
