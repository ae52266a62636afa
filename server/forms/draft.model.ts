import mongoose, { Schema } from 'mongoose';
import { judgeDraft, type JudgedDraft } from '../../forms/draft.ts';
import type { EditedForm } from '../../forms/edit/json.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem, notFound } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import { expires } from '../storage/sweep.ts';
import type { DraftLineView, DraftView } from './draft.schema.ts';

interface Person {
  id: string;
  name: string;
}

/** A form that is being changed or written. One is open for a form at a time. */
export interface FormDraft {
  _id: string;
  municipalityId: string;
  key: string;
  open: boolean;
  revision: number;
  from: DraftLineView['from'];
  /** The definition as JSON text: a draft is kept exactly as it was typed, faults and all. */
  definition: string;
  /** The newest definition that compiled, which the preview shows, and its revision. */
  good?: { revision: number; definition: string };
  startedBy: Person;
  startedAt: Date;
  editedBy: Person;
  editedAt: Date;
  /** Set when it was published or thrown away. */
  expiresAt?: Date;
  pending?: AuditEntry[];
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<FormDraft>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    key: { type: String, required: true },
    open: { type: Boolean, required: true },
    revision: { type: Number, required: true },
    from: { type: mixed, required: true },
    definition: { type: String, required: true },
    good: mixed,
    startedBy: { type: mixed, required: true },
    startedAt: { type: Date, required: true },
    editedBy: { type: mixed, required: true },
    editedAt: { type: Date, required: true },
    expiresAt: Date,
  },
  { collection: 'formDrafts', versionKey: false, minimize: false },
);
schema.index(
  { municipalityId: 1, key: 1 },
  { unique: true, name: 'one_open', partialFilterExpression: { open: true } },
);
audited(schema, 'formDrafts');
expires('formDrafts');

const FormDrafts = mongoose.model('FormDraft', schema);

type By = { actor: StaffActor; now: Date };
/** How long a finished draft is kept, so that its audit lines reach the log and it can be found. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

const personOf = ({ actor }: By): Person => ({ id: actor.accountId, name: actor.name });
const subjectOf = (key: string) => ({ kind: 'formDraft', id: key });

function good(definition: string, revision: number): Pick<FormDraft, 'good'> {
  return judge({ definition }).ok ? { good: { revision, definition } } : {};
}

/** Begins a draft; where the form has an open one already, that one is given. */
export async function startDraft(
  by: By,
  definition: EditedForm,
  from: FormDraft['from'],
): Promise<FormDraft> {
  const { municipalityId } = by.actor;
  const { id: key } = definition;
  const text = JSON.stringify(definition);
  try {
    const created = await FormDrafts.create({
      _id: newId(),
      municipalityId,
      key,
      open: true,
      revision: 1,
      from,
      definition: text,
      ...good(text, 1),
      startedBy: personOf(by),
      startedAt: by.now,
      editedBy: personOf(by),
      editedAt: by.now,
      pending: [
        auditEntry(by, {
          action: 'formDraft.start',
          subject: subjectOf(key),
          after: { key, from },
        }),
      ],
    });
    return created.toObject();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return getDraft(municipalityId, key);
  }
}

/** The 404 of a form that nobody is changing. */
export function draftNotFound(key: string): Problem {
  return notFound(`черновик формы «${key}»`, `draft of the form “${key}”`);
}

/** The open draft of a form, or the 404. */
export async function getDraft(municipalityId: string, key: string): Promise<FormDraft> {
  const found = await FormDrafts.findOne({ municipalityId, key, open: true }).lean();
  if (!found) throw draftNotFound(key);
  return found;
}

/** The open draft; where there is none, the last finished one as it was at that revision. */
export async function getDraftOrFinished(
  municipalityId: string,
  key: string,
  revision: number,
): Promise<FormDraft> {
  const found = await FormDrafts.findOne({
    municipalityId,
    key,
    $or: [{ open: true }, { revision }],
  })
    .sort({ open: -1, editedAt: -1 })
    .lean();
  if (!found) throw draftNotFound(key);
  return found;
}

