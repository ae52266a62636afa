import mongoose, { Schema } from 'mongoose';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import type { StaffActor } from '../access.ts';
import { Problem, orNotFound } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import type { OrganizationWrite } from './import/write.ts';
import {
  organizationTypes,
  type OrganizationInput,
  type OrganizationType,
  type OrganizationView,
} from './schema.ts';

export interface Organization extends OrganizationInput {
  _id: string;
  municipalityId: string;
  active: boolean;
  /** Names, made alike, that a person has confirmed to mean this organization in a table. */
  spellings?: string[];
  /** The import that wrote it last: the same import never writes it twice. */
  importedBy?: string;
  /** A change of its type or cluster that the indicators do not hold yet. */
  stale?: string;
  pending?: AuditEntry[];
}

type By = {
  actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>;
  now: Date;
};

const schema = new Schema<Organization>(
  {
    _id: { type: String, default: newId },
    municipalityId: { type: String, required: true },
    name: { type: String, required: true },
    shortName: { type: String, required: true },
    code: { type: String, default: '' },
    type: { type: String, enum: organizationTypes, required: true },
    cluster: { type: String, default: '' },
    address: { type: String, default: '' },
    head: { type: String, default: '' },
    email: { type: String, default: '' },
    phone: { type: String, default: '' },
    headcount: { type: Number, default: null },
    teachers: { type: Number, default: null },
    active: { type: Boolean, default: true },
    spellings: { type: [String], default: [] },
    importedBy: { type: String, default: '' },
    stale: String,
  },
  { collection: 'organizations', versionKey: false },
);
schema.index({ municipalityId: 1, name: 1 }, { unique: true });
schema.index(
  { municipalityId: 1, code: 1 },
  { unique: true, partialFilterExpression: { code: { $gt: '' } } },
);
schema.index({ municipalityId: 1, type: 1 });
schema.index({ stale: 1 }, { partialFilterExpression: { stale: { $exists: true } } });
audited(schema, 'organizations');

const Organizations = mongoose.model('Organization', schema);

/** Adds an organization. A second one with the same name is a 409 that names the field. */
export async function createOrganization(by: By, input: OrganizationInput): Promise<Organization> {
  const _id = newId();
  try {
    const created = await Organizations.create({
      _id,
      municipalityId: by.actor.municipalityId,
      ...input,
      pending: [
        auditEntry(by, {
          action: 'organization.write',
          subject: { kind: 'organization', id: _id },
          after: input,
        }),
      ],
    });
    return created.toObject();
  } catch (error) {
    throw taken(error, input);
  }
}

/** Changes an organization of the actor's municipality. */
export async function updateOrganization(
  by: By,
  id: string,
  input: OrganizationInput,
): Promise<Organization> {
  const { municipalityId } = by.actor;
  const before = await getOrganization(municipalityId, id);
  try {
    const after = await Organizations.findOneAndUpdate(
      { municipalityId, _id: id },
      {
        $set: { ...input, ...markOf(before, input) },
        $push: {
          pending: auditEntry(by, {
            action: 'organization.write',
            subject: { kind: 'organization', id },
            before: presentOrganization(before),
            after: input,
          }),
        },
      },
      { returnDocument: 'after' },
    ).lean();
    return orNotFound(after, 'организация', 'organization');
  } catch (error) {
    throw taken(error, input);
  }
}

/**
 * Who is counted in an indicator or compared in a list depends on types and clusters: a change of
 * either leaves its mark, a new one each time, so that a job never clears a later change's.
 */
function markOf(
  before: Partial<Pick<Organization, 'type' | 'cluster'>>,
  { type = before.type, cluster = before.cluster }: Partial<OrganizationInput>,
): { stale?: string } {
  return type === before.type && cluster === before.cluster ? {} : { stale: newId() };
}

