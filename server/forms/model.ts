import mongoose, { Schema } from 'mongoose';
import { madeFormIds } from '../../catalogs/made-words.ts';
import { compileDefinition } from '../../forms/definition.ts';
import { differences } from '../../forms/edit/difference.ts';
import type { EditedForm } from '../../forms/edit/json.ts';
import { editable } from '../../forms/edit/outline.ts';
import type { CompiledElement, CompiledForm } from '../../forms/run/types.ts';
import type { FormDefinition } from '../../forms/schema.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem, orNotFound, refused } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import type { FormVersionView, FormView, VersionLineView } from './schema.ts';

/** One published version of a form. It never changes; a change makes the next version. */
export interface FormVersion extends Omit<FormDefinition, 'id' | 'version'> {
  _id: string;
  municipalityId: string;
  key: string;
  version: number;
  compiled: CompiledForm;
  publishedAt: Date;
  /** Who published it; versions from before this was kept have none. */
  publishedBy?: string;
  /** The indicators have not been looked over with it yet. */
  stale?: boolean;
  /** A form of the catalog's dictionary that the catalog has no use for now. */
  retired?: boolean;
  pending?: AuditEntry[];
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<FormVersion>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    key: { type: String, required: true },
    version: { type: Number, required: true },
    kind: { type: String, required: true },
    audience: { type: String, required: true },
    organizationTypes: { type: [String], required: true },
    periodType: { type: String, required: true },
    anonymous: { type: Boolean, required: true },
    title: { type: mixed, required: true },
    purpose: { type: mixed, required: true },
    survey: { type: mixed, required: true },
    elements: { type: mixed, required: true },
    settings: { type: mixed, required: true },
    compiled: { type: mixed, required: true },
    publishedAt: { type: Date, required: true },
    publishedBy: String,
    stale: { type: Boolean, default: false },
    retired: Boolean,
  },
  { collection: 'formVersions', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, key: 1, version: 1 }, { unique: true });
schema.index({ stale: 1 });
audited(schema, 'formVersions');

const FormVersions = mongoose.model('FormVersion', schema);

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/**
 * Publishes a definition as the form's next version. The unique index gives each number once:
 * whoever loses the race is told that the form exists.
 * @param id the version's id where publishing may be tried again: the second try finds the first
 */
export async function publishForm(by: By, json: unknown, id = newId()): Promise<FormVersion> {
  const read = compileDefinition(json);
  if (!read.ok) throw refused('form.refused', read.faults);
  const { definition, compiled } = read;
  const { id: key, version: _asked, ...rest } = definition;
  const { municipalityId } = by.actor;
  const latest = await findLatest(municipalityId, key);
  const version = (latest?.version ?? 0) + 1;
  try {
    const created = await FormVersions.create({
      _id: id,
      municipalityId,
      key,
      version,
      ...rest,
      compiled,
      publishedAt: by.now,
      publishedBy: by.actor.name,
      stale: true,
      pending: [
        auditEntry(by, {
          action: 'form.publish',
          subject: { kind: 'form', id: key },
          after: { key, version },
        }),
      ],
    });
    return created.toObject();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const published = await findVersion(municipalityId, id);
    if (published) return published;
    throw new Problem('thing.exists', {
      path: 'version',
      parameters: { ru: { what: `${key}, версия ${version}` } },
    });
  }
}

/** The newest version of a form; null when the municipality has no such form. */
export async function findLatest(municipalityId: string, key: string): Promise<FormVersion | null> {
  return FormVersions.findOne({ municipalityId, key }).sort({ version: -1 }).lean();
}

/** One version, or the 404. */
export async function getVersion(
  municipalityId: string,
  key: string,
  version: number,
): Promise<FormVersion> {
  const found = await FormVersions.findOne({ municipalityId, key, version }).lean();
  return orNotFound(found, `форма «${key}», версия ${version}`, `form “${key}” version ${version}`);
}

/** The version of an id; null when there is none. */
export async function findVersion(municipalityId: string, id: string): Promise<FormVersion | null> {
  return FormVersions.findOne({ municipalityId, _id: id }).lean();
}