/** Every open draft, the one changed last first. */
export async function listDrafts(municipalityId: string): Promise<FormDraft[]> {
  return FormDrafts.find({ municipalityId, open: true }).sort({ editedAt: -1 }).lean();
}

/**
 * Saves a draft, whatever is wrong with it. The writer says which revision they started from: when
 * somebody else has saved meanwhile this is a 409 and nothing is overwritten. Sending the same
 * again is harmless.
 */
export async function saveDraft(
  by: By,
  key: string,
  { revision, definition: typed }: { revision: number; definition: EditedForm },
): Promise<FormDraft> {
  const { municipalityId } = by.actor;
  const current = await getDraft(municipalityId, key);
  const definition = { ...typed, id: key };
  const text = JSON.stringify(definition);
  if (current.definition === text) return current;
  if (current.revision !== revision) throw conflict(current);
  const saved = await FormDrafts.findOneAndUpdate(
    { municipalityId, _id: current._id, open: true, revision },
    {
      $set: {
        definition: text,
        revision: revision + 1,
        ...good(text, revision + 1),
        editedBy: personOf(by),
        editedAt: by.now,
      },
      $push: {
        pending: auditEntry(by, {
          action: 'formDraft.write',
          subject: subjectOf(key),
          after: { key, revision: revision + 1 },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (!saved) throw conflict(await getDraft(municipalityId, key));
  return saved;
}

export function conflict({ editedBy }: FormDraft): Problem {
  return new Problem('formDraft.conflict', {
    path: 'revision',
    parameters: { ru: { name: editedBy.name } },
  });
}

/**
 * Closes a draft: thrown away, or published at this revision. A newer revision stays open, as a
 * further change of the version just published.
 */
export async function closeDraft(
  by: By,
  { _id, key, municipalityId, revision }: FormDraft,
  why: 'delete' | 'publish',
): Promise<void> {
  await FormDrafts.updateOne(
    { municipalityId, _id, open: true, ...(why === 'publish' ? { revision } : {}) },
    {
      $set: { open: false, expiresAt: new Date(by.now.getTime() + keptMs) },
      // Publishing leaves its own line, with the version.
      ...(why === 'delete' && {
        $push: {
          pending: auditEntry(by, {
            action: 'formDraft.delete',
            subject: subjectOf(key),
            before: { key, revision },
          }),
        },
      }),
    },
  );
}

export function readDraft({ definition }: Pick<FormDraft, 'definition'>): EditedForm {
  // Its shape was checked when it was stored.
  return JSON.parse(definition) as EditedForm;
}

/** The last few, since saving, showing and previewing ask for the same one after another. */
const judged = new Map<string, JudgedDraft>();
const judgedAtMost = 4;

/** Compiles a draft, or tells what is wrong with it. */
export function judge(draft: Pick<FormDraft, 'definition'>): JudgedDraft {
  const known = judged.get(draft.definition);
  if (known) return known;
  const verdict = judgeDraft(readDraft(draft));
  judged.set(draft.definition, verdict);
  const [oldest] = judged.keys();
  if (judged.size > judgedAtMost && oldest !== undefined) judged.delete(oldest);
  return verdict;
}

export function presentDraftLine(draft: FormDraft): DraftLineView {
  const { key, revision, from, startedBy, startedAt, editedBy, editedAt } = draft;
  const { title, kind, audience } = readDraft(draft);
  return {
    key,
    revision,
    title,
    kind: kind as DraftLineView['kind'],
    audience,
    from,
    startedBy: startedBy.name,
    startedAt: startedAt.toISOString(),
    editedBy: editedBy.name,
    editedAt: editedAt.toISOString(),
  };
}

export function presentDraft(draft: FormDraft, { accountId }: StaffActor): DraftView {
  const judged = judge(draft);
  return {
    ...presentDraftLine(draft),
    definition: readDraft(draft),
    faults: judged.ok ? [] : judged.faults,
    shown: draft.good?.revision ?? null,
    mine: draft.editedBy.id === accountId,
  };
}
