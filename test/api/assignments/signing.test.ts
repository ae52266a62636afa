import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AssignmentView, DataFormView } from '../../../server/assignments/schema.ts';
import { monitoringReports } from '../../../server/demo/figures.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import { sendFile } from '../../support/files.ts';
import {
  answersIn,
  fillAndSubmit,
  fillForm,
  formOf,
  openCampaign,
  owedBy,
  submitForm,
} from '../../support/make.ts';
import { signInAs } from '../../support/people.ts';
import type { Person } from '../../support/person.ts';

let app: TestApp;
let town: Town;
/** Ольга, head of Марина's school. */
let asOlga: Person;
let form: AssignmentView & { campaignId: string };
let year = 2021;

const answers = monitoringReports()[0]?.values ?? {};
const other = { pupils_pdn: 4 };

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  asOlga = await signInAs(app, town, 'olga', 'head', town.schools.slice(0, 1));
});
afterAll(() => app.stop());

async function ask(more: { signature?: boolean } = {}) {
  const period = `${year}-${year + 1}`;
  year += 1;
  await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring', period, ...more });
  const own = (await owedBy(town.asMarina)).find((one) => one.period === period);
  if (!own) throw new Error('Марина owes nothing');
  return own;
}

const seen = (who: Person) => formOf(who, form.id);
const done = async (who: Person, action: string, body: object = {}) => {
  const { revision } = await seen(who);
  const reply = await who.post(`/api/assignments/${form.id}/${action}`, { revision, ...body });
  expect(reply.status, reply.text).toBe(200);
};
const saying = (text: string, question: string | null = 'pupils_pdn') => ({
  remarks: [{ question, text }],
});
const steps = ({ history }: DataFormView) =>
  history.map(({ action, changes }) => [action, changes.length]);
const texts = ({ remarks }: DataFormView) => remarks.map(({ text }) => text).sort();
interface LogLine {
  action: string;
  actorName: string;
  before: unknown;
  after: unknown;
  withheld?: true;
}
const logOf = async (who: Person) => {
  await app.runJobs();
  return (await who.get(`/api/audit?subject=${form.id}`)).json<LogLine[]>();
};
const attach = async (name: string) => {
  const { organizationId } = form;
  const { id: fileId } = await sendFile(town.asMarina, { purpose: 'scan', organizationId, name });
  const reply = await town.asMarina.post(`/api/assignments/${form.id}/scan`, { fileId });
  expect(reply.status, reply.text).toBe(200);
};

