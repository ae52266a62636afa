import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AssignmentView } from '../../../server/assignments/schema.ts';
import { monitoringReports } from '../../../server/demo/figures.ts';
import { recordElements } from '../../../server/elements/model.ts';
import type { IndicatorDetail } from '../../../server/indicators/schema.ts';
import { chosenDue, isOwed } from '../../../server/reminders/owed.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import {
  answersIn,
  fillAndSubmit,
  fillForm,
  formOf,
  openCampaign,
  owedBy,
  progressOf,
  submitForm,
} from '../../support/make.ts';
import { signInAs } from '../../support/people.ts';
import type { Person } from '../../support/person.ts';

let app: TestApp;
let town: Town;
/** Ольга, head of Марина's school. */
let asOlga: Person;
let form: AssignmentView;
let year = 2021;

const answers = monitoringReports()[0]?.values ?? {};

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  asOlga = await signInAs(app, town, 'olga', 'head', town.schools.slice(0, 1));
});
afterAll(() => app.stop());

/** A campaign of its own for each test, so that each starts with a form nobody has begun. */
async function ask(more: { signature?: boolean } = {}): Promise<AssignmentView> {
  const period = `${year}-${year + 1}`;
  year += 1;
  await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring', period, ...more });
  const own = (await owedBy(town.asMarina)).find((one) => one.period === period);
  if (!own) throw new Error('Марина owes nothing');
  return own;
}

const act = async (who: Person, action: string, body: object = {}) => {
  const { revision } = await formOf(who, form.id);
  return who.post(`/api/assignments/${form.id}/${action}`, { revision, ...body });
};
const done = async (who: Person, action: string, body: object = {}) => {
  const reply = await act(who, action, body);
  expect(reply.status, reply.text).toBe(200);
};
const remark = (question: string | null = 'pupils_pdn') => ({
  remarks: [{ question, text: 'Сверьте с журналом учёта' }],
});
const stateFor = async (who: Person) => (await formOf(who, form.id)).assignment.state;

