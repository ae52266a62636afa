import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import type { FollowUpDecision } from './found.schema.ts';

/** What the department decided about one violation of one submitted form. */
export interface FollowUp {
  _id: string;
  municipalityId: string;
  assignmentId: string;
  violationId: string;
  /** Null: taken back, to be looked at again. */
  decision: FollowUpDecision | null;
  note: string;
  /** The submission it was decided about: a later one is to be looked at again. */
  revision: number;
  at: Date;
  by: string;
  pending?: AuditEntry[];
}

const schema = new Schema<FollowUp>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    assignmentId: { type: String, required: true },
    violationId: { type: String, required: true },
    decision: { type: String, default: null },
    note: { type: String, default: '' },
    revision: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { collection: 'violationFollowUps', versionKey: false },
);
schema.index({ municipalityId: 1, assignmentId: 1, violationId: 1 }, { unique: true });
audited(schema, 'violationFollowUps');

const FollowUps = mongoose.model('ViolationFollowUp', schema);

type By = { actor: StaffActor; now: Date };
type Decided = Pick<FollowUp, 'assignmentId' | 'violationId' | 'decision' | 'note' | 'revision'>;

/** Keeps a decision in place of an earlier one. Safe to repeat. */
export async function followUp(by: By, decided: Decided): Promise<void> {
  const { assignmentId, violationId, decision, note, revision } = decided;
  const key = { municipalityId: by.actor.municipalityId, assignmentId, violationId };
  const before = await FollowUps.findOne(key).lean();
  if (before?.decision === decision && before.note === note && before.revision === revision) {
    return;
  }
  const update = {
    $set: { decision, note, revision, at: by.now, by: by.actor.name },
    $setOnInsert: { _id: newId() },
    $push: {
      pending: auditEntry(by, {
        action: 'check.followUp',
        subject: { kind: 'dataForm', id: assignmentId },
        before: before && { violationId, decision: before.decision, note: before.note },
        after: { violationId, decision, note },
      }),
    },
  };
  try {
    await FollowUps.updateOne(key, update, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Somebody else decided at the same moment: the last word stands.
    await FollowUps.updateOne(key, update);
  }
}

/** What was decided about these forms. */
export async function listFollowUps(
  municipalityId: string,
  assignmentIds: readonly string[],
): Promise<FollowUp[]> {
  return FollowUps.find({ municipalityId, assignmentId: { $in: [...assignmentIds] } }).lean();
}