describe('what the head has not signed', () => {
  beforeEach(async () => {
    form = await ask({ signature: true });
    await fillForm(town.asMarina, form.id, { answers });
  });

  it('is not in the department’s view of a form that was never sent up', async () => {
    await submitForm(town.asMarina, form.id);
    await attach('ждёт.pdf');
    await done(asOlga, 'sendBack', saying('Взято с потолка'));
    for (const who of [town.asIrina, town.asAnna]) {
      const view = await seen(who);
      expect([view.remarks, view.history, view.scan]).toEqual([[], [], null]);
      expect(JSON.stringify(view)).not.toContain('Взято с потолка');
    }
    const own = await seen(town.asMarina);
    expect(texts(own)).toEqual(['Взято с потолка']);
    expect(steps(own)).toEqual([
      ['submit', 0],
      ['scan', 0],
      ['sendBack', 0],
    ]);
  });

  it('is in the log as done, without what stood there, until it is signed', async () => {
    await submitForm(town.asMarina, form.id);
    await attach('ждёт.pdf');
    const paper = (await seen(town.asMarina)).scan?.id ?? '';
    await done(asOlga, 'sendBack', saying('Взято с потолка'));
    const log = await logOf(town.asIrina);
    expect(log.map(({ action, withheld }) => [action, withheld])).toEqual([
      ['dataForm.sendBack', true],
      ['dataForm.scan', true],
      ['dataForm.submit', true],
      ['dataForm.fill', true],
    ]);
    const { organizationId, period } = form;
    expect(log.at(-1)).toMatchObject({ actorName: 'marina', after: { organizationId, period } });
    for (const hidden of ['answers', 'pupils_pdn', 'Взято с потолка', paper]) {
      expect(JSON.stringify(log)).not.toContain(hidden);
    }
    expect((await town.asIrina.get(`/api/files/${paper}`)).status).toBe(404);
    expect((await asOlga.get(`/api/files/${paper}`)).status).toBe(200);
    await submitForm(town.asMarina, form.id);
    await done(asOlga, 'sign');
    expect((await town.asIrina.get(`/api/files/${paper}`)).status).toBe(200);
    const signed = await logOf(town.asIrina);
    expect(signed.filter(({ withheld }) => withheld)).toEqual([]);
    expect(JSON.stringify(signed)).toContain('Взято с потолка');
    expect(signed.at(-1)?.after).toMatchObject({ answers: { pupils_pdn: answers.pupils_pdn } });
    // A correction of it is its owner's again; a return is told at once.
    await done(town.asIrina, 'return', saying('Сверьте с журналом'));
    await fillForm(town.asMarina, form.id, { answers: other });
    const [fill, returned, ...before] = await logOf(town.asIrina);
    expect(fill).toMatchObject({ action: 'dataForm.fill', withheld: true, before: null });
    expect(fill?.after).not.toHaveProperty('answers');
    expect(returned).toMatchObject({ after: { text: expect.stringContaining('Сверьте') } });
    expect(before.filter(({ withheld }) => withheld)).toEqual([]);
  });

  it('reaches the department with the signature, what it changes too', async () => {
    await submitForm(town.asMarina, form.id);
    await done(asOlga, 'sign');
    await fillAndSubmit(town.asMarina, form.id, { answers: other });
    const before = await seen(town.asIrina);
    expect([before.assignment.state, answersIn(before).pupils_pdn]).toEqual([
      'submitted',
      answers.pupils_pdn,
    ]);
    expect(steps(before)).toEqual([
      ['submit', 0],
      ['sign', 0],
    ]);
    expect(steps(await seen(town.asMarina))).toEqual([
      ['submit', 0],
      ['sign', 0],
      ['submit', 1],
    ]);
    await done(asOlga, 'sign');
    const after = await seen(town.asIrina);
    expect(steps(after)).toEqual([
      ['submit', 0],
      ['sign', 0],
      ['submit', 0],
      ['sign', 1],
    ]);
    expect(after.history.at(-1)?.changes).toMatchObject([
      { question: 'pupils_pdn', after: { answer: 4 } },
    ]);
    // Who fills it in has read of the change where it was made.
    expect(steps(await seen(asOlga)).at(-1)).toEqual(['sign', 0]);
  });

  it('does not take the place of what the department wants changed, nor that of it', async () => {
    await submitForm(asOlga, form.id);
    await done(town.asIrina, 'return', saying('Сверьте с журналом'));
    await fillForm(town.asMarina, form.id, { answers: other });
    await submitForm(town.asMarina, form.id);
    await done(asOlga, 'sendBack', saying('Должно быть 5', null));
    expect(texts(await seen(town.asMarina))).toEqual(['Должно быть 5', 'Сверьте с журналом']);
    expect(texts(await seen(town.asIrina))).toEqual(['Сверьте с журналом']);
    await done(town.asIrina, 'accept');
    expect(texts(await seen(town.asMarina))).toEqual(['Должно быть 5']);
    await submitForm(town.asMarina, form.id);
    await done(asOlga, 'sign');
    expect(texts(await seen(town.asMarina))).toEqual([]);
  });

  it('leaves a remark marked whose cell nobody has touched', async () => {
    await submitForm(asOlga, form.id);
    await done(town.asIrina, 'return', saying('Сверьте с журналом'));
    await submitForm(town.asMarina, form.id);
    await done(asOlga, 'sign');
    const { remarks } = await seen(town.asIrina);
    expect(remarks).toMatchObject([{ side: 'department', answered: false }]);
  });

  it('is signed on paper once: the scan of what waited is of what was signed', async () => {
    await submitForm(town.asMarina, form.id);
    await attach('подпись.pdf');
    expect((await seen(town.asMarina)).scan).toMatchObject({ name: 'подпись.pdf' });
    await done(asOlga, 'sign');
    const signed = await seen(town.asIrina);
    expect([signed.scan?.name, signed.scanEarlier]).toEqual(['подпись.pdf', undefined]);
    await fillAndSubmit(town.asMarina, form.id, { answers: other });
    // The school is asked for another; for the department the old numbers stand, and their paper.
    expect((await seen(asOlga)).scanEarlier).toBe(true);
    expect((await seen(town.asIrina)).scanEarlier).toBeUndefined();
    await done(asOlga, 'sign');
    expect((await seen(town.asIrina)).scanEarlier).toBe(true);
  });
});

