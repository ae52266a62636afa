import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CampaignView } from '../../../server/campaigns/schema.ts';
import { monitoringReports } from '../../../server/demo/figures.ts';
import { giveStates } from '../../../server/storage/give-states.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import { answersIn, fillAndSubmit, formOf, openCampaign, owedBy } from '../../support/make.ts';

let app: TestApp;
let town: Town;
let campaign: CampaignView;

const answers = monitoringReports()[0]?.values ?? {};
const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);
const migrate = () => giveStates(mongoose.connection.getClient().db(mongoose.connection.name));
const at = new Date('2026-01-10T03:00:00Z');

/** A form as it was stored before forms had states. */
async function putOld(assignmentId: string, organizationId: string, more: object): Promise<void> {
  await collection('dataResponses').insertOne({
    _id: assignmentId,
    ...{ municipalityId: town.municipalityId, campaignId: campaign.id, organizationId },
    ...{ formKey: campaign.formKey, formVersion: campaign.formVersion, period: campaign.period },
    ...{ savedBy: 'somebody', recordedRevision: 0, stale: false, answers, states: {} },
    ...more,
  });
}

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  campaign = await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring' });
  await collection('campaigns').updateOne(
    { _id: campaign.id },
    { $unset: { dueAt: '', graceDays: '', signature: '' } },
  );
  await collection('assignments').updateMany({}, { $unset: { grants: '' } });
  const [marinas] = await owedByRaw(0);
  const [pyotrs] = await owedByRaw(1);
  const line = (revision: number, one: object) => ({
    ...{ revision, at, by: 'Марина', answers: { ...answers, ...one }, states: {} },
  });
  await putOld(marinas!._id, town.schools[0]!._id, {
    revision: 3,
    submitted: { revision: 3, at, answers, states: {} },
    history: [line(1, { pupils_pdn: 6 }), line(3, {})],
  });
  await putOld(pyotrs!._id, town.schools[1]!._id, { revision: 1, submitted: null, history: [] });
  await migrate();
  await migrate();
});
afterAll(() => app.stop());

const owedByRaw = (school: number) =>
  collection('assignments')
    .find({ organizationId: town.schools[school]!._id } as never)
    .toArray();

it('makes a campaign due when it closes', async () => {
  const told = (await town.asIrina.get('/api/campaigns')).json<CampaignView[]>();
  expect(told.find(({ id }) => id === campaign.id)).toMatchObject({
    ...{ dueAt: campaign.closesAt, closesAt: campaign.closesAt },
    ...{ graceDays: 0, signature: false },
  });
});

it('keeps what was submitted, when, and what each submission changed', async () => {
  const [own] = await owedBy(town.asMarina);
  expect(own).toMatchObject({
    ...{ state: 'submitted', onTime: true, submittedAt: at.toISOString() },
    ...{ exception: null, changedAfterAcceptance: 0 },
  });
  const view = await formOf(town.asIrina, own!.id);
  expect(answersIn(view)).toEqual(answers);
  expect(view.history).toMatchObject([
    { action: 'submit', by: 'Марина', changes: [] },
    {
      action: 'submit',
      changes: [
        {
          question: 'pupils_pdn',
          before: { answer: 6 },
          after: { answer: answers.pupils_pdn },
        },
      ],
    },
  ]);
  const accepted = await town.asIrina.post(`/api/assignments/${own!.id}/accept`, {
    revision: view.revision,
  });
  expect(accepted.status, accepted.text).toBe(200);
});

it('lets a draft be gone on with', async () => {
  const [own] = await owedBy(town.asPyotr);
  expect(own?.state).toBe('draft');
  const { assignment } = await fillAndSubmit(town.asPyotr, own!.id, { answers: { pupils_pdn: 4 } });
  expect(assignment.state).toBe('submitted');
});
