import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import type { Campaign } from '../campaigns/model.ts';
import { orNotFound } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import { codeHash, codeOf, tokenHash, tokenOf } from './token.ts';

/** The right of one organization's people to answer one campaign. */
export interface Link {
  _id: string;
  municipalityId: string;
  campaignId: string;
  organizationId: string;
  generation: number;
  tokenHash: string;
  /** Of the short code; absent in links older than short codes until they are next looked at. */
  codeHash?: string;
  /** Hashes of withdrawn tokens and codes: their page says so instead of "unknown". */
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
    codeHash: { type: String },
    revokedHashes: { type: [String], default: [] },
  },
  { collection: 'links', versionKey: false },
);
schema.index({ municipalityId: 1, campaignId: 1, organizationId: 1 }, { unique: true });
schema.index({ tokenHash: 1 }, { unique: true });
schema.index(
  { codeHash: 1 },
  { unique: true, partialFilterExpression: { codeHash: { $type: 'string' } } },
);
schema.index({ revokedHashes: 1 });
audited(schema, 'links');

const Links = mongoose.model('Link', schema);

/** Makes what is missing of a campaign's links; run again it adds nothing. */
export async function linkCampaign(campaign: Campaign, secret: string): Promise<void> {
  const { municipalityId, _id: campaignId } = campaign;
  for (const { organizationId } of campaign.expected) {
    // A second turn only where another process made it meanwhile, or another link has the code.
    while (!(await Links.exists({ municipalityId, campaignId, organizationId }))) {
      const link = { _id: newId(), generation: 1 };
      const hashes = hashesOf(secret, link);
      try {
        await Links.create({ ...link, ...hashes, municipalityId, campaignId, organizationId });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }
}

function hashesOf(secret: string, link: Pick<Link, '_id' | 'generation'>) {
  return {
    tokenHash: tokenHash(tokenOf(secret, link)),
    codeHash: codeHash(secret, codeOf(secret, link)),
  };
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
      $set: { generation, ...hashesOf(secret, { _id: id, generation }) },
      $push: {
        revokedHashes: { $each: [link.tokenHash, ...(link.codeHash ? [link.codeHash] : [])] },
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

/**
 * A campaign's links. Those made before there were short codes get theirs here: a code is known to
 * nobody before it has been shown.
 */
export async function listLinks(
  municipalityId: string,
  campaignId: string,
  secret: string,
): Promise<Link[]> {
  const links = await Links.find({ municipalityId, campaignId }).lean();
  return Promise.all(
    links.map(async (link) => {
      if (link.codeHash) return link;
      const { codeHash: hash } = hashesOf(secret, link);
      const same = { municipalityId, _id: link._id, generation: link.generation };
      await Links.updateOne(same, { $set: { codeHash: hash } });
      return { ...link, codeHash: hash };
    }),
  );
}

/** The link a token opens, `revoked` when it was withdrawn, null when there never was one. */
export async function findByToken(token: string): Promise<Link | 'revoked' | null> {
  return findByHash('tokenHash', tokenHash(token));
}

/** The link a short code stands for, `revoked` when it was withdrawn, null when there is none. */
export async function findByCode(code: string, secret: string): Promise<Link | 'revoked' | null> {
  return findByHash('codeHash', codeHash(secret, code));
}

async function findByHash(
  field: 'tokenHash' | 'codeHash',
  hash: string,
): Promise<Link | 'revoked' | null> {
  const link = await Links.findOne({ [field]: hash }).lean();
  if (link) return link;
  return (await Links.exists({ revokedHashes: hash })) ? 'revoked' : null;
}
