import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import type { Campaign } from '../campaigns/model.ts';
import { orNotFound } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import { tokenHash, tokenOf } from './token.ts';

/** The right of one organization's people to answer one campaign. */
export interface Link {
  _id: string;
  municipalityId: string;
  campaignId: string;
  organizationId: string;
  generation: number;
  tokenHash: string;
  /** Hashes of withdrawn tokens: their page says so instead of "unknown". */
  revokedHashes: string[];
  pending?: AuditEntry[];
}

const schema = new Schema<Link>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    campaignId: { type: String, required: true },
    organizationId: { type: String, required: true },
    generation: { type: Number, required: true },
    tokenHash: { type: String, required: true },
    revokedHashes: { type: [String], default: [] },
  },
  { collection: 'links', versionKey: false },
);
schema.index({ municipalityId: 1, campaignId: 1, organizationId: 1 }, { unique: true });
schema.index({ tokenHash: 1 }, { unique: true });
schema.index({ revokedHashes: 1 });
audited(schema, 'links');

const Links = mongoose.model('Link', schema);

/** Makes what is missing of a campaign's links; run again it adds nothing. */
export async function linkCampaign(campaign: Campaign, secret: string): Promise<void> {
  const { municipalityId, _id: campaignId } = campaign;
  for (const { organizationId } of campaign.expected) {
    if (await Links.exists({ municipalityId, campaignId, organizationId })) continue;
    const link = { _id: newId(), generation: 1 };
    const hash = tokenHash(tokenOf(secret, link));
    try {
      await Links.create({ ...link, municipalityId, campaignId, organizationId, tokenHash: hash });
    } catch (error) {
      // Another process made it meanwhile.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** Withdraws the present address of a link and gives it a new one. */
export async function revokeLink(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  id: string,
  secret: string,
): Promise<Link> {
  const { municipalityId } = by.actor;
  const link = await getLink(municipalityId, id);
  const generation = link.generation + 1;
  const changed = await Links.findOneAndUpdate(
    { municipalityId, _id: id, generation: link.generation },
    {
      $set: { generation, tokenHash: tokenHash(tokenOf(secret, { _id: id, generation })) },
      $push: {
        revokedHashes: link.tokenHash,
        pending: auditEntry(by, {
          action: 'link.revoke',
          subject: { kind: 'link', id },
          before: { generation: link.generation },
          after: { generation },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  // Someone revoked it at the same moment: their new address stands.
  return changed ?? getLink(municipalityId, id);
}

/** One link of the municipality, or the 404. */
export async function getLink(municipalityId: string, id: string): Promise<Link> {
  return orNotFound(await Links.findOne({ municipalityId, _id: id }).lean(), 'ссылка', 'link');
}

/** A campaign's links. */
export async function listLinks(municipalityId: string, campaignId: string): Promise<Link[]> {
  return Links.find({ municipalityId, campaignId }).lean();
}

/** The link a token opens, `revoked` when it was withdrawn, null when there never was one. */
export async function findByToken(token: string): Promise<Link | 'revoked' | null> {
  const hash = tokenHash(token);
  const link = await Links.findOne({ tokenHash: hash }).lean();
  if (link) return link;
  return (await Links.exists({ revokedHashes: hash })) ? 'revoked' : null;
}
