import mongoose, { Schema } from 'mongoose';
import type { LocalText } from '../../forms/run/types.ts';
import type { FormKind } from '../../forms/schema.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import type { FormVersion } from '../forms/model.ts';
import type { Organization } from '../organizations/model.ts';
import { Problem, orNotFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import { stateOf, stateWords } from './lifecycle.ts';
import type { CampaignInput, CampaignView } from './schema.ts';

/** An organization asked, frozen when the campaign opens. */
export interface Expected {
  organizationId: string;
  name: string;
  /** The name people know it by, and its cluster; empty where the campaign is older than they are. */
  shortName: string;
  cluster: string;
  type: string;
  /** People asked there; null when nobody knows. */
  people: number | null;
}

export interface Campaign {
  _id: string;
  municipalityId: string;
  title: string;
  formKey: string;
  formVersion: number;
  formTitle: LocalText;
  kind: FormKind;
  audience: string;
  period: string;
  anonymity: CampaignInput['anonymity'];
  minimumGroup: number;
  organizationIds: string[];
  expected: Expected[];
  opensAt: Date;
  closesAt: Date;
  openedAt: Date | null;
  closedAt: Date | null;
  /** Expected numbers said for this campaign, where they differ from the registry's. */
  people?: { organizationId: string; people: number | null }[];
  /** Somebody agreed to ask organizations of types that the form is not for. */
  otherTypes?: boolean;
  /** The words sent with the links; null for the usual ones. */
  message?: string | null;
  /** Raised by each change of the draft. */
  revision?: number;
  /** The last responses were taken into the figures, fewer at once than the rule allows before. */
  settled?: boolean;
  /** Links or assignments have been made for every expected organization. */
  provisioned: boolean;
  pending?: AuditEntry[];
}

const schema = new Schema<Campaign>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    title: { type: String, required: true },
    formKey: { type: String, required: true },
    formVersion: { type: Number, required: true },
    formTitle: { type: Schema.Types.Mixed, required: true },
    kind: { type: String, required: true },
    audience: { type: String, required: true },
    period: { type: String, required: true },
    anonymity: { type: String, required: true },
    minimumGroup: { type: Number, required: true },
    organizationIds: { type: [String], required: true },
    expected: [
      {
        _id: false,
        organizationId: String,
        name: String,
        shortName: { type: String, default: '' },
        cluster: { type: String, default: '' },
        type: { type: String },
        people: Number,
      },
    ],
    opensAt: { type: Date, required: true },
    closesAt: { type: Date, required: true },
    openedAt: { type: Date, default: null },
    closedAt: { type: Date, default: null },
    people: [{ _id: false, organizationId: String, people: Number }],
    otherTypes: { type: Boolean, default: false },
    message: { type: String, default: null },
    revision: { type: Number, default: 0 },
    settled: { type: Boolean, default: false },
    provisioned: { type: Boolean, default: false },
  },
  { collection: 'campaigns', versionKey: false },
);
schema.index({ municipalityId: 1, opensAt: -1 });
schema.index({ municipalityId: 1, formKey: 1, period: 1 });
schema.index({ provisioned: 1, openedAt: 1 });
audited(schema, 'campaigns');

const Campaigns = mongoose.model('Campaign', schema);

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

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
    ...draftFields(input, form),
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

