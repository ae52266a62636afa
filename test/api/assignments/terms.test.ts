import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AssignmentView } from '../../../server/assignments/schema.ts';
import type { CampaignView } from '../../../server/campaigns/schema.ts';
import type { MatrixView } from '../../../server/completeness/schema.ts';
import { monitoringReports } from '../../../server/demo/figures.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import {
  campaignBody,
  fillAndSubmit,
  fillForm,
  formOf,
  openCampaign,
  owedBy,
  submitForm,
} from '../../support/make.ts';

let app: TestApp;
let town: Town;
let year = 2021;

const answers = monitoringReports()[0]?.values ?? {};
const formKey = 'upbringing-staff-monitoring';
const dayMs = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

let campaign: CampaignView;
let form: AssignmentView;
const formNow = async () => (await formOf(town.asMarina, form.id)).assignment;

/** A campaign whose form is due in so many days (before today: below zero). */
async function ask(dueIn: number, graceDays = 0): Promise<void> {
  const period = `${year}-${year + 1}`;
  year += 1;
  campaign = await openCampaign(app, town, { formKey, period, graceDays });
  const due = Date.now() + dueIn * dayMs;
  await mongoose.connection.collection<{ _id: string }>('campaigns').updateOne(
    { _id: campaign.id },
    {
      $set: {
        opensAt: new Date(Date.now() - 30 * dayMs),
        dueAt: new Date(due),
        closesAt: new Date(due + graceDays * dayMs),
      },
    },
  );
  const own = (await owedBy(town.asMarina)).find((one) => one.period === period);
  if (!own) throw new Error('Марина owes nothing');
  form = own;
}

const except = (body: object, who = town.asIrina) =>
  who.put('/api/assignments/exceptions', { assignmentIds: [form.id], ...body });

describe('a campaign of a data form', () => {
  const body = () => campaignBody(town, { formKey, period: '2040-2041' });

  it('has at most 60 days of grace; a survey has none and nobody signs it', async () => {
    const wrong: [object, string][] = [
      [{ ...body(), graceDays: 61 }, 'graceDays'],
      [{ ...body(), graceDays: -1 }, 'graceDays'],
      [{ ...body(), graceDays: 1.5 }, 'graceDays'],
      [{ ...campaignBody(town), graceDays: 3 }, 'graceDays'],
      [{ ...campaignBody(town), signature: true }, 'signature'],
    ];
    for (const [sent, path] of wrong) {
      const reply = await town.asIrina.post('/api/campaigns', sent);
      expect([reply.status, reply.json().error.path]).toEqual([422, path]);
    }
  });

  it('locks so many days after the due date, at the same hour of the clock', async () => {
    const zoned = await app.makeTown({ timeZone: 'Europe/Berlin' });
    // Clocks go back there on 30 October 2039.
    const dates = { opensAt: '2039-10-01T08:00:00.000Z', closesAt: '2039-10-28T16:00:00.000Z' };
    const sent = { ...campaignBody(zoned, { formKey }), ...dates, graceDays: 5, signature: true };
    const reply = await zoned.asIrina.post('/api/campaigns', sent);
    expect(reply.status, reply.text).toBe(200);
    const drafted = reply.json<CampaignView>();
    expect(drafted).toMatchObject({
      ...{ dueAt: dates.closesAt, closesAt: '2039-11-02T17:00:00.000Z' },
      ...{ graceDays: 5, signature: true },
    });
    const changed = { ...sent, graceDays: 0, signature: false };
    const put = await zoned.asIrina.put(`/api/campaigns/${drafted.id}`, changed);
    expect(put.json<CampaignView>()).toMatchObject({
      ...{ dueAt: dates.closesAt, closesAt: dates.closesAt, graceDays: 0, signature: false },
    });
  });

  it('takes its days of grace along when the due date is moved', async () => {
    await ask(3, 4);
    const closesAt = inDays(10);
    const reply = await town.asIrina.put(`/api/campaigns/${campaign.id}/closing`, { closesAt });
    expect(reply.status, reply.text).toBe(200);
    const { dueAt, locksAt } = await formNow();
    expect(dueAt).toBe(closesAt);
    // Vladivostok has one time all year round.
    expect(Date.parse(locksAt) - Date.parse(dueAt)).toBe(4 * dayMs);
  });

  it('is due at once when it is closed before its time', async () => {
    await ask(3, 4);
    await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
    const { dueAt, locksAt, locked } = await formNow();
    expect([locked, dueAt]).toEqual([true, locksAt]);
  });
});

