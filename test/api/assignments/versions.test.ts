import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fillFields } from '../../../server/assignments/fill.model.ts';
import { getAssignment } from '../../../server/assignments/model.ts';
import type { AssignmentView } from '../../../server/assignments/schema.ts';
import type { CampaignView } from '../../../server/campaigns/schema.ts';
import type { Compilation } from '../../../server/completeness/compilation.schema.ts';
import { monitoringReports } from '../../../server/demo/figures.ts';
import { readFormLibrary } from '../../../server/forms/library.ts';
import { publishForm } from '../../../server/forms/model.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import {
  answersIn,
  campaignBody,
  fillAndSubmit,
  fillForm,
  formOf,
  openCampaign,
  owedBy,
} from '../../support/make.ts';
import type { Person } from '../../support/person.ts';

let app: TestApp;
let town: Town;
const formKey = 'upbringing-staff-monitoring';
const period = '2021-2022';
const answers = monitoringReports()[0]?.values ?? {};

interface FormJson {
  id: string;
  version: number;
  survey: { pages: { elements: object[] }[] };
  elements: object[];
}

/** Every test begins with a closed campaign of version 1 and a version 2 that asks one thing more. */
beforeAll(async () => {
  app = await startTestApp({ town: {} });
});
afterAll(() => app.stop());
beforeEach(async () => {
  town = await app.makeTown();
  const { id } = await openCampaign(app, town, { formKey, period });
  expect((await town.asIrina.post(`/api/campaigns/${id}/close`)).status).toBe(200);
  const library = readFormLibrary() as FormJson[];
  const json = structuredClone(library.find((one) => one.id === formKey));
  if (!json) throw new Error('The library has no such form');
  json.version = 2;
  const title = 'Новый вопрос';
  json.survey.pages[0]?.elements.push({
    ...{ type: 'text', inputType: 'number', name: 'brand_new', title, min: 0, unit: 'чел.' },
  });
  json.elements.push({
    id: 'brand_new',
    question: 'brand_new',
    title: { ru: title },
    unit: 'чел.',
  });
  await publishForm(town.by, json);
});

const own = async (who: Person): Promise<AssignmentView> => {
  const [form] = await owedBy(who);
  if (!form) throw new Error('Nothing is owed');
  return form;
};
const asks = async (who: Person) => {
  const { form } = await formOf(who, (await own(who)).id);
  return JSON.stringify(form).includes('brand_new');
};
async function repeat(): Promise<string> {
  const body = { ...campaignBody(town, { formKey, period }), formVersion: 2 };
  const drafted = await town.asIrina.post('/api/campaigns', body);
  expect(drafted.status, drafted.text).toBe(200);
  const { id } = drafted.json<CampaignView>();
  const opened = await town.asIrina.post(`/api/campaigns/${id}/open`);
  expect(opened.status, opened.text).toBe(200);
  await app.runJobs();
  return id;
}
/** Types into a form whose campaign is closed: by an exception. */
async function began(who: Person, values: Record<string, unknown>): Promise<void> {
  const { id } = await own(who);
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const given = await town.asIrina.put('/api/assignments/exceptions', {
    ...{ assignmentIds: [id], until, reason: 'Карантин' },
  });
  expect(given.status, given.text).toBe(200);
  await fillForm(who, id, { answers: values });
}
const staying = async (campaignId: string) =>
  (await town.asIrina.get(`/api/campaigns/${campaignId}/earlierVersions`)).json<object[]>();

