import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AssignmentView, FieldsSince } from '../../../server/assignments/schema.ts';
import { monitoringReports } from '../../../server/demo/figures.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import { fillAndSubmit, fillForm, formOf, openCampaign, owedBy } from '../../support/make.ts';
import { signInAs } from '../../support/people.ts';
import type { Person } from '../../support/person.ts';

/** A form that stands open on several screens, and where its values come from. */
let app: TestApp;
let town: Town;
/** Ольга, head of Марина's school. */
let asOlga: Person;
let form: AssignmentView;

const formKey = 'upbringing-staff-monitoring';
const answers = monitoringReports()[0]?.values ?? {};

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  asOlga = await signInAs(app, town, 'olga', 'head', town.schools.slice(0, 1));
});
afterAll(() => app.stop());

async function ask(): Promise<AssignmentView> {
  const { id } = await openCampaign(app, town, { formKey });
  const own = (await owedBy(town.asMarina)).find(({ campaignId }) => campaignId === id);
  if (!own) throw new Error('Марина owes nothing');
  return own;
}

describe('what others wrote', () => {
  beforeEach(async () => {
    form = await ask();
  });
  const url = (since: number | string) => `/api/assignments/${form.id}/fields?since=${since}`;
  const since = async (who: Person, revision: number) => {
    const reply = await who.get(url(revision));
    expect(reply.status, reply.text).toBe(200);
    return reply.json<FieldsSince>();
  };

  it('is for the organization’s own people', async () => {
    expect((await town.asPyotr.get(url(0))).status).toBe(404);
    expect((await town.asIrina.get(url(0))).status).toBe(403);
    expect((await town.asMarina.get(url('x'))).status).toBe(422);
    expect(
      (await town.asMarina.get(`/api/assignments/${randomUUID()}/fields?since=0`)).status,
    ).toBe(404);
  });

  it('is told with its writer, and nothing where nothing is new', async () => {
    expect(await since(asOlga, 0)).toEqual({ revision: 0, fields: [] });
    const { revision } = await fillForm(town.asMarina, form.id, { answers: { pupils_pdn: 7 } });
    const heard = await since(asOlga, 0);
    expect(heard).toMatchObject({ revision, state: 'draft' });
    expect(heard.fields).toMatchObject([{ question: 'pupils_pdn', answer: 7, by: 'marina' }]);
    expect(await since(asOlga, revision)).toEqual({ revision, fields: [] });
    await fillForm(asOlga, form.id, { answers: { vacant_hours: 3 } });
    const own = await since(town.asMarina, revision);
    expect(own.fields.map(({ question, by }) => [question, by])).toEqual([
      ['vacant_hours', 'olga'],
    ]);
  });

  it('says where the form stands when it was handed in elsewhere', async () => {
    const { revision } = await fillForm(asOlga, form.id, { answers: { pupils_pdn: 7 } });
    await fillAndSubmit(asOlga, form.id, { answers });
    expect((await since(town.asMarina, revision)).state).toBe('submitted');
  });
});

