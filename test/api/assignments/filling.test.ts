import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AssignmentView,
  FieldsInput,
  FieldsSaved,
} from '../../../server/assignments/schema.ts';
import { monitoringReports } from '../../../server/demo/figures.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import {
  answersIn,
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
/** Ольга, head of Марина's school: the other one who writes. */
let asOlga: Person;
let campaignId: string;
let form: AssignmentView;

const values = monitoringReports()[0]?.values ?? {};

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  asOlga = await signInAs(app, town, 'olga', 'head', town.schools.slice(0, 1));
  const campaign = await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring' });
  campaignId = campaign.id;
  const [first] = await owedBy(town.asMarina);
  if (!first) throw new Error('Марина owes nothing');
  form = first;
});
afterAll(() => app.stop());

const url = () => `/api/assignments/${form.id}`;
const open = () => formOf(town.asMarina, form.id);
type Changes = FieldsInput['changes'];

const patch = (who: Person, changes: Changes, since = 0) =>
  who.patch(`${url()}/fields`, { changes, since });
const saved = async (who: Person, changes: Changes, since = 0) => {
  const reply = await patch(who, changes, since);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<FieldsSaved>();
};
const versionOf = async (question: string) =>
  (await open()).fields.find((field) => field.question === question)?.version ?? 0;