describe('a decision', () => {
  beforeEach(async () => {
    form = await ask();
    await fillAndSubmit(town.asMarina, form.id, { answers });
  });

  const others: [string, () => Person, number][] = [
    ['a methodologist', () => town.asAnna, 403],
    ['the school itself', () => town.asMarina, 403],
    ['its head', () => asOlga, 403],
    ['another school', () => town.asPyotr, 403],
  ];
  it.each(others)('is not for %s', async (_, who, status) => {
    for (const action of ['accept', 'return', 'reopen']) {
      const url = `/api/assignments/${form.id}/${action}`;
      const body = action === 'return' ? { revision: 99, ...remark() } : { revision: 99 };
      expect((await who().post(url, body)).status).toBe(status);
    }
    expect(await stateFor(town.asIrina)).toBe('submitted');
  });

  it('is refused in a state it does not fit, with words for it', async () => {
    const reply = await act(town.asIrina, 'reopen');
    expect([reply.status, reply.json().error.code]).toEqual([409, 'dataForm.state']);
    expect(reply.json().error.message).toBe(
      'Форма в состоянии «сдана»: отменить приём сейчас нельзя. Обновите страницу.',
    );
  });

  it('is about what has been seen: a newer submission is a conflict', async () => {
    const { revision } = await formOf(town.asIrina, form.id);
    await fillAndSubmit(town.asMarina, form.id, { answers: { pupils_pdn: 6 } });
    const reply = await town.asIrina.post(`/api/assignments/${form.id}/accept`, { revision });
    expect([reply.status, reply.json().error.code]).toEqual([409, 'dataForm.conflict']);
    expect(reply.json().error.details?.map(({ path }) => path)).toEqual(['fields.pupils_pdn']);
    expect(await stateFor(town.asIrina)).toBe('submitted');
  });

  it('sent again because the answer was lost is done once', async () => {
    const { revision } = await formOf(town.asIrina, form.id);
    const accept = () => town.asIrina.post(`/api/assignments/${form.id}/accept`, { revision });
    expect([(await accept()).status, (await accept()).status]).toEqual([200, 200]);
    const { history } = await formOf(town.asIrina, form.id);
    expect(history.map(({ action }) => action)).toEqual(['submit', 'accept']);
  });

  it('to return names questions of the form only, and says what is wrong', async () => {
    expect((await act(town.asIrina, 'return', { remarks: [] })).status).toBe(422);
    expect((await act(town.asIrina, 'return', remark('hack'))).status).toBe(404);
    expect(await stateFor(town.asIrina)).toBe('submitted');
  });

  it('to return opens the author’s own draft with marked fields', async () => {
    await done(town.asIrina, 'return', remark());
    const returned = await formOf(town.asMarina, form.id);
    expect(returned.assignment.state).toBe('returned');
    expect(returned.may).toEqual(['fill', 'submit']);
    expect(answersIn(returned)).toMatchObject(answers);
    expect(returned.remarks).toMatchObject([
      { question: 'pupils_pdn', text: 'Сверьте с журналом учёта', by: 'irina', answered: false },
    ]);
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 4 } });
    const mended = await formOf(town.asMarina, form.id);
    expect([mended.assignment.state, mended.remarks[0]?.answered]).toEqual(['returned', true]);
    // The department goes on seeing what it was sent.
    expect(answersIn(await formOf(town.asIrina, form.id)).pupils_pdn).toBe(answers.pupils_pdn);
    expect((await submitForm(town.asMarina, form.id)).status).toBe(200);
    const { history, assignment } = await formOf(town.asIrina, form.id);
    expect(assignment.state).toBe('submitted');
    expect(history.map(({ action, by }) => [action, by])).toEqual([
      ['submit', 'marina'],
      ['return', 'irina'],
      ['submit', 'marina'],
    ]);
    expect(history[1]?.text).toMatch(/^«.+»: Сверьте с журналом учёта$/);
    expect(history[2]?.changes).toMatchObject([{ question: 'pupils_pdn', after: { answer: 4 } }]);
  });

  it('to accept holds for what was sent while its owner corrects it', async () => {
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 4 } });
    await done(town.asIrina, 'accept');
    expect(await stateFor(town.asIrina)).toBe('accepted');
    expect(await stateFor(town.asMarina)).toBe('draft');
    const { state } = await fillForm(town.asMarina, form.id, {
      answers: { pupils_pdn: answers.pupils_pdn },
    });
    expect(state).toBe('accepted');
  });

  it('to accept is counted as changed when its owner sends another number after it', async () => {
    await done(town.asIrina, 'accept');
    await fillAndSubmit(town.asMarina, form.id, { answers: { pupils_pdn: 4 } });
    const { assignment, history } = await formOf(town.asIrina, form.id);
    expect(assignment).toMatchObject({ state: 'submitted', changedAfterAcceptance: 1 });
    expect(history.at(-1)).toMatchObject({ action: 'submit', afterAcceptance: true });
    expect(history.at(-1)?.changes).toEqual([
      {
        question: 'pupils_pdn',
        before: { answer: answers.pupils_pdn },
        after: { answer: 4 },
      },
    ]);
  });

  it('to accept, taken back and returned, is counted as changed all the same', async () => {
    await done(town.asIrina, 'accept');
    await done(town.asIrina, 'reopen');
    await done(town.asIrina, 'return', remark());
    await fillAndSubmit(town.asMarina, form.id, { answers: { pupils_pdn: 4 } });
    const { assignment, history } = await formOf(town.asIrina, form.id);
    expect(assignment).toMatchObject({ state: 'submitted', changedAfterAcceptance: 1 });
    expect(history.at(-1)).toMatchObject({ action: 'submit', afterAcceptance: true });
    // Once: what is corrected further is not accepted yet.
    await fillAndSubmit(town.asMarina, form.id, { answers: { pupils_pdn: 3 } });
    expect((await formOf(town.asIrina, form.id)).assignment.changedAfterAcceptance).toBe(1);
  });

  it('to return takes the form out of those that are in, until it comes again', async () => {
    const inNow = async () => (await progressOf(town, form.campaignId)).reportedOrganizations;
    expect(await inNow()).toBe(1);
    await done(town.asIrina, 'return', remark());
    expect(await inNow()).toBe(0);
    await fillAndSubmit(town.asMarina, form.id, { answers: { pupils_pdn: 4 } });
    expect(await inNow()).toBe(1);
  });

  it('leaves a line in the log for each step', async () => {
    await done(town.asIrina, 'accept');
    await done(town.asIrina, 'reopen');
    await done(town.asIrina, 'return', remark(null));
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${form.id}`)).json<
      { action: string; actorName: string; before: unknown; after: unknown }[]
    >();
    expect(lines.slice(0, 3)).toMatchObject([
      {
        action: 'dataForm.return',
        actorName: 'irina',
        before: { state: 'submitted' },
        after: { state: 'returned', text: 'Сверьте с журналом учёта' },
      },
      { action: 'dataForm.reopen', before: { state: 'accepted' }, after: { state: 'submitted' } },
      { action: 'dataForm.accept', before: { state: 'submitted' }, after: { state: 'accepted' } },
    ]);
  });
});

describe('two steps', () => {
  beforeEach(async () => {
    form = await ask({ signature: true });
    await fillForm(town.asMarina, form.id, { answers });
  });

  it('let a coordinator send to the head only, and the department see nothing yet', async () => {
    expect((await submitForm(town.asMarina, form.id)).status).toBe(200);
    expect((await formOf(town.asMarina, form.id)).may).toEqual(['fill', 'scan']);
    expect((await act(town.asMarina, 'sign')).status).toBe(403);
    expect((await act(town.asIrina, 'accept')).json().error.code).toBe('dataForm.state');
    const view = await formOf(town.asIrina, form.id);
    expect(view.assignment).toMatchObject({ state: 'toSign', submittedAt: null, signature: true });
    await app.runJobs();
    expect(await elementsOf(form)).toEqual([]);
  });

  it('leave what the checks found in what counts until the head has signed another', async () => {
    const most = Number(answers.pupils_pdn);
    const made = await town.asIrina.post('/api/checks/rules', {
      ...{ expression: `{pupils_pdn} < ${most}`, severity: 'soft', active: true },
      message: 'Обычно меньше',
    });
    expect(made.status, made.text).toBe(200);
    const stored = async () =>
      mongoose.connection
        .collection<{ _id: string; violations: { id: string }[]; comments: object }>(
          'dataResponses',
        )
        .findOne({ _id: form.id });
    expect((await submitForm(town.asMarina, form.id)).status).toBe(200);
    // Nothing has reached the department yet.
    expect((await stored())?.violations).toEqual([]);
    await done(asOlga, 'sign');
    const before = await stored();
    expect(before?.violations).toHaveLength(1);
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: most - 1 } });
    await submitForm(town.asMarina, form.id);
    expect((await stored())?.violations).toEqual(before?.violations);
    expect((await stored())?.comments).toEqual(before?.comments);
    await done(asOlga, 'sign');
    expect(await stored()).toMatchObject({ violations: [], comments: {} });
    const { id } = made.json<{ id: string }>();
    expect((await town.asIrina.delete(`/api/checks/rules/${id}`)).status).toBe(204);
  });

  it('end with the head’s signature', async () => {
    await submitForm(town.asMarina, form.id);
    await done(asOlga, 'sign');
    const { assignment, history } = await formOf(town.asIrina, form.id);
    expect(assignment).toMatchObject({ state: 'submitted', onTime: true });
    expect(history.map(({ action, by }) => [action, by])).toEqual([
      ['submit', 'marina'],
      ['sign', 'olga'],
    ]);
  });

  it('begin again when the head sends it back, or somebody changes a number', async () => {
    await submitForm(town.asMarina, form.id);
    await done(asOlga, 'sendBack', remark());
    const back = await formOf(town.asMarina, form.id);
    expect([back.assignment.state, back.remarks[0]?.by]).toEqual(['draft', 'olga']);
    await submitForm(town.asMarina, form.id);
    const { state } = await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 4 } });
    expect(state).toBe('draft');
    expect((await act(asOlga, 'sign')).json().error.code).toBe('dataForm.state');
  });

  it('leave the next step to the head, also of a form that was returned', async () => {
    await submitForm(asOlga, form.id);
    await done(town.asIrina, 'return', remark());
    const { municipalityId } = town;
    const state = async () => {
      const of = { municipalityId, timeZone: 'Asia/Vladivostok' };
      return (await chosenDue(of, [form.id], new Date())).map((due) => [due.state, isOwed(due)]);
    };
    expect(await state()).toEqual([['returned', true]]);
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 4 } });
    expect((await submitForm(town.asMarina, form.id)).status).toBe(200);
    expect(await state()).toEqual([['toSign', true]]);
    await done(asOlga, 'sign');
    expect(await state()).toEqual([['submitted', false]]);
  });

  it('are one where the head hands it in', async () => {
    expect((await submitForm(asOlga, form.id)).status).toBe(200);
    expect(await stateFor(town.asIrina)).toBe('submitted');
  });
});

interface ElementRow {
  elementId: string;
  value: unknown;
  status: string;
  source: { revision: number };
}

/** What indicators read of a form, by element. */
async function elementsOf({ organizationId, period }: AssignmentView) {
  return mongoose.connection
    .collection<ElementRow>('elementValues')
    .find({ municipalityId: town.municipalityId, organizationId, period })
    .toArray();
}

describe('what indicators rest on', () => {
  const key = 'upbringing.3.3';
  const valueOf = async () => {
    await app.runJobs();
    const url = `/api/indicators/${key}?period=${form.period}`;
    return (await town.asIrina.get(url)).json<IndicatorDetail>().indicator.value;
  };
  const statuses = async () => [...new Set((await elementsOf(form)).map(({ status }) => status))];
  const pupilsPdn = async () =>
    (await elementsOf(form)).find(({ elementId }) => elementId === 'pupils_pdn')?.value;

  it('is preliminary when submitted, final when accepted, preliminary again when returned', async () => {
    form = await ask();
    await fillAndSubmit(town.asMarina, form.id, { answers });
    const share = (n: number) => (100 * n) / Number(answers.pupils_total);
    expect((await valueOf())?.value).toBeCloseTo(share(Number(answers.pupils_pdn)), 9);
    expect(await statuses()).toEqual(['preliminary']);

    await done(town.asIrina, 'accept');
    await app.runJobs();
    expect(await statuses()).toEqual(['final']);

    await done(town.asIrina, 'return', remark());
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 1 } });
    await app.runJobs();
    expect(await statuses()).toEqual(['preliminary']);
    expect(await pupilsPdn()).toBe(answers.pupils_pdn);

    expect((await submitForm(town.asMarina, form.id)).status).toBe(200);
    expect((await valueOf())?.value).toBeCloseTo(share(1), 9);
    await done(town.asIrina, 'accept');
    expect((await valueOf())?.value).toBeCloseTo(share(1), 9);
    expect(await statuses()).toEqual(['final']);
    expect((await formOf(town.asIrina, form.id)).assignment.changedAfterAcceptance).toBe(1);
  });

  it('is not made preliminary again by a recorder that the acceptance overtook', async () => {
    form = await ask();
    await fillAndSubmit(town.asMarina, form.id, { answers });
    await app.runJobs();
    const [before] = await elementsOf(form);
    if (!before) throw new Error('nothing was recorded');
    await done(town.asIrina, 'accept');
    await app.runJobs();
    const { organizationId, period } = form;
    await recordElements({
      ...{ municipalityId: town.municipalityId, organizationId, period, status: 'preliminary' },
      source: {
        formKey: 'upbringing-staff-monitoring',
        formVersion: 1,
        revision: before.source.revision,
      },
      submittedAt: new Date(),
      values: [{ elementId: before.elementId, answer: 1 }],
    });
    expect(await statuses()).toEqual(['final']);
  });

  it('is offered in the next period and in no field by itself', async () => {
    const before = form.period;
    form = await ask();
    const { offers, fields } = await formOf(town.asMarina, form.id);
    expect(fields).toEqual([]);
    expect(offers).toContainEqual({
      ...{ question: 'pupils_total', value: answers.pupils_total },
      ...{ from: 'previous', period: before, formTitle: expect.any(String) as string },
    });
    expect(offers.every(({ value }) => typeof value === 'number')).toBe(true);
  });
});

describe('the signed paper', () => {
  const bring = async (who: Person) => {
    const query = `purpose=scan&organizationId=${form.organizationId}&name=подпись.png`;
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    return who.upload(`/api/files?${query}`, Buffer.from(png));
  };

  it('is attached to what was handed in, by the school, and stays with it', async () => {
    form = await ask();
    await fillForm(town.asMarina, form.id, { answers });
    const brought = await bring(town.asMarina);
    expect(brought.status, brought.text).toBe(200);
    const { id: fileId } = brought.json<{ id: string }>();
    const attach = (who: Person, id = fileId) =>
      who.post(`/api/assignments/${form.id}/scan`, { fileId: id });
    expect((await attach(town.asMarina)).json().error.code).toBe('dataForm.state');
    expect((await submitForm(town.asMarina, form.id)).status).toBe(200);
    expect((await attach(town.asIrina)).status).toBe(403);
    expect((await attach(town.asPyotr)).status).toBe(404);
    expect((await attach(town.asMarina, randomUUID())).json().error.code).toBe('file.unknown');
    const { revision } = await formOf(town.asMarina, form.id);
    expect((await attach(town.asMarina)).status).toBe(200);
    const { scan, history, ...after } = await formOf(town.asIrina, form.id);
    expect(scan).toMatchObject({ id: fileId, purpose: 'scan', by: 'marina' });
    expect(history.at(-1)).toMatchObject({ action: 'scan', by: 'marina' });
    expect(after.revision).toBe(revision);
    // Also while a number is being corrected: the paper is of what stands handed in.
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 3 } });
    expect((await formOf(town.asMarina, form.id)).may).toContain('scan');
    const next = (await bring(town.asMarina)).json<{ id: string }>();
    expect((await attach(town.asMarina, next.id)).status).toBe(200);
    expect(await stateFor(town.asMarina)).toBe('draft');
  });
});
