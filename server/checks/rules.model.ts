import mongoose, { Schema } from 'mongoose';
import type { Tree } from '../../forms/run/types.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { orNotFound, Problem } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import type { RuleInput } from './schema.ts';

/** A rule of the department over elements. */
export interface CheckRule extends RuleInput {
  _id: string;
  municipalityId: string;
  /** The condition as it runs. */
  tree: Tree;
  revision: number;
  savedAt: Date;
  savedBy: string;
  /** Taken away: it checks nothing and is not shown, the log keeps what it was. */
  removed?: boolean;
  pending?: AuditEntry[];
}

const schema = new Schema<CheckRule>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    expression: { type: String, required: true },
    tree: { type: Schema.Types.Mixed, required: true },
    severity: { type: String, required: true },
    message: { type: String, required: true },
    active: { type: Boolean, required: true },
    revision: { type: Number, required: true },
    savedAt: { type: Date, required: true },
    savedBy: { type: String, required: true },
    removed: Boolean,
  },
  { collection: 'checkRules', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, savedAt: 1 });
audited(schema, 'checkRules');

const CheckRules = mongoose.model('CheckRule', schema);

type By = { actor: StaffActor; now: Date };

/** The municipality's rules, oldest first. */
export async function listRules(municipalityId: string): Promise<CheckRule[]> {
  return CheckRules.find({ municipalityId, removed: { $ne: true } })
    .sort({ savedAt: 1, _id: 1 })
    .lean();
}

/** Keeps a new rule. */
export async function addRule(by: By, input: RuleInput, tree: Tree): Promise<CheckRule> {
  const id = newId();
  const created = await CheckRules.create({
    _id: id,
    municipalityId: by.actor.municipalityId,
    ...input,
    tree,
    revision: 1,
    savedAt: by.now,
    savedBy: by.actor.name,
    pending: [line(by, id, null, input)],
  });
  return created.toObject();
}

/** Changes a rule; whoever started from an older revision gets a 409. */
export async function changeRule(
  by: By,
  id: string,
  { revision, ...input }: RuleInput & { revision: number },
  tree: Tree,
): Promise<CheckRule> {
  const before = await getRule(by.actor.municipalityId, id);
  const changed = await CheckRules.findOneAndUpdate(
    { municipalityId: by.actor.municipalityId, _id: id, revision, removed: { $ne: true } },
    {
      $set: { ...input, tree, revision: revision + 1, savedAt: by.now, savedBy: by.actor.name },
      $push: { pending: line(by, id, told(before), input) },
    },
    { returnDocument: 'after' },
  ).lean();
  if (!changed) throw new Problem('check.conflict', { path: 'revision' });
  return changed;
}

/** Takes a rule away. */
export async function removeRule(by: By, id: string): Promise<void> {
  const before = await getRule(by.actor.municipalityId, id);
  await CheckRules.updateOne(
    { municipalityId: by.actor.municipalityId, _id: id, removed: { $ne: true } },
    {
      $set: { removed: true },
      $inc: { revision: 1 },
      $push: { pending: line(by, id, told(before), null) },
    },
  );
}

async function getRule(municipalityId: string, id: string): Promise<CheckRule> {
  const found = await CheckRules.findOne({
    municipalityId,
    _id: id,
    removed: { $ne: true },
  }).lean();
  return orNotFound(found, 'правило', 'rule');
}

function told({ expression, severity, message, active }: CheckRule): RuleInput {
  return { expression, severity, message, active };
}

function line(by: By, id: string, before: RuleInput | null, after: RuleInput | null): AuditEntry {
  return auditEntry(by, {
    action: 'check.write',
    subject: { kind: 'checkRule', id },
    before,
    after,
  });
}
