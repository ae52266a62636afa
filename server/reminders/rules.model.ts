import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { subjects, type ReminderRules, type ReminderRulesView } from './schema.ts';

/** What a municipality sends by itself until it says otherwise. */
const usual: ReminderRules = {
  enabled: true,
  about: [...subjects],
  before: [7, 1],
  onDueDay: true,
  after: { first: 1, every: 3, most: 5 },
  headsToo: true,
  digest: true,
  workingDaysOnly: true,
  hour: 9,
};

interface StoredRules {
  /** The municipality's. */
  _id: string;
  municipalityId: string;
  rules: ReminderRules | null;
  revision: number;
  /** Until when what was due has been looked through. */
  plannedAt: Date | null;
  pending?: AuditEntry[];
}

const schema = new Schema<StoredRules>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    rules: { type: Schema.Types.Mixed, default: null },
    revision: { type: Number, default: 0 },
    plannedAt: { type: Date, default: null },
  },
  { collection: 'reminderRules', versionKey: false },
);
audited(schema, 'reminderRules');

const Rules = mongoose.model('ReminderRules', schema);

/** The rules of a municipality: its own, or the usual ones. */
export async function getRules(municipalityId: string): Promise<ReminderRulesView> {
  const found = await Rules.findOne({ _id: municipalityId, municipalityId }).lean();
  return { ...usual, ...found?.rules, revision: found?.revision ?? 0 };
}

/** Changes the rules. @throws Problem reminder.conflict when somebody else has written meanwhile */
export async function saveRules(
  by: { actor: StaffActor; now: Date },
  { revision, ...rules }: ReminderRulesView,
): Promise<ReminderRulesView> {
  const { municipalityId } = by.actor;
  const { revision: current, ...before } = await getRules(municipalityId);
  const sorted = {
    ...rules,
    about: subjects.filter((one) => rules.about.includes(one)),
    before: rules.before.toSorted((a, b) => b - a),
  };
  if (JSON.stringify(before) === JSON.stringify({ ...before, ...sorted })) {
    return { ...before, revision: current };
  }
  if (current !== revision) throw new Problem('reminder.conflict', { path: 'revision' });
  const line = auditEntry(by, {
    action: 'reminder.write',
    subject: { kind: 'reminderRules', id: municipalityId },
    before,
    after: sorted,
  });
  await ensureRules(municipalityId);
  const saved = await Rules.findOneAndUpdate(
    { _id: municipalityId, municipalityId, revision },
    // What was looked through by the old rules is looked through again.
    { $set: { rules: sorted, plannedAt: null }, $inc: { revision: 1 }, $push: { pending: line } },
    { returnDocument: 'after' },
  ).lean();
  if (!saved) throw new Problem('reminder.conflict', { path: 'revision' });
  return { ...sorted, revision: saved.revision };
}

async function ensureRules(municipalityId: string): Promise<void> {
  try {
    await Rules.updateOne(
      { _id: municipalityId, municipalityId },
      { $setOnInsert: { rules: null, revision: 0, plannedAt: null } },
      { upsert: true },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Municipalities looked through between two moments, both included. */
export async function plannedBetween(from: Date, to: Date): Promise<Set<string>> {
  const found = await Rules.find({ plannedAt: { $gte: from, $lte: to } })
    .select({ _id: 1 })
    .lean();
  return new Set(found.map(({ _id }) => _id));
}

/** Says that everything due at this moment has its letter. */
export async function markPlanned(municipalityId: string, now: Date): Promise<void> {
  await ensureRules(municipalityId);
  await Rules.updateOne({ _id: municipalityId, municipalityId }, { $set: { plannedAt: now } });
}
