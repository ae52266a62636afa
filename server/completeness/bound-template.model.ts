import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { holdsFiles } from '../files/holders.ts';
import { notFound, orNotFound, Problem } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import type { BindingsInput, TemplateInput } from './bound-template.schema.ts';

/** Somebody else's workbook with what goes into its cells. */
export interface BoundTemplate extends BindingsInput {
  _id: string;
  municipalityId: string;
  fileId: string;
  by: string;
  at: Date;
  /** Thrown away: its audit line has still to reach the log. */
  removed: boolean;
  pending?: AuditEntry[];
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<BoundTemplate>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    title: { type: String, required: true },
    fileId: { type: String, default: '' },
    revision: { type: Number, required: true },
    bindings: { type: [mixed], default: [] } as never,
    meanings: { type: [mixed], default: [] } as never,
    by: { type: String, required: true },
    at: { type: Date, required: true },
    removed: { type: Boolean, default: false },
  },
  { collection: 'boundTemplates', versionKey: false },
);
schema.index({ municipalityId: 1, removed: 1 });
audited(schema, 'boundTemplates');

const BoundTemplates = mongoose.model('BoundTemplate', schema);
const files = holdsFiles('template', BoundTemplates, 'fileId');

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

const action = 'report.write';
const subjectOf = (id: string) => ({ kind: 'boundTemplate', id });

/** The municipality's templates by name. */
export async function listTemplates(municipalityId: string): Promise<BoundTemplate[]> {
  return BoundTemplates.find({ municipalityId, removed: false })
    .sort({ title: 1 })
    .collation({ locale: 'ru', numericOrdering: true })
    .lean();
}

/** One template, or the 404. */
export async function getTemplate(municipalityId: string, id: string): Promise<BoundTemplate> {
  const found = await BoundTemplates.findOne({ municipalityId, _id: id, removed: false }).lean();
  return orNotFound(found, 'шаблон', 'template');
}

/** Keeps an uploaded workbook as a template that nothing is bound to yet. */
export async function createTemplate(
  by: By,
  { title, fileId }: TemplateInput,
): Promise<BoundTemplate> {
  const { municipalityId, name } = by.actor;
  await files.claim({ municipalityId, now: by.now }, [fileId], null, 'fileId');
  const _id = newId();
  const made = await BoundTemplates.create({
    ...{ _id, municipalityId, title, fileId, revision: 1, bindings: [], meanings: [] },
    ...{ by: name, at: by.now },
    pending: [auditEntry(by, { action, subject: subjectOf(_id), after: { title, fileId } })],
  });
  return made.toObject();
}

/**
 * Replaces what is bound. The writer says which revision it started from; somebody else's change
 * since then is a 409 and nothing is overwritten.
 */
export async function changeTemplate(
  by: By,
  id: string,
  input: BindingsInput,
): Promise<BoundTemplate> {
  const { municipalityId, name } = by.actor;
  const { title, bindings, meanings, revision } = input;
  const before = await getTemplate(municipalityId, id);
  const line = auditEntry(by, {
    action,
    subject: subjectOf(id),
    before: { title: before.title, bindings: before.bindings, meanings: before.meanings },
    after: { title, bindings, meanings },
  });
  const after = await BoundTemplates.findOneAndUpdate(
    { municipalityId, _id: id, revision, removed: false },
    {
      $set: { title, bindings, meanings, by: name, at: by.now, revision: revision + 1 },
      $push: { pending: line },
    },
    { returnDocument: 'after' },
  ).lean();
  if (!after) throw new Problem('boundTemplate.conflict', { path: 'revision' });
  return after;
}

/** Throws a template away; its file is swept. Safe to repeat. */
export async function removeTemplate(by: By, id: string): Promise<void> {
  const { municipalityId } = by.actor;
  const before = await BoundTemplates.findOne({ municipalityId, _id: id }).lean();
  if (!before) throw notFound('шаблон', 'template');
  if (before.removed) return;
  await BoundTemplates.updateOne(
    { municipalityId, _id: id, removed: false },
    {
      $set: { removed: true, fileId: '' },
      $push: {
        pending: auditEntry(by, {
          action,
          subject: subjectOf(id),
          before: { title: before.title, bindings: before.bindings },
          after: null,
        }),
      },
    },
  );
  await files.release({ municipalityId, now: by.now }, [before.fileId]);
}