describe('a data form', () => {
  const change = [{ question: 'pupils_total', base: 0, answer: 1 }];

  it('is filled in by the organization’s own people only', async () => {
    expect((await patch(town.asIrina, change)).status).toBe(403);
    expect((await patch(town.asAnna, change)).status).toBe(403);
    expect((await patch(town.asPyotr, change)).status).toBe(404);
    expect((await town.asPyotr.get(url())).status).toBe(404);
    expect((await town.asPyotr.post(`${url()}/submit`, { revision: 0 })).status).toBe(404);
    const { revision, fields } = await open();
    expect([revision, fields]).toEqual([0, []]);
  });

  it('is due from each school, and not from the department’s people', async () => {
    expect(form).toMatchObject({
      organizationName: 'Школа № 1',
      state: 'notStarted',
      locked: false,
      exception: null,
      submittedAt: null,
      onTime: null,
    });
    expect(await owedBy(town.asIrina)).toEqual([]);
    const links = await town.asIrina.get(`/api/campaigns/${campaignId}/links`);
    expect(links.json<unknown[]>()).toEqual([]);
  });

  it('cannot be handed in before anything is entered', async () => {
    const reply = await town.asMarina.post(`${url()}/submit`, { revision: 0 });
    expect([reply.status, reply.json().error.code]).toEqual([409, 'dataForm.state']);
  });

  it('keeps an unfinished draft, which counts nowhere', async () => {
    const first = await saved(town.asMarina, [{ ...change[0]!, answer: 812 }]);
    expect(first).toMatchObject({
      state: 'draft',
      saved: [{ question: 'pupils_total', version: first.revision }],
      conflicts: [],
      refused: [],
    });
    expect(answersIn(await open())).toEqual({ pupils_total: 812 });
    expect((await progressOf(town, campaignId)).reportedOrganizations).toBe(0);
  });

  const wrong: [string, Omit<Changes[number], 'base'>][] = [
    ['a word for a number', { question: 'pupils_pdn', answer: 'сорок' }],
    ['a number in another unit', { question: 'pupils_pdn', answer: '12 %' }],
    ['half a child', { question: 'pupils_pdn', answer: 12.5 }],
    ['an operator', { question: 'pupils_pdn', answer: { $gt: 0 } }],
    ['an unknown question', { question: 'hack', answer: 1 }],
    ['a state of an unknown question', { question: 'hack', state: absent('нет') }],
    ['a path into the document', { question: 'pupils_pdn.x', answer: 1 }],
    [
      'a value that is also absent',
      { question: 'pupils_pdn', answer: 4, state: absent('нет сведений') },
    ],
  ];
  it.each(wrong)('refuses %s by its field and stores the others', async (_, one) => {
    const before = await open();
    const girls = Number(answersIn(before).teachers_total ?? 0) + 1;
    const base = await versionOf('teachers_total');
    const reply = await saved(town.asMarina, [
      { ...one, base: 0 },
      { question: 'teachers_total', base, answer: girls },
    ]);
    expect(reply.refused.map(({ question }) => question)).toEqual([one.question]);
    expect(reply.refused[0]?.message.ru).not.toBe('');
    expect(reply.saved.map(({ question }) => question)).toEqual(['teachers_total']);
    const stored = answersIn(await open());
    expect(stored).toEqual({ ...answersIn(before), teachers_total: girls });
  });

  it('refuses a field that is named twice, and changes nothing', async () => {
    const before = await open();
    const reply = await patch(town.asMarina, [change[0]!, change[0]!]);
    expect([reply.status, reply.json().error.path]).toEqual([422, 'changes']);
    expect(await open()).toEqual(before);
  });

  it('names every place that is missing or wrong when it is handed in', async () => {
    await fillForm(town.asMarina, form.id, { answers: { ...values, pupils_pdn: 5000 } });
    const reply = await submitForm(town.asMarina, form.id);
    expect([reply.status, reply.json().error.code]).toEqual([422, 'response.invalid']);
    expect(reply.json().error.details?.map(({ path }) => path)).toContain('answers.pupils_pdn');
    expect((await open()).assignment.state).toBe('draft');
    expect(answersIn(await open()).pupils_pdn).toBe(5000);
  });

  it('asks for the reason of an absent number, and takes it in place of the number', async () => {
    await fillForm(town.asMarina, form.id, {
      answers: { pupils_pdn: values.pupils_pdn },
      states: { crimes_count: absent('') },
    });
    const refused = await submitForm(town.asMarina, form.id);
    expect(refused.json().error.details?.map(({ path }) => path)).toContain('answers.crimes_count');
    await fillForm(town.asMarina, form.id, {
      states: { crimes_count: absent('нет сведений из ПДН') },
    });
    // Until it is handed in, the department sees that it is begun and nothing of it.
    const before = await formOf(town.asIrina, form.id);
    expect([before.assignment.state, before.fields]).toEqual(['draft', []]);
    const reply = await submitForm(town.asMarina, form.id);
    expect(reply.status, reply.text).toBe(200);
    const field = (await open()).fields.find(({ question }) => question === 'crimes_count');
    expect(field?.state).toEqual(absent('нет сведений из ПДН'));
    expect(field).not.toHaveProperty('answer');
    expect((await progressOf(town, campaignId)).reportedOrganizations).toBe(1);
  });

  it('handed in is corrected by its owner, before and after in the history', async () => {
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 6 } });
    expect((await open()).assignment.state).toBe('draft');
    expect((await formOf(town.asIrina, form.id)).assignment.state).toBe('submitted');
    const seen = answersIn(await formOf(town.asIrina, form.id));
    expect(seen.pupils_pdn).toBe(values.pupils_pdn);
    expect((await submitForm(town.asMarina, form.id)).status).toBe(200);
    const { history, assignment } = await open();
    expect(assignment).toMatchObject({ state: 'submitted', onTime: true });
    expect(history.map(({ action, by }) => [action, by])).toEqual([
      ['submit', 'marina'],
      ['submit', 'marina'],
    ]);
    expect(history[1]?.changes).toEqual([
      { question: 'pupils_pdn', before: { answer: values.pupils_pdn }, after: { answer: 6 } },
    ]);
  });

  it('is not a draft any more when a correction is taken back', async () => {
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 3 } });
    const { state } = await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 6 } });
    expect(state).toBe('submitted');
  });
});

