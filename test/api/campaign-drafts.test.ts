import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCampaign } from '../../server/campaigns/model.ts';
import { openCampaign as openDraft } from '../../server/campaigns/running.model.ts';
import type {
  CampaignMessage,
  CampaignProgress,
  CampaignView,
} from '../../server/campaigns/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { campaignBody, openCampaign } from '../support/make.ts';

let app: TestApp;
let town: Town;
let year = 2040;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

const idOf = (index: number) => town.schools[index]?._id ?? '';
const bodyOf = (change: object = {}) => {
  year += 1;
  return { ...campaignBody(town, { period: `${year}-${year + 1}` }), ...change };
};
const draftOf = async (change: object = {}) => {
  const reply = await town.asIrina.post('/api/campaigns', bodyOf(change));
  expect(reply.status, reply.text).toBe(200);
  return reply.json<CampaignView>();
};
const progressOf = async (id: string) =>
  (await town.asIrina.get(`/api/campaigns/${id}`)).json<CampaignProgress>();

describe('organizations that a form is not for', () => {
  it('are refused by name, when drafting and when opening', async () => {
    const organizationIds = [idOf(0), town.kindergarten._id];
    const reply = await town.asIrina.post('/api/campaigns', bodyOf({ organizationIds }));
    expect([reply.status, reply.json().error.code]).toEqual([422, 'campaign.otherType']);
    expect(reply.json().error.message).toContain('Ромашка');
    expect(reply.json().error.details?.[0]?.path).toBe('organizationIds.1');
    const fourth = await town.asIrina.post('/api/organizations', {
      name: 'Школа № 44',
      shortName: 'Школа № 44',
      type: 'school',
    });
    const { id: changing } = fourth.json<{ id: string }>();
    const { id } = await draftOf({ organizationIds: [changing] });
    const change = { name: 'Сад № 44', shortName: 'Сад № 44', type: 'kindergarten' };
    await town.asIrina.put(`/api/organizations/${changing}`, change);
    const opened = await town.asIrina.post(`/api/campaigns/${id}/open`);
    expect([opened.status, opened.json().error.code]).toEqual([422, 'campaign.otherType']);
  });

  it('are asked when somebody says that it is meant', async () => {
    const organizationIds = [idOf(0), town.kindergarten._id];
    const { id } = await draftOf({ organizationIds, otherTypes: true });
    expect((await town.asIrina.post(`/api/campaigns/${id}/open`)).status).toBe(200);
  });
});

describe('expected numbers of a campaign', () => {
  it.each([
    ['zero', [{ organizationId: 0, people: 0 }], 'people.0.people'],
    ['a part of a person', [{ organizationId: 0, people: 1.5 }], 'people.0.people'],
    ['an organization that is not asked', [{ organizationId: 'sad', people: 5 }], 'people.0'],
    [
      'the same organization twice',
      [
        { organizationId: 0, people: 5 },
        { organizationId: 0, people: 6 },
      ],
      'people.1',
    ],
  ])('refuse %s', async (_, people, path) => {
    const named = people.map(({ organizationId, people: count }) => ({
      organizationId: organizationId === 'sad' ? town.kindergarten._id : idOf(0),
      people: count,
    }));
    const reply = await town.asIrina.post('/api/campaigns', bodyOf({ people: named }));
    expect([reply.status, reply.json().error.path]).toEqual([422, path]);
  });

  it('stand instead of the registry’s, and are frozen at opening', async () => {
    const people = [
      { organizationId: idOf(0), people: 55 },
      { organizationId: idOf(1), people: null },
    ];
    const { id } = await draftOf({ people });
    const expected = async () => (await progressOf(id)).organizations.map((one) => one.expected);
    expect(await expected()).toEqual([55, null, 120]);
    expect((await town.asIrina.post(`/api/campaigns/${id}/open`)).status).toBe(200);
    expect(await expected()).toEqual([55, null, 120]);
  });
});

describe('a draft', () => {
  it('is not for a methodologist to change, and an opened campaign is for nobody', async () => {
    const { id } = await draftOf();
    expect((await town.asAnna.put(`/api/campaigns/${id}`, bodyOf())).status).toBe(403);
    const opened = await openCampaign(app, town);
    const reply = await town.asIrina.put(`/api/campaigns/${opened.id}`, bodyOf());
    expect([reply.status, reply.json().error.code]).toEqual([409, 'campaign.state']);
    expect((await progressOf(opened.id)).campaign.period).toBe(opened.period);
  });

  it('is not opened with the list of what it was before somebody changed it', async () => {
    const { id } = await draftOf();
    const checked = await getCampaign(town.municipalityId, id);
    const change = bodyOf({ organizationIds: [idOf(1)] });
    expect((await town.asIrina.put(`/api/campaigns/${id}`, change)).status).toBe(200);
    await expect(openDraft(town.by, checked, [])).rejects.toMatchObject({
      code: 'campaign.changed',
    });
    expect((await progressOf(id)).campaign.state).toBe('draft');
  });

  it('is changed as a whole, with a line in the log, and opens as it was changed', async () => {
    const { id } = await draftOf({ people: [{ organizationId: idOf(0), people: 9 }] });
    const body = bodyOf({ title: 'Другое название', organizationIds: [idOf(1)] });
    expect((await town.asIrina.put(`/api/campaigns/${id}`, body)).status).toBe(200);
    expect((await town.asIrina.post(`/api/campaigns/${id}/open`)).status).toBe(200);
    const { campaign, organizations } = await progressOf(id);
    expect(campaign.title).toBe('Другое название');
    expect(organizations.map((one) => [one.id, one.expected])).toEqual([[idOf(1), 250]]);
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${id}`)).json<{ action: string }[]>();
    expect(lines.map(({ action }) => action)).toContain('campaign.change');
  });
});

describe('the message of a campaign', () => {
  it('is not worded by a methodologist or a coordinator', async () => {
    const { id } = await openCampaign(app, town);
    for (const person of [town.asAnna, town.asMarina]) {
      const body = { template: 'Сюда: {адрес}' };
      expect((await person.put(`/api/campaigns/${id}/message`, body)).status).toBe(403);
    }
    expect((await town.asAnna.get(`/api/campaigns/${id}/message`)).status).toBe(403);
  });

  it.each([
    ['without the address', 'Ответьте, пожалуйста'],
    ['with a variable that there is none of', 'Сюда: {адрес}, {пароль}'],
    ['without end', `{адрес}${'!'.repeat(3000)}`],
    ['of an operator', { $gt: '' }],
  ])('is not taken %s', async (_, template) => {
    const { id } = await openCampaign(app, town);
    const reply = await town.asIrina.put(`/api/campaigns/${id}/message`, { template });
    expect([reply.status, reply.json().error.path]).toEqual([422, 'template']);
  });

  it('is kept, read by the organization’s people too, and given back to the usual words', async () => {
    const { id } = await openCampaign(app, town);
    const at = `/api/campaigns/${id}/message`;
    const template = 'Друзья! { Адрес } ждёт, {Время}.';
    expect((await town.asIrina.put(at, { template })).status).toBe(200);
    const read = (await town.asMarina.get(at)).json<CampaignMessage>();
    expect(read.template).toBe(template);
    expect(read.minutes).toBeGreaterThan(0);
    expect(read.purpose.ru).not.toBe('');
    const reset = await town.asIrina.put(at, { template: null });
    expect(reset.json<CampaignMessage>().template).toBeNull();
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${id}`)).json<{ action: string }[]>();
    expect(lines.filter(({ action }) => action === 'campaign.message')).toHaveLength(2);
  });
});
