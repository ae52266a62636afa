import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import type { JudgementInput } from './schema.ts';

/** Which criterion is judged, for whom and when. */
interface JudgementKey {
  municipalityId: string;
  /** The catalog's id, the same over its editions. */
  catalogId: string;
  indicator: string;
  /** Null: the municipality as a whole. */
  organizationId: string | null;
  period: string;
}

/** An expert's conclusion on a criterion that has no indicator: words and a level, never a number. */
export interface Judgement extends JudgementKey {
  _id: string;
  /** Id of a level of the criterion's rubric. */
  level: string;
  text: string;
  /** Where what it rests on can be seen. */
  url: string | null;
  author: { id: string; name: string };
  at: Date;
  revision: number;
  /** The indicators do not hold this revision yet. */
  stale: boolean;
  pending?: AuditEntry[];
}

const schema = new Schema<Judgement>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    catalogId: { type: String, required: true },
    indicator: { type: String, required: true },
    organizationId: { type: String, default: null },
    period: { type: String, required: true },
    level: { type: String, required: true },
    text: { type: String, required: true },
    url: { type: String, default: null },
    author: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    revision: { type: Number, required: true },
    stale: { type: Boolean, required: true },
  },
  { collection: 'judgements', versionKey: false },
);
schema.index(
  { municipalityId: 1, catalogId: 1, period: 1, indicator: 1, organizationId: 1 },
  { unique: true, name: 'judgement_once' },
);
schema.index({ stale: 1 });
audited(schema, 'judgements');

const Judgements = mongoose.model('Judgement', schema);

function conflict(): Problem {
  return new Problem('evidence.conflict', { path: 'revision' });
}

/**
 * Writes a conclusion or corrects it. The writer says which revision they saw, 0 where there was
 * none: when somebody else has written meanwhile this is a 409 and nothing is overwritten.
 */
export async function writeJudgement(
  by: { actor: StaffActor; now: Date },
  { title, ...key }: JudgementKey & { title: string },
  { level, text, url, revision }: Omit<JudgementInput, 'organizationId'>,
): Promise<Judgement> {
  const current = await Judgements.findOne(key).lean();
  const content = { level, text, url };
  if (current?.level === level && current.text === text && current.url === url) return current;
  if ((current?.revision ?? 0) !== revision) throw conflict();
  const { organizationId, period } = key;
  const line = auditEntry(by, {
    action: 'judgement.write',
    subject: { kind: 'judgement', id: key.indicator },
    before: current
      ? { organizationId, period, level: current.level, text: current.text, url: current.url }
      : null,
    after: { title, organizationId, period, ...content },
  });
  const author = { id: by.actor.accountId, name: by.actor.name };
  const set = { ...content, author, at: by.now, revision: revision + 1, stale: true };
  try {
    const saved = await Judgements.findOneAndUpdate(
      { ...key, revision: current ? revision : 0 },
      { $set: set, $push: { pending: line }, $setOnInsert: { _id: newId() } },
      { returnDocument: 'after', upsert: current === null },
    ).lean();
    if (!saved) throw conflict();
    return saved;
  } catch (error) {
    if (isDuplicateKey(error)) throw conflict();
    throw error;
  }
}

/** The conclusions on a catalog's criteria for a period: of all organizations and the whole. */
export async function judgementsOf(
  municipalityId: string,
  { catalogId, period }: { catalogId: string; period: string },
): Promise<Judgement[]> {
  return Judgements.find({ municipalityId, catalogId, period }).lean();
}

/** Periods for which anything was concluded. */
export async function judgementPeriods(municipalityId: string): Promise<string[]> {
  return Judgements.distinct('period', { municipalityId });
}

/** Conclusions that the indicators do not hold yet, over all municipalities. */
export async function staleJudgements(): Promise<Judgement[]> {
  return Judgements.find({ stale: true }).lean();
}

/** Says that the indicators hold this revision; a newer one meanwhile keeps its mark. */
export async function markJudgementTaken(id: string, revision: number): Promise<void> {
  await Judgements.updateOne({ _id: id, revision }, { $set: { stale: false } });
}