/** The newest version of every form of the municipality, by key. */
export async function latestVersions(municipalityId: string): Promise<FormVersion[]> {
  const all = await FormVersions.find({ municipalityId }).sort({ key: 1, version: -1 }).lean();
  return all.filter((one, index) => all[index - 1]?.key !== one.key);
}

/** Ids of the newest versions, in the order of their keys: whether what is known is still true. */
export async function latestVersionIds(municipalityId: string): Promise<string[]> {
  const all = await FormVersions.find({ municipalityId })
    .select({ key: 1, version: 1 })
    .sort({ key: 1, version: -1 })
    .lean();
  return all.filter((one, index) => all[index - 1]?.key !== one.key).map(({ _id }) => _id);
}

/** The elements that any version of a form reports. */
export async function elementIdsOf(municipalityId: string, key: string): Promise<string[]> {
  return FormVersions.distinct('elements.id', { municipalityId, key });
}

/** All versions of a form, the newest first; none when there is no such form. */
export async function versionsOf(municipalityId: string, key: string): Promise<FormVersion[]> {
  return FormVersions.find({ municipalityId, key }).sort({ version: -1 }).lean();
}

/** Versions that the indicators have not been looked over with, over all municipalities. */
export async function staleVersions(): Promise<Pick<FormVersion, '_id' | 'municipalityId'>[]> {
  return FormVersions.find({ stale: true }).select({ municipalityId: 1 }).lean();
}

/** Says that the indicators have been looked over with these versions. */
export async function markVersionsTaken(ids: readonly string[]): Promise<void> {
  await FormVersions.updateMany({ _id: { $in: [...ids] } }, { $set: { stale: false } });
}

/** Says which forms of catalogs' dictionaries are in use now; the others are offered no more. */
export async function markRetired(municipalityId: string, used: readonly string[]): Promise<void> {
  const unused = [...madeFormIds].filter((id) => !used.includes(id));
  const changes = [
    { keys: unused, update: { $set: { retired: true } } },
    { keys: used, update: { $unset: { retired: '' } } },
  ];
  for (const { keys, update } of changes) {
    await FormVersions.updateMany({ municipalityId, key: { $in: [...keys] } }, update);
  }
}

function countQuestions(elements: CompiledElement[]): number {
  return elements.reduce(
    (sum, element) =>
      sum +
      (element.element === 'panel' ? countQuestions(element.elements) : 0) +
      (element.element === 'question' && element.kind !== 'calculated' ? 1 : 0),
    0,
  );
}

export function presentForm(form: FormVersion): FormView {
  const { key, kind, audience, organizationTypes, periodType, anonymous, title, purpose } = form;
  return {
    key,
    kind,
    audience,
    organizationTypes,
    periodType,
    anonymous,
    title,
    purpose,
    made: madeFormIds.has(key),
    retired: form.retired ?? false,
    latestVersion: form.version,
    questionCount: countQuestions(form.compiled.pages.flatMap((page) => page.elements)),
  };
}

export function presentVersion(form: FormVersion): FormVersionView {
  return {
    ...presentForm(form),
    version: form.version,
    publishedAt: form.publishedAt.toISOString(),
    survey: form.survey,
    compiled: form.compiled,
    elements: form.elements,
  };
}

/** A version as the form file it was published from. */
export function definitionOf(form: FormVersion): EditedForm {
  const { key: id, version, kind, audience, organizationTypes, periodType, anonymous } = form;
  const { title, purpose, survey, elements, settings } = form;
  const envelope = { id, version, kind, audience, organizationTypes, periodType, anonymous };
  // What has compiled has the outline that editing needs, once every row is named.
  return editable({ ...envelope, title, purpose, survey, elements, settings } as never);
}

/** Each version with what changed against the one before; the newest first. */
export function presentHistory(versions: readonly FormVersion[]): VersionLineView[] {
  return versions.map((form, at) => {
    const before = versions[at + 1];
    return {
      version: form.version,
      publishedAt: form.publishedAt.toISOString(),
      publishedBy: form.publishedBy ?? null,
      questionCount: presentForm(form).questionCount,
      changes: before ? differences(definitionOf(before), definitionOf(form)) : [],
    };
  });
}