describe('what comes in', () => {
  it('until the due date is on time', async () => {
    await ask(1);
    await fillAndSubmit(town.asMarina, form.id, { answers });
    expect(await formNow()).toMatchObject({ onTime: true });
  });

  it('in the days of grace is taken and told as late, for good', async () => {
    await ask(-2, 4);
    await fillAndSubmit(town.asMarina, form.id, { answers });
    expect(await formNow()).toMatchObject({ state: 'submitted', onTime: false, locked: false });
    expect((await except({ until: inDays(9), reason: 'Болезнь секретаря' })).status).toBe(200);
    await fillAndSubmit(town.asMarina, form.id, { answers: { pupils_pdn: 4 } });
    expect(await formNow()).toMatchObject({ onTime: false });
  });

  it('late is on time once everybody’s due date is moved past it', async () => {
    await ask(-2, 4);
    await fillAndSubmit(town.asMarina, form.id, { answers });
    const matrix = async () => {
      const path = `/api/completeness?period=${form.period}`;
      return (await town.asIrina.get(path)).json<MatrixView>().total;
    };
    expect(await matrix()).toMatchObject({ onTime: 0, late: 1 });
    const path = `/api/campaigns/${campaign.id}/closing`;
    expect((await town.asIrina.put(path, { closesAt: inDays(3) })).status).toBe(200);
    expect(await formNow()).toMatchObject({ state: 'submitted', onTime: true });
    expect(await matrix()).toMatchObject({ onTime: 1, late: 0 });
  });

  it('after the lock is refused, and what counts is what had been handed in', async () => {
    await ask(1);
    await fillAndSubmit(town.asMarina, form.id, { answers });
    const { revision } = await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 1 } });
    await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
    const late = { changes: [{ question: 'pupils_pdn', base: revision, answer: 2 }], since: 0 };
    const reply = await town.asMarina.patch(`/api/assignments/${form.id}/fields`, late);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'dataForm.locked']);
    const view = await formOf(town.asMarina, form.id);
    expect([view.assignment.state, view.may]).toEqual(['submitted', ['scan']]);
    const field = view.fields.find(({ question }) => question === 'pupils_pdn');
    expect(field?.answer).toBe(answers.pupils_pdn);
    const accepted = await town.asIrina.post(`/api/assignments/${form.id}/accept`, {
      revision: view.revision,
    });
    expect(accepted.status, accepted.text).toBe(200);
    expect(await formNow()).toMatchObject({ state: 'accepted' });
  });
});

