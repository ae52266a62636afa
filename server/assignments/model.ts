import mongoose, { Schema } from 'mongoose';
import type { AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import type { Campaign } from '../campaigns/model.ts';
import { orNotFound } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';

/** A later deadline of one organization, or that it was taken back. */
export interface Grant {
  campaignId: string;
  /** Null takes back what was granted before. */
  until: Date | null;
  reason: string;
  by: string;
  at: Date;
}

/** What is due: a data form of one organization for one period. */
export interface Assignment {
  _id: string;
  municipalityId: string;
  campaignId: string;
  organizationId: string;
  formKey: string;
  formVersion: number;
  period: string;
  /** Oldest first; the last one counts, in the campaign it was granted for. */
  grants: Grant[];
  pending?: AuditEntry[];
}

const schema = new Schema<Assignment>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    campaignId: { type: String, required: true },
    organizationId: { type: String, required: true },
    formKey: { type: String, required: true },
    formVersion: { type: Number, required: true },
    period: { type: String, required: true },
    grants: { type: [Schema.Types.Mixed], default: [] } as never,
  },
  { collection: 'assignments', versionKey: false },
);
schema.index({ municipalityId: 1, formKey: 1, organizationId: 1, period: 1 }, { unique: true });
schema.index({ municipalityId: 1, campaignId: 1 });
schema.index({ municipalityId: 1, organizationId: 1 });
audited(schema, 'assignments');

/** The collection; only the models of this folder ask it. */
export const Assignments = mongoose.model('Assignment', schema);

/**
 * Makes what is missing of a data form campaign's assignments. Where an earlier campaign, closed by
 * now, asked for the same, its assignment goes on under this one with what was filled in.
 */
export async function assignCampaign(campaign: Campaign): Promise<void> {
  const { municipalityId, formKey, formVersion, period } = campaign;
  if (campaign.expected.length === 0) return;
  const writes = campaign.expected.map(({ organizationId }) => ({
    updateOne: {
      filter: { municipalityId, formKey, organizationId, period },
      update: {
        $set: { campaignId: campaign._id },
        $setOnInsert: { _id: newId(), formVersion, grants: [] },
      },
      upsert: true,
    },
  }));
  try {
    await Assignments.bulkWrite(writes, { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Another process made some of them just now: the second time they are there.
    await Assignments.bulkWrite(writes, { ordered: false });
  }
}

/** One assignment of the municipality, or the 404. */
export async function getAssignment(municipalityId: string, id: string): Promise<Assignment> {
  const found = await Assignments.findOne({ municipalityId, _id: id }).lean();
  return orNotFound(found, 'форма данных', 'data form');
}

/** Assignments of a campaign or of organizations, or those named. */
export async function listAssignments(
  municipalityId: string,
  filter: { campaignId?: string; organizationIds?: readonly string[]; ids?: readonly string[] },
): Promise<Assignment[]> {
  const { campaignId, organizationIds, ids } = filter;
  return Assignments.find({
    municipalityId,
    ...(campaignId ? { campaignId } : {}),
    ...(organizationIds ? { organizationId: { $in: [...organizationIds] } } : {}),
    ...(ids ? { _id: { $in: [...ids] } } : {}),
  }).lean();
}
