import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { notFound, orNotFound, Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import type { SelectionInput, SelectionView } from './compilation.schema.ts';

/** A choice of elements under a name, for everybody in the department. */
interface SavedSelection extends SelectionInput {
  _id: string;
  municipalityId: string;
  by: string;
  at: Date;
  /** Thrown away: its audit line has still to reach the log. */
  removed: boolean;
  pending?: AuditEntry[];
}

const schema = new Schema<SavedSelection>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    name: { type: String, required: true },
    elements: { type: [Schema.Types.Mixed], required: true } as never,
    by: { type: String, required: true },
    at: { type: Date, required: true },
    removed: { type: Boolean, default: false },
  },
  { collection: 'savedSelections', versionKey: false },
);
schema.index(
  { municipalityId: 1, name: 1 },
  { unique: true, partialFilterExpression: { removed: false } },
);
audited(schema, 'savedSelections');

const SavedSelections = mongoose.model('SavedSelection', schema);

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

const action = 'report.write';
const subjectOf = (id: string) => ({ kind: 'selection', id });

/** The municipality's selections by name. */
export async function listSelections(municipalityId: string): Promise<SelectionView[]> {
  const found = await SavedSelections.find({ municipalityId, removed: false })
    .sort({ name: 1 })
    .collation({ locale: 'ru', numericOrdering: true })
    .lean();
  return found.map(present);
}

/** Keeps a selection. A second one of the same name is a 409. */
export async function keepSelection(by: By, input: SelectionInput): Promise<SelectionView> {
  const _id = newId();
  const { municipalityId } = by.actor;
  const entry = auditEntry(by, { action, subject: subjectOf(_id), after: told(input) });
  try {
    const made = await SavedSelections.create({
      ...{ _id, municipalityId, ...input, by: by.actor.name, at: by.now },
      pending: [entry],
    });
    return present(made.toObject());
  } catch (error) {
    throw taken(error, input);
  }
}

/** Replaces the name and the elements of a selection. */
export async function changeSelection(
  by: By,
  id: string,
  input: SelectionInput,
): Promise<SelectionView> {
  const { municipalityId } = by.actor;
  const key = { municipalityId, _id: id, removed: false };
  const before = await SavedSelections.findOne(key).lean();
  if (!before) throw notFound('набор', 'selection');
  const change = { before: told(before), after: told(input) };
  const entry = auditEntry(by, { action, subject: subjectOf(id), ...change });
  try {
    const after = await SavedSelections.findOneAndUpdate(
      key,
      { $set: { ...input, by: by.actor.name, at: by.now }, $push: { pending: entry } },
      { returnDocument: 'after' },
    ).lean();
    return present(orNotFound(after, 'набор', 'selection'));
  } catch (error) {
    throw taken(error, input);
  }
}

/** Throws a selection away. Safe to repeat. */
export async function removeSelection(by: By, id: string): Promise<void> {
  const { municipalityId } = by.actor;
  const before = await SavedSelections.findOne({ municipalityId, _id: id }).lean();
  if (!before) throw notFound('набор', 'selection');
  const change = { before: told(before), after: null };
  await SavedSelections.updateOne(
    { municipalityId, _id: id, removed: false },
    {
      $set: { removed: true },
      $push: { pending: auditEntry(by, { action, subject: subjectOf(id), ...change }) },
    },
  );
}

function told({ name, elements }: SelectionInput): unknown {
  return { name, elements: elements.map(({ id }) => id) };
}

function taken(error: unknown, { name }: SelectionInput): unknown {
  if (!isDuplicateKey(error)) return error;
  return new Problem('thing.exists', { path: 'name', parameters: { ru: { what: name } } });
}

function present({ _id, name, elements, by, at }: SavedSelection): SelectionView {
  return { id: _id, name, elements, by, at: at.toISOString() };
}