describe('an exception', () => {
  beforeEach(() => ask(-3));

  it('is granted by the department’s specialists only', async () => {
    const given = { until: inDays(5), reason: 'Карантин' };
    for (const who of [town.asMarina, town.asPyotr, town.asAnna]) {
      expect((await except(given, who)).status).toBe(403);
    }
    expect(await formNow()).toMatchObject({ locked: true, exception: null });
  });

  it('needs a date to come, later than everybody’s, a reason, and forms that exist', async () => {
    const none = { assignmentIds: [crypto.randomUUID()] };
    const wrong: [object, number, string | undefined][] = [
      [{ until: inDays(-1), reason: 'Карантин' }, 422, 'until'],
      [{ until: inDays(5), reason: '' }, 422, 'reason'],
      [{ until: '9999-12-31T23:00:00Z', reason: 'Карантин' }, 422, 'until'],
      [{ until: inDays(5), reason: 'Карантин', assignmentIds: [] }, 422, 'assignmentIds'],
      [{ until: inDays(5), reason: 'Карантин', ...none }, 404, undefined],
    ];
    for (const [sent, status, path] of wrong) {
      const reply = await except(sent);
      expect([reply.status, reply.json().error.path]).toEqual([status, path]);
    }
    await ask(9);
    const early = await except({ until: inDays(5), reason: 'Карантин' });
    expect([early.status, early.json().error.path]).toEqual([422, 'until']);
    expect(await formNow()).toMatchObject({ exception: null });
  });

  it('opens the form of one organization after the lock, and is told with its reason', async () => {
    const until = inDays(5);
    const reply = await except({ until, reason: 'Карантин в школе' });
    expect(reply.status, reply.text).toBe(200);
    const [told] = reply.json<AssignmentView[]>();
    expect(told?.exception).toMatchObject({ until, reason: 'Карантин в школе', by: 'irina' });
    expect(await formNow()).toMatchObject({ dueAt: until, locksAt: until, locked: false });
    const others = (await owedBy(town.asPyotr)).filter(({ period }) => period === form.period);
    expect(others).toMatchObject([{ locked: true, exception: null }]);
    await fillAndSubmit(town.asMarina, form.id, { answers });
    const { assignment, history } = await formOf(town.asIrina, form.id);
    expect(assignment).toMatchObject({ state: 'submitted', onTime: true });
    expect(history.map(({ action, by }) => [action, by])).toEqual([
      ['except', 'irina'],
      ['submit', 'marina'],
    ]);
  });

  it('ends with its campaign: another that asks the same has terms of its own', async () => {
    await except({ until: inDays(30), reason: 'Карантин' });
    await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
    const next = await openCampaign(app, town, { formKey, period: form.period });
    expect(await formNow()).toMatchObject({
      ...{ campaignId: next.id, dueAt: next.dueAt, exception: null },
    });
  });

  it('is taken back, sent twice it is one, and both are in the log', async () => {
    const given = { until: inDays(5), reason: 'Карантин' };
    await except(given);
    await except(given);
    expect((await except({ until: null })).status).toBe(200);
    expect(await formNow()).toMatchObject({ locked: true, exception: null });
    await app.runJobs();
    const lines = (await town.asVera.get(`/api/audit?subject=${form.id}`)).json<
      { action: string; before: unknown; after: unknown }[]
    >();
    expect(lines).toMatchObject([
      { action: 'dataForm.except', before: given, after: { until: null } },
      {
        action: 'dataForm.except',
        before: null,
        after: { ...given, organizationId: form.organizationId },
      },
    ]);
  });
});

describe('a return after the lock', () => {
  beforeEach(async () => {
    await ask(1);
    await fillAndSubmit(town.asMarina, form.id, { answers });
    await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
  });
  const giveBack = async (more: object = {}) => {
    const { revision } = await formOf(town.asIrina, form.id);
    const remarks = [{ question: 'pupils_pdn', text: 'Сверьте с журналом' }];
    const body = { revision, remarks, ...more };
    return town.asIrina.post(`/api/assignments/${form.id}/return`, body);
  };

  it('opens the form for its owner for three working days', async () => {
    expect((await giveBack()).status).toBe(200);
    const { locked, locksAt, exception, state } = await formNow();
    expect([state, locked, exception?.reason]).toEqual([
      'returned',
      false,
      'возвращено на исправление',
    ]);
    const days = (Date.parse(locksAt) - Date.now()) / dayMs;
    expect(days).toBeGreaterThan(2.9);
    expect(days).toBeLessThan(14);
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 1 } });
    expect((await submitForm(town.asMarina, form.id)).status).toBe(200);
    expect(await formNow()).toMatchObject({ state: 'submitted', onTime: true });
  });

  it('may name another date, but none that is past', async () => {
    const past = await giveBack({ until: inDays(-1) });
    expect([past.status, past.json().error.path]).toEqual([422, 'until']);
    expect((await formNow()).state).toBe('submitted');
    const until = inDays(20);
    expect((await giveBack({ until })).status).toBe(200);
    expect(await formNow()).toMatchObject({ locksAt: until });
  });
});
