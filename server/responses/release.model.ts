import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import type { Campaign } from '../campaigns/model.ts';
import type { Mask } from './free-answers.ts';

/** What a specialist decided about one free answer. */
export interface Decision {
  state: 'released' | 'hidden';
  /** Parts of the text that are left out; the text itself stays with the response alone. */
  masks: Mask[];
}

/**
 * The decisions about one organization's free answers in one campaign. They are kept under the
 * answers' hashes and hold no words, times or people: who decided how many is in the audit log.
 */
interface Release {
  /** `<campaign> <organization>`. */
  _id: string;
  municipalityId: string;
  campaignId: string;
  organizationId: string;
  decisions: Record<string, Decision>;
  pending?: AuditEntry[];
}

const schema = new Schema<Release>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    campaignId: { type: String, required: true },
    organizationId: { type: String, required: true },
    decisions: { type: Schema.Types.Mixed, default: {} } as never,
  },
  { collection: 'releases', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, campaignId: 1 });
audited(schema, 'releases');

const Releases = mongoose.model('Release', schema);

/** Decisions of a campaign by the answer's id. */
export async function readDecisions({
  municipalityId,
  _id,
}: Campaign): Promise<Map<string, Decision>> {
  const found = await Releases.find({ municipalityId, campaignId: _id }).lean<Release[]>();
  return new Map(found.flatMap(({ decisions }) => Object.entries(decisions)));
}

/**
 * Writes decisions about answers of one organization: one write with its audit line, which tells
 * how many and never which. `null` takes a decision back. Again with the same changes nothing.
 */
export async function decide(
  by: { actor: StaffActor; now: Date },
  campaign: Campaign,
  organizationId: string,
  decisions: ReadonlyMap<string, Decision | null>,
): Promise<void> {
  const { municipalityId, _id: campaignId } = campaign;
  const all = [...decisions];
  const made = all.flatMap(([id, decision]) => (decision ? [[`decisions.${id}`, decision]] : []));
  const undone = all.flatMap(([id, decision]) => (decision ? [] : [[`decisions.${id}`, '']]));
  const numberOf = (state: Decision['state'] | undefined) =>
    all.filter(([, decision]) => decision?.state === state).length;
  const counts = {
    released: numberOf('released'),
    hidden: numberOf('hidden'),
    undecided: numberOf(undefined),
  };
  await Releases.updateOne(
    { municipalityId, _id: `${campaignId} ${organizationId}` },
    {
      ...(made.length > 0 ? { $set: Object.fromEntries(made) as object } : {}),
      ...(undone.length > 0 ? { $unset: Object.fromEntries(undone) as object } : {}),
      $setOnInsert: { campaignId, organizationId },
      $push: {
        pending: auditEntry(by, {
          action: 'response.release',
          subject: { kind: 'campaign', id: campaignId },
          after: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
        }),
      },
    },
    { upsert: true },
  );
}
