import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import type { Thresholds, ThresholdsInput } from './schema.ts';

/** The bounds of a municipality's soft checks; one document each, none while they are the usual. */
interface StoredThresholds extends Thresholds {
  _id: string;
  /** Equal to `_id`. */
  municipalityId: string;
  revision: number;
  savedAt: Date;
  savedBy: string;
  pending?: AuditEntry[];
}

/** Why these: docs/checks.md. */
export const usualThresholds: Thresholds = {
  previous: { on: true, percent: 30, atLeast: 5 },
  zero: { on: true, from: 3 },
  history: { on: true, times: 3.5, atLeast: 5 },
  elements: [],
};

const mixed = Schema.Types.Mixed;
const schema = new Schema<StoredThresholds>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    previous: { type: mixed, required: true },
    zero: { type: mixed, required: true },
    history: { type: mixed, required: true },
    elements: { type: [mixed], default: [] } as never,
    revision: { type: Number, required: true },
    savedAt: { type: Date, required: true },
    savedBy: { type: String, required: true },
  },
  { collection: 'checkThresholds', versionKey: false, minimize: false },
);
audited(schema, 'checkThresholds');

const StoredThresholdsModel = mongoose.model('CheckThresholds', schema);

export interface ThresholdsNow extends Thresholds {
  revision: number;
  savedAt: Date | null;
  savedBy: string | null;
}

/** The bounds as they are now. */
export async function getThresholds(municipalityId: string): Promise<ThresholdsNow> {
  const found = await StoredThresholdsModel.findOne({ _id: municipalityId, municipalityId }).lean();
  if (!found) return { ...usualThresholds, revision: 0, savedAt: null, savedBy: null };
  const { previous, zero, history, elements, revision, savedAt, savedBy } = found;
  return { previous, zero, history, elements, revision, savedAt, savedBy };
}

/** Saves them; whoever started from an older revision gets a 409. */
export async function saveThresholds(
  by: { actor: StaffActor; now: Date },
  { revision, ...next }: ThresholdsInput,
): Promise<ThresholdsNow> {
  const { municipalityId } = by.actor;
  const {
    previous,
    zero,
    history,
    elements,
    revision: stands,
  } = await getThresholds(municipalityId);
  if (stands !== revision) throw new Problem('check.conflict', { path: 'revision' });
  const change = {
    $set: { ...next, revision: revision + 1, savedAt: by.now, savedBy: by.actor.name },
    $setOnInsert: { municipalityId },
    $push: {
      pending: auditEntry(by, {
        action: 'check.write',
        subject: { kind: 'checkThresholds', id: municipalityId },
        before: { previous, zero, history, elements },
        after: next,
      }),
    },
  };
  try {
    const saved = await StoredThresholdsModel.updateOne({ _id: municipalityId, revision }, change, {
      upsert: revision === 0,
    });
    if (saved.matchedCount + saved.upsertedCount === 0) {
      throw new Problem('check.conflict', { path: 'revision' });
    }
  } catch (error) {
    if (isDuplicateKey(error)) throw new Problem('check.conflict', { path: 'revision' });
    throw error;
  }
  return { ...next, revision: revision + 1, savedAt: by.now, savedBy: by.actor.name };
}
