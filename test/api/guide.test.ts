import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuideView } from '../../server/guide/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, submission, tokenOf } from '../support/make.ts';

let app: TestApp;
let town: Town;
let other: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  other = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

const answers = { stage: 'primary', overall: 5, recommend: 9 };

const guide = async (of = town) => (await of.asIrina.get('/api/guide')).json<GuideView>();
const stateOf = async (id: string, of = town) =>
  (await guide(of)).steps.find((step) => step.id === id)?.state;
const mark = (step: string, value: unknown, person = town.asIrina) =>
  person.put(`/api/guide/steps/${step}`, { mark: value });

describe('the guide of the first day', () => {
  it('is for those who run the municipality', async () => {
    expect((await app.visitor().get('/api/guide')).status).toBe(401);
    for (const person of [town.asAnna, town.asMarina]) {
      expect((await person.get('/api/guide')).status).toBe(403);
      expect((await person.put('/api/guide', { hidden: true })).status).toBe(403);
      expect((await mark('forms', 'done', person)).status).toBe(403);
    }
  });

  it.each([
    ['a step that does not exist', 'lunch', 'done'],
    ['a mark that does not exist', 'forms', 'later'],
    ['an operator', 'forms', { $ne: null }],
  ])('refuses %s', async (_, step, value) => {
    expect((await mark(step, value)).status).toBe(422);
  });

  it('follows the data: organizations, an opened campaign, an answer', async () => {
    expect(await guide()).toMatchObject({ organizations: 5, coordinators: 2, campaignId: null });
    expect(await stateOf('campaign')).toBe('todo');
    const campaign = await openCampaign(app, town);
    expect(await stateOf('campaign')).toBe('done');
    expect(await stateOf('forms')).toBe('done');
    expect(await stateOf('progress')).toBe('begun');
    expect((await guide()).campaignId).toBe(campaign.id);
    const [link] = await linksOf(town, campaign.id);
    const sent = await app.visitor().post(`/api/answer/${tokenOf(link)}`, submission(answers));
    expect(sent.status, sent.text).toBeLessThan(300);
    expect(await stateOf('progress')).toBe('done');
  });

  it('remembers a mark for everybody here, with its author, and lets it be taken back', async () => {
    expect((await mark('summary', 'skipped')).json<GuideView>().steps[4]).toEqual({
      id: 'summary',
      state: 'skipped',
      markedBy: 'irina',
    });
    await mark('summary', 'skipped');
    expect((await town.asVera.get('/api/guide')).json<GuideView>().steps[4]?.state).toBe('skipped');
    expect(await stateOf('summary', other)).toBe('todo');
    await mark('summary', null);
    expect(await stateOf('summary')).toBe('todo');
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${town.municipalityId}`)).json<
      { action: string; after?: unknown }[]
    >();
    const own = lines.filter(({ action }) => action === 'municipality.write');
    expect(own.map(({ after }) => after)).toEqual([
      { guideStep: 'summary', mark: null },
      { guideStep: 'summary', mark: 'skipped' },
    ]);
  });

  it('is hidden and brought back for everybody here', async () => {
    expect((await guide()).hidden).toBe(false);
    await town.asIrina.put('/api/guide', { hidden: true });
    expect((await town.asVera.get('/api/guide')).json<GuideView>().hidden).toBe(true);
    expect((await guide(other)).hidden).toBe(false);
    await town.asVera.put('/api/guide', { hidden: false });
    expect((await guide()).hidden).toBe(false);
  });
});