/** Closes an organization that no longer works, or opens it again. */
export async function setActivity(by: By, id: string, active: boolean): Promise<Organization> {
  const { municipalityId } = by.actor;
  const after = await Organizations.findOneAndUpdate(
    { municipalityId, _id: id, active: !active },
    {
      $set: { active },
      $push: {
        pending: auditEntry(by, {
          action: 'organization.write',
          subject: { kind: 'organization', id },
          before: { active: !active },
          after: { active },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  // Nothing matches what already is as asked: then there is nothing to change and to note.
  return after ?? (await getOrganization(municipalityId, id));
}

/** Says which of the two unique fields is taken. */
function taken(error: unknown, { name, code }: OrganizationInput): unknown {
  if (!isDuplicateKey(error)) return error;
  const path = /index: \S*code/.test(error.message) ? 'code' : 'name';
  const what = path === 'code' ? code : name;
  const reason = { ru: 'такая организация уже есть', en: 'there is such an organization already' };
  return new Problem('thing.exists', {
    path,
    details: [{ path, code: 'taken', message: reason }],
    parameters: { ru: { what } },
  });
}

/**
 * Writes one organization of an import: once, however often it is called for the same import.
 * @returns the organization's id; null when its new name or code was taken in the meantime
 */
export async function writeImported(
  by: By,
  importId: string,
  item: OrganizationWrite,
): Promise<string | null> {
  const { municipalityId } = by.actor;
  const { organizationId, isNew, values, before, reopened, spellings, auditId } = item;
  const entry: AuditEntry = {
    ...auditEntry(by, {
      action: 'organization.write',
      subject: { kind: 'organization', id: organizationId },
      ...(isNew ? {} : { before: { ...before, ...(reopened ? { active: false } : {}) } }),
      after: { ...values, ...(reopened ? { active: true } : {}) },
    }),
    id: auditId,
  };
  if (isNew && !(await Organizations.exists({ _id: organizationId }))) {
    const whole = { _id: organizationId, municipalityId, ...values };
    try {
      await Organizations.create({ ...whole, spellings, importedBy: importId, pending: [entry] });
      return organizationId;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
  // Somebody may have added the same one by hand a moment ago: then it is that one.
  const target = isNew ? await twinOf(municipalityId, item) : organizationId;
  if (target === null) return null;
  try {
    await Organizations.updateOne(
      { municipalityId, _id: target, importedBy: { $ne: importId } },
      {
        $set: {
          ...values,
          ...(isNew ? {} : markOf(before, values)),
          importedBy: importId,
          ...(reopened ? { active: true } : {}),
        },
        $addToSet: { spellings: { $each: spellings } },
        $push: { pending: { ...entry, subject: { kind: 'organization', id: target } } },
      },
    );
    return target;
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

async function twinOf(
  municipalityId: string,
  { organizationId, values: { name = '', code = '' } }: OrganizationWrite,
): Promise<string | null> {
  const same = [{ _id: organizationId }, { name }, ...(code ? [{ code }] : [])];
  const found = await Organizations.findOne({ municipalityId, $or: same }).lean();
  return found?._id ?? null;
}

/** One organization of the municipality, or the 404. */
export async function getOrganization(municipalityId: string, id: string): Promise<Organization> {
  const found = await Organizations.findOne({ municipalityId, _id: id }).lean();
  return orNotFound(found, 'организация', 'organization');
}

/**
 * Organizations in the order of type and name: those that work, with `closed` the others too;
 * `only` narrows to ids or types.
 */
export async function listOrganizations(
  municipalityId: string,
  only: {
    ids?: 'all' | readonly string[];
    types?: readonly OrganizationType[];
    closed?: boolean;
  } = {},
): Promise<Organization[]> {
  return Organizations.find({
    municipalityId,
    ...(only.closed ? {} : { active: true }),
    ...(only.ids && only.ids !== 'all' ? { _id: { $in: [...only.ids] } } : {}),
    ...(only.types ? { type: { $in: [...only.types] } } : {}),
  })
    .sort({ type: -1, name: 1 })
    .collation({ locale: 'ru', numericOrdering: true })
    .lean();
}

/** Organizations of another type or cluster than the indicators know, over all municipalities. */
export async function staleOrganizations(): Promise<
  Required<Pick<Organization, '_id' | 'municipalityId' | 'stale'>>[]
> {
  return Organizations.find({ stale: { $exists: true } })
    .select({ municipalityId: 1, stale: 1 })
    .lean<Required<Pick<Organization, '_id' | 'municipalityId' | 'stale'>>[]>();
}

/** Says that the indicators hold this change; a later one keeps its mark. */
export async function markOrganizationTaken(id: string, stale: string): Promise<void> {
  await Organizations.updateOne({ _id: id, stale }, { $unset: { stale: '' } });
}

export function presentOrganization(organization: Organization): OrganizationView {
  const {
    _id,
    municipalityId: _tenant,
    pending: _pending,
    spellings: _spellings,
    importedBy: _import,
    stale: _stale,
    ...rest
  } = organization;
  return { id: _id, ...rest };
}