describe('two who write', () => {
  it('see both values where one had not seen the other’s, and lose neither', async () => {
    const base = await versionOf('pupils_pdn');
    const { revision } = await open();
    const one = await saved(town.asMarina, [{ question: 'pupils_pdn', base, answer: 3 }], revision);
    const two = await saved(
      asOlga,
      [
        { question: 'pupils_pdn', base, answer: 4 },
        { question: 'mentoring_programs', base: await versionOf('mentoring_programs'), answer: 9 },
      ],
      revision,
    );
    expect(two.conflicts).toMatchObject([
      { question: 'pupils_pdn', answer: 3, by: 'marina', version: one.revision },
    ]);
    expect(two.saved.map(({ question }) => question)).toEqual(['mentoring_programs']);
    expect(answersIn(await open())).toMatchObject({ pupils_pdn: 3, mentoring_programs: 9 });
    // Having seen it, she may write over it.
    const over = [{ question: 'pupils_pdn', base: one.revision, answer: 4 }];
    expect((await saved(asOlga, over, two.revision)).conflicts).toEqual([]);
  });

  it('are told what the other has changed since they looked', async () => {
    const { revision } = await open();
    const base = await versionOf('teachers_young');
    await saved(asOlga, [{ question: 'teachers_young', base, answer: 2 }], revision);
    const mine = [{ question: 'vacant_hours', base: await versionOf('vacant_hours'), answer: 11 }];
    const { others } = await saved(town.asMarina, mine, revision);
    expect(others).toMatchObject([{ question: 'teachers_young', answer: 2, by: 'olga' }]);
  });

  it('may send the same again when the answer was lost', async () => {
    const { revision } = await open();
    const body = [{ question: 'pupils_pdn', base: await versionOf('pupils_pdn'), answer: 5 }];
    const first = await saved(town.asMarina, body, revision);
    expect(await saved(town.asMarina, body, revision)).toEqual(first);
    expect((await open()).revision).toBe(first.revision);
  });

  it('both get their values stored when they write at the same moment', async () => {
    const questions = Object.keys(values).slice(0, 12);
    const { fields, revision } = await open();
    const writes = questions.map((question, at) => {
      const base = fields.find((field) => field.question === question)?.version ?? 0;
      return saved(
        at % 2 === 0 ? town.asMarina : asOlga,
        [{ question, base, answer: 100 + at }],
        revision,
      );
    });
    for (const { conflicts } of await Promise.all(writes)) expect(conflicts).toEqual([]);
    const stored = answersIn(await open());
    expect(questions.map((question) => stored[question])).toEqual(
      questions.map((_, at) => 100 + at),
    );
  });

  it('do not hand in what they have not seen, and are told what that is', async () => {
    const { revision } = await open();
    const base = await versionOf('pupils_pdn');
    await saved(asOlga, [{ question: 'pupils_pdn', base, answer: 7 }], revision);
    const reply = await town.asMarina.post(`${url()}/submit`, { revision });
    expect([reply.status, reply.json().error.code]).toEqual([409, 'dataForm.conflict']);
    expect(reply.json().error.details).toMatchObject([
      { path: 'fields.pupils_pdn', code: 'changed', message: 'изменено: olga' },
    ]);
  });
});

describe('the log', () => {
  const lines = async () => {
    await app.runJobs();
    return (await town.asIrina.get(`/api/audit?subject=${form.id}`)).json<
      { action: string; actorName: string; before: unknown; after: unknown }[]
    >();
  };

  it('has a line for each save and each submission, with before and after', async () => {
    await fillForm(town.asMarina, form.id, { answers: { ...values, pupils_pdn: 2 } });
    await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 5, vacant_hours: 1 } });
    const submitted = await submitForm(town.asMarina, form.id);
    expect(submitted.status, submitted.text).toBe(200);
    const [submission, fill] = await lines();
    expect(fill).toMatchObject({
      action: 'dataForm.fill',
      actorName: 'marina',
      before: { answers: { pupils_pdn: 2, vacant_hours: values.vacant_hours } },
      after: {
        organizationId: form.organizationId,
        formKey: 'upbringing-staff-monitoring',
        answers: { pupils_pdn: 5, vacant_hours: 1 },
      },
    });
    expect(submission).toMatchObject({
      action: 'dataForm.submit',
      before: { state: 'draft' },
      after: { state: 'submitted', changes: { pupils_pdn: { answer: 5 } } },
    });
  });

  it('holds as a chain, and shows where it was tampered with', async () => {
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
});

describe('a campaign that is over', () => {
  it('may be followed by another, in which the form goes on where it stood', async () => {
    await town.asIrina.post(`/api/campaigns/${campaignId}/close`);
    const before = await open();
    const period = before.assignment.period;
    const next = await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring', period });
    const after = await open();
    expect(after.assignment).toMatchObject({ campaignId: next.id, locked: false });
    expect(after.fields).toEqual(before.fields);
    campaignId = next.id;
  });

  it('locks the form: what comes too late is refused and changes nothing', async () => {
    await town.asIrina.post(`/api/campaigns/${campaignId}/close`);
    const before = await open();
    expect(before.assignment.locked).toBe(true);
    const base = await versionOf('pupils_pdn');
    const reply = await patch(town.asMarina, [{ question: 'pupils_pdn', base, answer: 1 }]);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'dataForm.locked']);
    const late = await submitForm(town.asMarina, form.id);
    expect([late.status, late.json().error.code]).toEqual([409, 'dataForm.locked']);
    expect((await open()).fields).toEqual(before.fields);
  });

  it('gets its form back when it is opened again', async () => {
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

function absent(reason: string) {
  return { state: 'absent' as const, reason };
}