describe('the paper of old numbers', () => {
  it('is told from that of the new ones until another is brought', async () => {
    form = await ask();
    await fillAndSubmit(town.asMarina, form.id, { answers });
    await attach('первый.pdf');
    await done(town.asIrina, 'return', saying('Сверьте с журналом'));
    await submitForm(town.asMarina, form.id);
    // The same numbers again: it is still their paper.
    expect((await seen(town.asIrina)).scanEarlier).toBeUndefined();
    await fillAndSubmit(town.asMarina, form.id, { answers: other });
    await done(town.asIrina, 'accept');
    for (const who of [town.asMarina, asOlga, town.asIrina]) {
      const { scan, scanEarlier } = await seen(who);
      expect([scan?.name, scanEarlier]).toEqual(['первый.pdf', true]);
    }
    await attach('второй.pdf');
    const { scan, scanEarlier } = await seen(town.asIrina);
    expect([scan?.name, scanEarlier]).toEqual(['второй.pdf', undefined]);
  });
});

describe('a return by mistake', () => {
  beforeEach(async () => {
    form = await ask();
    await fillAndSubmit(town.asMarina, form.id, { answers });
    await done(town.asIrina, 'return', saying('Ошибся школой', null));
  });

  it('is taken back by the department alone', async () => {
    for (const who of [town.asMarina, asOlga, town.asAnna]) {
      const url = `/api/assignments/${form.id}/accept`;
      expect((await who.post(url, { revision: 99 })).status).toBe(403);
    }
    expect((await seen(town.asIrina)).may).toEqual(['accept']);
    await done(town.asIrina, 'accept');
    const view = await seen(town.asMarina);
    expect([view.assignment.state, view.remarks]).toEqual(['accepted', []]);
    expect(view.history.map(({ action, takesBack }) => [action, takesBack])).toEqual([
      ['submit', undefined],
      ['return', undefined],
      ['accept', true],
    ]);
    expect(view.history[1]?.text).toBe('Ошибся школой');
    await app.runJobs();
    expect((await seen(town.asIrina)).may).toEqual(['return', 'reopen']);
  });

  it('is taken back after the campaign was closed, too', async () => {
    await town.asIrina.post(`/api/campaigns/${form.campaignId}/close`);
    await done(town.asIrina, 'accept');
    expect((await seen(town.asIrina)).assignment.state).toBe('accepted');
  });

  it('leaves a correction that the school has begun as its draft', async () => {
    await fillForm(town.asMarina, form.id, { answers: other });
    await done(town.asIrina, 'accept');
    const [own, department] = [await seen(town.asMarina), await seen(town.asIrina)];
    expect([own.assignment.state, answersIn(own).pupils_pdn]).toEqual(['draft', 4]);
    expect(department.assignment.state).toBe('accepted');
    expect(answersIn(department).pupils_pdn).toBe(answers.pupils_pdn);
  });

  it('is not the old numbers any more once the school has sent others', async () => {
    const { revision } = await seen(town.asIrina);
    await fillAndSubmit(town.asMarina, form.id, { answers: other });
    const url = `/api/assignments/${form.id}/accept`;
    const late = await town.asIrina.post(url, { revision });
    expect([late.status, late.json().error.code]).toEqual([409, 'dataForm.conflict']);
    expect((await seen(town.asIrina)).assignment.state).toBe('submitted');
  });
});
