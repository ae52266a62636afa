import mongoose, { Schema } from 'mongoose';
import type { LocalText } from '../../forms/run/types.ts';
import type { FormKind } from '../../forms/schema.ts';
import type { StaffActor } from '../access.ts';
import type { AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem, orNotFound } from '../problem.ts';
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
  /** On time until then; of other kinds than data forms the closing time. */
  dueAt: Date;
  /** The lock: the due date and the days of grace. */
  closesAt: Date;
  graceDays: number;
  /** Two steps: the head signs what the coordinator filled in. */
  signature: boolean;
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
    dueAt: { type: Date, required: true },
    closesAt: { type: Date, required: true },
    graceDays: { type: Number, default: 0 },
    signature: { type: Boolean, default: false },
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

/** The collection; only the models of this folder ask it. */
export const Campaigns = mongoose.model('Campaign', schema);

/** Who changes a campaign, and when. */
export type By = {
  actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>;
  now: Date;
};

/** The 409 of what cannot be done in the campaign's state. */
export function refuseState(campaign: Campaign, now: Date): never {
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

/**
 * A campaign as one organization stands before it: of those expected only this one. Each save of a
 * field reads it, and the list of a large municipality is most of the document.
 */
export async function getCampaignFor(
  municipalityId: string,
  id: string,
  organizationId: string,
): Promise<Campaign> {
  const own = { $eq: ['$$one.organizationId', organizationId] };
  const [found = null] = await Campaigns.aggregate<Campaign>([
    { $match: { municipalityId, _id: id } },
    { $set: { expected: { $filter: { input: '$expected', as: 'one', cond: own } } } },
  ]);
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

/** The smallest groups that opened campaigns of every period were promised, by form and period. */
export async function promisedGroups(
  municipalityId: string,
): Promise<Pick<Campaign, 'formKey' | 'period' | 'minimumGroup'>[]> {
  return Campaigns.find({ municipalityId, openedAt: { $ne: null } })
    .select({ _id: 0, formKey: 1, period: 1, minimumGroup: 1 })
    .lean<Pick<Campaign, 'formKey' | 'period' | 'minimumGroup'>[]>();
}

/** Opened campaigns that still wait for their links or assignments, over all municipalities. */
export async function unprovisionedCampaigns(): Promise<Campaign[]> {
  return Campaigns.find({ provisioned: false, openedAt: { $ne: null } }).lean();
}

/** Says that every expected organization has its link or assignment. */
export async function markProvisioned(id: string): Promise<void> {
  await Campaigns.updateOne({ _id: id }, { $set: { provisioned: true } });
}

/** A closing before its time ends both terms. */
export function lockOf({ closedAt, closesAt }: Campaign): Date {
  return closedAt ?? closesAt;
}

/** Until when a data form is on time, whatever single organizations were granted. */
export function dueOf({ closedAt, dueAt }: Campaign): Date {
  return closedAt !== null && closedAt < dueAt ? closedAt : dueAt;
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
    dueAt: dueOf(campaign).toISOString(),
    closesAt: lockOf(campaign).toISOString(),
    graceDays: campaign.graceDays,
    signature: campaign.signature,
    reopenable: campaign.closedAt !== null && campaign.closesAt > now && !campaign.settled,
    state: stateOf(campaign, now),
    organizations: campaign.organizationIds.length,
  };
}