describe('a campaign that repeats another with a new version of the form', () => {
  it('asks by it where nothing is filled in', async () => {
    expect(await asks(town.asMarina)).toBe(false);
    const id = await repeat();
    expect([await asks(town.asMarina), await asks(town.asPyotr)]).toEqual([true, true]);
    expect(await staying(id)).toEqual([]);
    const form = await own(town.asMarina);
    const sent = await fillAndSubmit(town.asMarina, form.id, {
      answers: { ...answers, brand_new: 2 },
    });
    expect(answersIn(sent).brand_new).toBe(2);
  });

  it('asks by it where everything was emptied again', async () => {
    await began(town.asMarina, { pupils_pdn: 4 });
    await fillForm(town.asMarina, (await own(town.asMarina)).id, { answers: { pupils_pdn: '' } });
    await repeat();
    expect(await asks(town.asMarina)).toBe(true);
    await fillForm(town.asMarina, (await own(town.asMarina)).id, { answers: { brand_new: 1 } });
  });

  /** What a save that is under way has read of Марина's assignment before it was moved. */
  const underWay = async () => {
    const { id, organizationId } = await own(town.asMarina);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await town.asIrina.put('/api/assignments/exceptions', {
      ...{ assignmentIds: [id], until, reason: 'Карантин' },
    });
    const assignment = await getAssignment(town.municipalityId, id);
    const role = 'coordinator' as const;
    const actor = { ...town.by.actor, name: 'marina', role, organizationIds: [organizationId] };
    return (question: string, base: number, answer: unknown) =>
      fillFields({ actor, now: new Date() }, assignment, {
        ...{ changes: [{ question, base, answer }], since: 0 },
      });
  };
  const staysOnFirst = async (campaignId: string) => {
    expect(await staying(campaignId)).toMatchObject([{ formVersion: 1 }]);
    expect(await asks(town.asMarina)).toBe(false);
    const form = await own(town.asMarina);
    expect((await getAssignment(town.municipalityId, form.id)).formVersion).toBe(1);
    expect(answersIn(await formOf(town.asMarina, form.id)).pupils_pdn).toBe(4);
    await fillAndSubmit(town.asMarina, form.id, { answers });
    await app.runJobs();
    expect(await staying(campaignId)).toMatchObject([{ formVersion: 1 }]);
  };

  it('leaves on its version what was typed for the first time while it was opened', async () => {
    const save = await underWay();
    const id = await repeat();
    expect((await save('pupils_pdn', 0, 4)).saved).toHaveLength(1);
    await staysOnFirst(id);
  });

  it('leaves on its version what was typed again, after all was emptied, while it was opened', async () => {
    await began(town.asMarina, { pupils_pdn: 3 });
    await fillForm(town.asMarina, (await own(town.asMarina)).id, { answers: { pupils_pdn: '' } });
    const save = await underWay();
    const id = await repeat();
    expect((await save('pupils_pdn', 2, 4)).saved).toHaveLength(1);
    await staysOnFirst(id);
  });

  it('takes by the new version what somebody else had begun in it meanwhile', async () => {
    const save = await underWay();
    await repeat();
    await fillForm(town.asMarina, (await own(town.asMarina)).id, { answers: { brand_new: 1 } });
    const { saved, refused } = await save('brand_new', 1, 2);
    expect([saved.length, refused]).toEqual([1, []]);
    expect(await asks(town.asMarina)).toBe(true);
  });

  it('leaves what is begun on its version, says so, and tells it from what was left out', async () => {
    await began(town.asMarina, { pupils_pdn: 4 });
    const id = await repeat();
    expect([await asks(town.asMarina), await asks(town.asPyotr)]).toEqual([false, true]);
    expect(await staying(id)).toEqual([
      { organizationId: town.schools[0]?._id, name: town.schools[0]?.name, formVersion: 1 },
    ]);
    const denied = await town.asMarina.get(`/api/campaigns/${id}/earlierVersions`);
    expect(denied.status).toBe(403);
    await fillAndSubmit(town.asMarina, (await own(town.asMarina)).id, { answers });
    await app.runJobs();
    const elements = ['brand_new', 'pupils_pdn'];
    const reply = await town.asIrina.post('/api/compilation', { period, elements });
    const { columns, rows } = reply.json<Compilation>();
    const at = columns.findIndex((one) => one.id === 'brand_new');
    const row = (id: string | undefined) => rows.find((one) => one.id === id)?.cells[at];
    expect(row(town.schools[0]?._id)).toEqual({ value: null, why: 'notInForm' });
    expect(row(town.schools[1]?._id)).toEqual({ value: null, why: 'notSubmitted' });
    // Nobody waits for the number of one that is not asked for it.
    expect(row('whole')).toMatchObject({ n: 0, of: town.schools.length - 1 });
    const file = await town.asIrina.post('/api/compilation/file', { period, elements });
    expect(file.status).toBe(200);
  });
});
