import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssignmentView } from '../../server/campaigns/schema.ts';
import { monitoringReports } from '../../server/demo/figures.ts';
import type { DataFormView } from '../../server/responses/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { openCampaign, progressOf } from '../support/make.ts';

let app: TestApp;
let town: Town;
let campaignId: string;
let form: AssignmentView;

const values = monitoringReports()[0]?.values ?? {};

beforeAll(async () => {
  app = await startTestApp();
  town = await app.makeTown();
  const campaign = await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring' });
  campaignId = campaign.id;
  const [first] = (await town.asMarina.get('/api/assignments')).json<AssignmentView[]>();
  if (!first) throw new Error('Марина owes nothing');
  form = first;
});
afterAll(() => app.stop());

const url = () => `/api/assignments/${form.id}`;
const open = async () => (await town.asMarina.get(url())).json<DataFormView>();

async function save(change: Record<string, unknown>) {
  const { revision } = await open();
  return town.asMarina.put(url(), { revision, answers: values, submit: false, ...change });
}

describe('a data form', () => {
  it('is due from each school, and not from the department’s people', async () => {
    expect(form).toMatchObject({
      organizationName: 'Школа № 1',
      state: 'notStarted',
      locked: false,
    });
    expect((await town.asIrina.get('/api/assignments')).json()).toEqual([]);
    const filled = await town.asIrina.put(url(), { revision: 0, answers: {}, submit: false });
    expect(filled.status).toBe(403);
    const links = await town.asIrina.get(`/api/campaigns/${campaignId}/links`);
    expect(links.json<unknown[]>()).toEqual([]);
  });

  it('of another school is not found', async () => {
    expect((await town.asPyotr.get(url())).status).toBe(404);
    const reply = await town.asPyotr.put(url(), { revision: 0, answers: {}, submit: false });
    expect(reply.status).toBe(404);
  });

  it('keeps an unfinished draft, which counts nowhere', async () => {
    const reply = await save({ answers: { pupils_total: 812 } });
    expect(reply.status, reply.text).toBe(200);
    expect(await open()).toMatchObject({ answers: { pupils_total: 812 }, history: [] });
    expect((await progressOf(town, campaignId)).reportedOrganizations).toBe(0);
  });

  const wrong: [string, Record<string, unknown>, string][] = [
    ['a word for a number', { answers: { ...values, pupils_pdn: 'сорок' } }, 'answers.pupils_pdn'],
    ['an operator', { answers: { ...values, pupils_pdn: { $gt: 0 } } }, 'answers.pupils_pdn'],
    ['an unknown question', { answers: { ...values, hack: 1 } }, 'answers.hack'],
    ['a state of an unknown question', { states: { hack: { state: 'absent' } } }, 'answers.hack'],
    [
      'a value that is also absent',
      { states: { pupils_pdn: { state: 'absent', reason: 'нет' } } },
      'answers.pupils_pdn',
    ],
  ];
  it.each(wrong)('refuses %s, in a draft too, and changes nothing', async (_, change, path) => {
    const before = await open();
    const reply = await save(change);
    expect([reply.status, reply.json().error.path]).toEqual([422, path]);
    expect(await open()).toEqual(before);
  });

  it('names both numbers when a part is larger than its base', async () => {
    const reply = await save({ answers: { ...values, pupils_pdn: 5000 }, submit: true });
    expect(reply.status).toBe(422);
    expect(reply.json().error.details?.map(({ path }) => path)).toContain('answers.pupils_pdn');
  });

  it('is submitted, corrected until the due date, each submission in history', async () => {
    expect((await save({ submit: true })).status).toBe(200);
    expect((await save({ answers: { ...values, pupils_pdn: 6 }, submit: true })).status).toBe(200);
    const { history, assignment } = await open();
    expect(assignment.state).toBe('submitted');
    expect(history).toHaveLength(2);
    expect(history[1]).toMatchObject({ by: 'marina', changed: ['pupils_pdn'] });
    expect((await progressOf(town, campaignId)).reportedOrganizations).toBe(1);
  });

  it('takes a reason in place of a number, and asks for the reason', async () => {
    const { crimes_count: _, ...rest } = values;
    const without = { answers: rest, states: { crimes_count: { state: 'absent' } }, submit: true };
    expect((await save(without)).status).toBe(422);
    const states = { crimes_count: { state: 'absent', reason: 'нет сведений из ПДН' } };
    const reply = await save({ ...without, states });
    expect(reply.status, reply.text).toBe(200);
  });

  it('shows a second writer that the first was there, and loses neither', async () => {
    const { revision } = await open();
    const one = { revision, answers: { ...values, pupils_pdn: 3 }, submit: false };
    expect((await town.asMarina.put(url(), one)).status).toBe(200);
    const two = { revision, answers: { ...values, pupils_pdn: 4 }, submit: false };
    const reply = await town.asMarina.put(url(), two);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'dataForm.conflict']);
    expect((await open()).answers).toMatchObject({ pupils_pdn: 3 });
  });

  it('sent again because the answer was lost is answered again, not refused', async () => {
    const { revision } = await open();
    const body = { revision, answers: { ...values, pupils_pdn: 5 }, submit: false };
    const first = await town.asMarina.put(url(), body);
    const again = await town.asMarina.put(url(), body);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.json()).toEqual(first.json());
  });

  it('leaves audit lines with what changed, before and after', async () => {
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${form.id}`)).json<
      { action: string; actorName: string; before: unknown; after: unknown }[]
    >();
    expect(lines[0]).toMatchObject({
      action: 'dataForm.fill',
      actorName: 'marina',
      after: {
        organizationId: form.organizationId,
        formKey: 'upbringing-staff-monitoring',
        answers: { pupils_pdn: 5 },
      },
    });
  });

  it('leaves a log whose chain holds, and shows where it was tampered with', async () => {
    await app.runJobs();
    const chain = async () => (await town.asIrina.get('/api/audit/chain')).json();
    expect(await chain()).toMatchObject({ brokenAt: null });
    const log = mongoose.connection.collection<{ _id: string; actorName: string }>('auditLog');
    const filter = { municipalityId: town.municipalityId, sequence: 3 };
    const line = await log.findOne(filter);
    await log.updateOne(filter, { $set: { actorName: 'никто' } });
    expect(await chain()).toEqual({ lines: 3, brokenAt: 3 });
    await log.updateOne(filter, { $set: { actorName: line?.actorName ?? '' } });
    expect(await chain()).toMatchObject({ brokenAt: null });
  });

  it('is asked for again when the first campaign is over, and goes on where it stood', async () => {
    await town.asIrina.post(`/api/campaigns/${campaignId}/close`);
    const before = await open();
    const period = before.assignment.period;
    const next = await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring', period });
    const after = await open();
    expect(after.assignment).toMatchObject({ campaignId: next.id, locked: false });
    expect(after.answers).toEqual(before.answers);
    campaignId = next.id;
  });

  it('is locked when the campaign closes', async () => {
    await town.asIrina.post(`/api/campaigns/${campaignId}/close`);
    const reply = await save({ submit: true });
    expect([reply.status, reply.json().error.code]).toEqual([409, 'dataForm.locked']);
    expect((await open()).assignment.locked).toBe(true);
  });

  it('comes back to the first campaign when that is opened again', async () => {
    const asked = { formKey: 'upbringing-staff-monitoring', period: '2044-2045' };
    const first = await openCampaign(app, town, asked);
    await town.asIrina.post(`/api/campaigns/${first.id}/close`);
    const second = await openCampaign(app, town, asked);
    await town.asIrina.post(`/api/campaigns/${second.id}/close`);
    expect((await town.asIrina.post(`/api/campaigns/${first.id}/reopen`)).status).toBe(200);
    await app.runJobs();
    const { organizations } = await progressOf(town, first.id);
    expect(organizations.every(({ assignmentId }) => assignmentId !== null)).toBe(true);
  });
});
