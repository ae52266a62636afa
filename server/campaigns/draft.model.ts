import { auditEntry } from '../audit/entry.ts';
import type { FormVersion } from '../forms/model.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { orNotFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import { daysLater } from '../wall-clock.ts';
import {
  asksPersons,
  Campaigns,
  getCampaign,
  refuseState,
  type By,
  type Campaign,
} from './model.ts';
import type { CampaignInput } from './schema.ts';

/** Drafts a campaign of one published form version. */
export async function createCampaign(
  by: By,
  input: CampaignInput,
  form: FormVersion,
): Promise<Campaign> {
  const _id = newId();
  const created = await Campaigns.create({
    _id,
    municipalityId: by.actor.municipalityId,
    ...(await draftFields(by.actor.municipalityId, input, form)),
    pending: [
      auditEntry(by, {
        action: 'campaign.create',
        subject: { kind: 'campaign', id: _id },
        after: input,
      }),
    ],
  });
  return created.toObject();
}

async function draftFields(municipalityId: string, input: CampaignInput, form: FormVersion) {
  const { people = [], otherTypes = false, graceDays = 0, signature = false, ...rest } = input;
  const dueAt = new Date(input.closesAt);
  return {
    ...rest,
    graceDays,
    signature,
    people,
    otherTypes,
    // A data form is the organization's report, a card the observer's: their authors are known.
    anonymity: asksPersons(form.kind) ? input.anonymity : 'named',
    formTitle: form.title,
    kind: form.kind,
    audience: form.audience,
    opensAt: new Date(input.opensAt),
    dueAt,
    closesAt: await lockAfter(municipalityId, dueAt, graceDays),
  };
}

/** When a data form locks: so many days of grace after it is due, at the same hour of the clock. */
export async function lockAfter(
  municipalityId: string,
  dueAt: Date,
  graceDays: number,
): Promise<Date> {
  if (graceDays === 0) return dueAt;
  const { timeZone } = await getMunicipality(municipalityId);
  return daysLater(dueAt, graceDays, timeZone);
}

/** Changes a draft; an opened campaign is what it is, a 409. */
export async function updateDraft(
  by: By,
  id: string,
  input: CampaignInput,
  form: FormVersion,
): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const before = await getCampaign(municipalityId, id);
  const changed = await Campaigns.findOneAndUpdate(
    { municipalityId, _id: id, openedAt: null },
    {
      $set: await draftFields(municipalityId, input, form),
      $inc: { revision: 1 },
      $push: {
        pending: auditEntry(by, {
          action: 'campaign.change',
          subject: { kind: 'campaign', id },
          before: inputOf(before),
          after: input,
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return changed ?? refuseState(await getCampaign(municipalityId, id), by.now);
}

/** A draft as it was written, for the log. */
function inputOf(campaign: Campaign) {
  const { title, formKey, formVersion, period, organizationIds, people, otherTypes } = campaign;
  const { anonymity, minimumGroup, opensAt, dueAt, graceDays, signature } = campaign;
  return {
    ...{ title, formKey, formVersion, period, organizationIds, people, otherTypes },
    ...{ anonymity, minimumGroup, opensAt: opensAt.toISOString() },
    ...{ closesAt: dueAt.toISOString(), graceDays, signature },
  };
}

/** Words the message sent with a campaign's links; null goes back to the usual words. */
export async function setMessage(by: By, id: string, message: string | null): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const before = (await getCampaign(municipalityId, id)).message ?? null;
  const change = auditEntry(by, {
    action: 'campaign.message',
    subject: { kind: 'campaign', id },
    before: { message: before },
    after: { message },
  });
  const changed = await Campaigns.findOneAndUpdate(
    { municipalityId, _id: id },
    { $set: { message }, ...(before === message ? {} : { $push: { pending: change } }) },
    { returnDocument: 'after' },
  ).lean();
  return orNotFound(changed, 'кампания', 'campaign');
}