function draftFields(input: CampaignInput, form: FormVersion) {
  const { people = [], otherTypes = false, ...rest } = input;
  return {
    ...rest,
    people,
    otherTypes,
    // A data form is the organization's report, a card the observer's: their authors are known.
    anonymity: asksPersons(form.kind) ? input.anonymity : 'named',
    formTitle: form.title,
    kind: form.kind,
    audience: form.audience,
    opensAt: new Date(input.opensAt),
    closesAt: new Date(input.closesAt),
  };
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
      $set: draftFields(input, form),
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
  const { anonymity, minimumGroup, opensAt, closesAt } = campaign;
  return {
    ...{ title, formKey, formVersion, period, organizationIds, people, otherTypes },
    ...{ anonymity, minimumGroup, opensAt: opensAt.toISOString() },
    closesAt: closesAt.toISOString(),
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

/** How many people of an audience an organization has; 0 says as little as nothing. */
function peopleOf({ headcount, teachers }: Organization, audience: string): number | null {
  if (audience === 'parents' || audience === 'pupils') return headcount || null;
  return audience === 'teachers' ? teachers || null : null;
}

/**
 * What a campaign expects of an organization: what was said for this campaign, else what the
 * registry knows, where families are as many as pupils.
 */
export function expectedOf(
  organization: Organization,
  campaign: Pick<Campaign, 'audience' | 'people'>,
): Expected {
  const { _id, name, shortName, cluster, type } = organization;
  const said = campaign.people?.find((one) => one.organizationId === _id);
  const people = said ? said.people : peopleOf(organization, campaign.audience);
  return { organizationId: _id, name, shortName, cluster, type, people };
}

/** Opens a draft and freezes the expected list. Opening twice is a 409. */
export async function openCampaign(
  by: By,
  id: string,
  organizations: Organization[],
): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const draft = await getCampaign(municipalityId, id);
  const expected = organizations.map((organization) => expectedOf(organization, draft));
  const opened = await Campaigns.findOneAndUpdate(
    // The draft must be the one that the list was made from.
    { municipalityId, _id: id, openedAt: null, revision: draft.revision ?? null },
    {
      $set: { openedAt: by.now, expected, provisioned: false },
      $push: {
        pending: auditEntry(by, {
          action: 'campaign.open',
          subject: { kind: 'campaign', id },
          after: { organizations: expected.length },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return opened ?? refuseState(await getCampaign(municipalityId, id), by.now);
}

/**
 * Moves the closing time of a planned or running campaign. The caller has checked that the new one
 * is to come; a closed campaign is a 409.
 */
export async function moveClosing(by: By, id: string, closesAt: Date): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const before = await getCampaign(municipalityId, id);
  const moved = await Campaigns.findOneAndUpdate(
    { municipalityId, _id: id, ...running(by.now) },
    {
      $set: { closesAt },
      $push: {
        pending: auditEntry(by, {
          action: 'campaign.reschedule',
          subject: { kind: 'campaign', id },
          before: { closesAt: before.closesAt.toISOString() },
          after: { closesAt: closesAt.toISOString() },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return moved ?? refuseState(await getCampaign(municipalityId, id), by.now);
}

/**
 * Takes back a closing before the planned time, as long as no figures have become final: from then
 * on a few answers more would show what those few said. Else a 409 that says so.
 */
export async function reopenCampaign(by: By, id: string): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const reopened = await Campaigns.findOneAndUpdate(
    {
      municipalityId,
      _id: id,
      closedAt: { $ne: null },
      closesAt: { $gt: by.now },
      settled: { $ne: true },
    },
    {
      $set: { closedAt: null },
      $push: {
        pending: auditEntry(by, { action: 'campaign.reopen', subject: { kind: 'campaign', id } }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (reopened) return reopened;
  const campaign = await getCampaign(municipalityId, id);
  if (stateOf(campaign, by.now) !== 'closed') return refuseState(campaign, by.now);
  throw new Problem(campaign.closesAt <= by.now ? 'campaign.over' : 'campaign.final');
}

/**
 * Says, before it is done, that the last few responses become part of the figures. False when the
 * campaign runs again by now: then they wait for the next step as usual.
 */
export async function settleCampaign(campaign: Campaign): Promise<boolean> {
  const { municipalityId, _id, closedAt, closesAt } = campaign;
  const found = await Campaigns.updateOne(
    { municipalityId, _id, closedAt, closesAt },
    { $set: { settled: true } },
  );
  return found.matchedCount === 1;
}

function running(now: Date) {
  return { openedAt: { $ne: null }, closedAt: null, closesAt: { $gt: now } };
}

/** Closes a planned or running campaign before its time. */
export async function closeCampaign(by: By, id: string): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const closed = await Campaigns.findOneAndUpdate(
    { municipalityId, _id: id, ...running(by.now) },
    {
      $set: { closedAt: by.now },
      $push: {
        pending: auditEntry(by, { action: 'campaign.close', subject: { kind: 'campaign', id } }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return closed ?? refuseState(await getCampaign(municipalityId, id), by.now);
}

function refuseState(campaign: Campaign, now: Date): never {
  const words = stateWords[stateOf(campaign, now)];
  throw new Problem('campaign.state', {
    parameters: { ru: { state: words.ru }, en: { state: words.en } },
  });
}

/** Whether a form's answers are persons' own: what the rules on small groups protect. */
export function asksPersons(kind: FormKind): boolean {
  return kind === 'questionnaire' || kind === 'diagnostic';
}

/** One campaign of the municipality, or the 404. */
export async function getCampaign(municipalityId: string, id: string): Promise<Campaign> {
  const found = await Campaigns.findOne({ municipalityId, _id: id }).lean();
  return orNotFound(found, 'кампания', 'campaign');
}

/** The municipality's campaigns, newest first. */
export async function listCampaigns(municipalityId: string): Promise<Campaign[]> {
  return Campaigns.find({ municipalityId }).sort({ opensAt: -1, _id: 1 }).lean();
}

/** Opened campaigns of a form and (or) a period: whose data an indicator rests on. */
export async function campaignsOf(
  municipalityId: string,
  filter: { formKey?: string; period?: string },
): Promise<Campaign[]> {
  return Campaigns.find({ municipalityId, openedAt: { $ne: null }, ...filter }).lean();
}

/** Opened campaigns that still wait for their links or assignments, over all municipalities. */
export async function unprovisionedCampaigns(): Promise<Campaign[]> {
  return Campaigns.find({ provisioned: false, openedAt: { $ne: null } }).lean();
}

/** Says that every expected organization has its link or assignment. */
export async function markProvisioned(id: string): Promise<void> {
  await Campaigns.updateOne({ _id: id }, { $set: { provisioned: true } });
}

export function presentCampaign(campaign: Campaign, now: Date): CampaignView {
  const { _id, title, formKey, formVersion, formTitle, kind, audience, period } = campaign;
  return {
    id: _id,
    title,
    formKey,
    formVersion,
    formTitle,
    kind,
    audience,
    period,
    anonymity: campaign.anonymity,
    minimumGroup: campaign.minimumGroup,
    opensAt: campaign.opensAt.toISOString(),
    closesAt: (campaign.closedAt ?? campaign.closesAt).toISOString(),
    reopenable: campaign.closedAt !== null && campaign.closesAt > now && !campaign.settled,
    state: stateOf(campaign, now),
    organizations: campaign.organizationIds.length,
  };
}