describe('a value that was offered', () => {
  const sourceOf = async (who: Person, question = 'pupils_total') =>
    (await formOf(who, form.id)).fields.find((field) => field.question === question)?.source;
  const take = async (answer: number, taken: 'previous' | 'reported') => {
    const { fields, revision } = await formOf(town.asMarina, form.id);
    const base = fields.find(({ question }) => question === 'pupils_total')?.version ?? 0;
    return town.asMarina.patch(`/api/assignments/${form.id}/fields`, {
      changes: [{ question: 'pupils_total', base, answer, taken }],
      since: revision,
    });
  };

  beforeAll(async () => {
    form = await ask();
    await fillAndSubmit(town.asMarina, form.id, { answers });
    await app.runJobs();
    form = await ask();
  });

  it('is not believed to be one where it is not offered', async () => {
    const invented = await take(Number(answers.pupils_total) + 1, 'previous');
    expect(invented.json()).toMatchObject({ saved: [{ question: 'pupils_total' }] });
    expect(await sourceOf(town.asMarina)).toBeUndefined();
    expect((await take(Number(answers.pupils_total), 'reported')).status).toBe(200);
    expect(await sourceOf(town.asMarina)).toBeUndefined();
    await fillForm(town.asMarina, form.id, { answers: { pupils_total: null } });
    expect((await take(1, 'guess' as never)).status).toBe(422);
  });

  it('keeps where it was taken from, for whoever opens the form next and for the department', async () => {
    const reply = await take(Number(answers.pupils_total), 'previous');
    const [saved] = reply.json<{ saved: { source?: object }[] }>().saved;
    expect(saved?.source).toMatchObject({ from: 'previous', period: expect.any(String) });
    expect(await sourceOf(asOlga)).toEqual(saved?.source);
    const { pupils_total: _, ...others } = answers;
    await fillAndSubmit(town.asMarina, form.id, { answers: others });
    expect(await sourceOf(town.asIrina)).toEqual(saved?.source);
  });

  it('is one for the department also while a correction of it is not handed in', async () => {
    const source = await sourceOf(town.asIrina);
    expect(source).toMatchObject({ from: 'previous' });
    await fillForm(town.asMarina, form.id, { answers: { pupils_total: 777 } });
    expect(await sourceOf(town.asMarina)).toBeUndefined();
    expect(await sourceOf(town.asIrina)).toEqual(source);
  });

  it('is a typed one after it was changed; the department knows of what was handed in', async () => {
    await fillAndSubmit(town.asMarina, form.id, { answers: { pupils_total: 813 } });
    expect(await sourceOf(town.asMarina)).toBeUndefined();
    expect((await take(Number(answers.pupils_total), 'previous')).status).toBe(200);
    expect(await sourceOf(town.asMarina)).toBeDefined();
    expect(await sourceOf(town.asIrina)).toBeUndefined();
  });
});

describe('a campaign of many organizations', () => {
  it('makes its assignments by one write, and again the same ones', async () => {
    const writes: string[] = [];
    mongoose.set('debug', (collection: string, method: string) => {
      if (collection === 'assignments' && /write|update|insert/i.test(method)) writes.push(method);
    });
    try {
      form = await ask();
    } finally {
      mongoose.set('debug', false);
    }
    expect(writes).toEqual(['bulkWrite']);
    const campaigns = mongoose.connection.collection('campaigns');
    await campaigns.updateOne({ _id: form.campaignId as never }, { $set: { provisioned: false } });
    const before = await assignmentsOf(form.campaignId);
    await app.runJobs();
    expect(before).toHaveLength(town.schools.length);
    expect(before[0]?.grants).toEqual([]);
    expect(await assignmentsOf(form.campaignId)).toEqual(before);
  });

  const assignmentsOf = (campaignId: string) =>
    mongoose.connection.collection('assignments').find({ campaignId }).sort({ _id: 1 }).toArray();
});

describe('the day of a submission', () => {
  it('is the municipality’s own, where it is tomorrow already', async () => {
    const key = 'day-report';
    const question = { type: 'text', inputType: 'number', name: 'after', title: 'После' };
    const published = await town.asIrina.post('/api/forms', {
      ...{ id: key, version: 1, kind: 'dataForm', audience: 'organization' },
      ...{ organizationTypes: ['school'], periodType: 'schoolYear', anonymous: false },
      title: { ru: 'Отчёт дня', en: 'Report of a day' },
      purpose: { ru: 'Числа', en: 'Numbers' },
      survey: {
        title: { default: 'Отчёт дня', en: 'Report of a day' },
        pages: [
          {
            name: 'p',
            title: 'Числа',
            elements: [
              { type: 'text', inputType: 'date', name: 'held', title: 'Прошло' },
              { ...question, visibleIf: '{held} < today()' },
            ],
          },
        ],
      },
      elements: [{ id: 'after_day', question: 'after', title: { ru: 'После' }, unit: 'ед.' }],
      settings: [],
    });
    expect(published.status, published.text).toBe(200);
    const { id } = await openCampaign(app, town, { formKey: key });
    const own = (await owedBy(town.asMarina)).find(({ campaignId }) => campaignId === id);
    const filled = { held: '2022-05-01', after: 4 };
    await fillAndSubmit(town.asMarina, own!.id, { answers: filled });
    // Eight in the evening in Greenwich is six in the morning of the next day in Vladivostok.
    const at = new Date('2022-05-01T20:00:00Z');
    const responses = mongoose.connection.collection('dataResponses');
    await responses.updateOne({ _id: own!.id as never }, { $set: { 'submitted.at': at } });
    await app.runJobs();
    const elements = mongoose.connection.collection('elementValues');
    const found = await elements.findOne({ elementId: 'after_day' });
    expect(found).toMatchObject({ state: 'value', value: 4 });
  });
});
