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
    ...input,
    // A data form is the organization's report, a card the observer's: their authors are known.
    anonymity: asksPersons(form.kind) ? input.anonymity : 'named',
    formTitle: form.title,
    kind: form.kind,
    audience: form.audience,
    opensAt: new Date(input.opensAt),
    closesAt: new Date(input.closesAt),
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

/** How many people of an audience an organization has; 0 says as little as nothing. */
function peopleOf({ headcount, teachers }: Organization, audience: string): number | null {
  if (audience === 'parents' || audience === 'pupils') return headcount || null;
  return audience === 'teachers' ? teachers || null : null;
}

/** What a campaign expects of an organization: families are as many as its pupils. */
export function expectedOf(organization: Organization, audience: string): Expected {
  const { _id, name, shortName, cluster, type } = organization;
  const people = peopleOf(organization, audience);
  return { organizationId: _id, name, shortName, cluster, type, people };
}

/** Opens a draft and freezes the expected list. Opening twice is a 409. */
export async function openCampaign(
  by: By,
  id: string,
  organizations: Organization[],
): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const { audience } = await getCampaign(municipalityId, id);
  const expected = organizations.map((organization) => expectedOf(organization, audience));
  const opened = await Campaigns.findOneAndUpdate(
    { municipalityId, _id: id, openedAt: null },
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

/** Closes a planned or running campaign before its time. */
export async function closeCampaign(by: By, id: string): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const closed = await Campaigns.findOneAndUpdate(
    {
      municipalityId,
      _id: id,
      openedAt: { $ne: null },
      closedAt: null,
      closesAt: { $gt: by.now },
    },
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
    state: stateOf(campaign, now),
    organizations: campaign.organizationIds.length,
  };
}
