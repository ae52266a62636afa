import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { ensureCoordinator } from '../people/people.model.ts';
import { orNotFound } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { withLease } from '../storage/leases.ts';
import type { ImportView } from './import.schema.ts';
import type { OrganizationWrite } from './import/write.ts';
import { writeImported } from './model.ts';

/**
 * An import is decided by one write: this document with everything that is to be written. Then it
 * is applied item by item, by the request or, after a crash, by a job; each item bears repeating.
 */
export interface OrganizationImport {
  /** Made by the page. */
  _id: string;
  municipalityId: string;
  by: { accountId: string; name: string };
  at: Date;
  state: 'applying' | 'done';
  /** Emptied when it is done: what was written lies in the organizations and in the log. */
  items: OrganizationWrite[];
  total: number;
  applied: number;
  created: number;
  updated: number;
  coordinators: number;
  failures: { row: number; name: string }[];
  pending?: AuditEntry[];
}

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

const schema = new Schema<OrganizationImport>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    by: { _id: false, accountId: String, name: String },
    at: { type: Date, required: true },
    state: { type: String, enum: ['applying', 'done'], required: true },
    items: { type: [Schema.Types.Mixed], default: [] },
    total: { type: Number, required: true },
    applied: { type: Number, default: 0 },
    created: { type: Number, required: true },
    updated: { type: Number, required: true },
    coordinators: { type: Number, required: true },
    failures: { type: [{ _id: false, row: Number, name: String }], default: [] },
  } as never,
  { collection: 'organizationImports', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, at: -1 });
schema.index({ state: 1 }, { partialFilterExpression: { state: 'applying' } });
audited(schema, 'organizationImports');

const Imports = mongoose.model('OrganizationImport', schema);

const leaseMs = 60_000;

/**
 * Runs `work` while no other import of the municipality is planned or applied.
 * @returns whether it ran: false while another one does
 */
export async function inTurn<T>(
  municipalityId: string,
  now: Date,
  work: () => Promise<T>,
): Promise<{ ran: true; result: T } | { ran: false }> {
  return withLease(`organization.import:${municipalityId}`, leaseMs, now, () => work());
}

/** Decides an import; a second one with the same id is the first one. */
export async function startImport(
  by: By,
  id: string,
  items: OrganizationWrite[],
): Promise<OrganizationImport> {
  const { accountId, name, municipalityId } = by.actor;
  const counts = {
    created: items.filter(({ isNew }) => isNew).length,
    updated: items.filter(({ isNew }) => !isNew).length,
    coordinators: countPeople(items),
  };
  try {
    const started = await Imports.create({
      _id: id,
      municipalityId,
      by: { accountId, name },
      at: by.now,
      state: 'applying',
      items,
      total: items.length,
      ...counts,
      pending: [
        auditEntry(by, {
          action: 'organization.import',
          subject: { kind: 'organizationImport', id },
          after: counts,
        }),
      ],
    });
    return started.toObject();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return getImport(municipalityId, id);
  }
}

/** One e-mail is one person; without one, a name at an organization is. */
function countPeople(items: readonly OrganizationWrite[]): number {
  const people = items.flatMap(({ organizationId, coordinators }) =>
    coordinators.map(({ name, email }) => email || `${organizationId} ${name}`),
  );
  return new Set(people).size;
}

/** An import of the municipality, or null. */
export async function findImport(
  municipalityId: string,
  id: string,
): Promise<OrganizationImport | null> {
  return Imports.findOne({ municipalityId, _id: id }).lean();
}

/** An import of the municipality, or the 404. */
export async function getImport(municipalityId: string, id: string): Promise<OrganizationImport> {
  return orNotFound(await findImport(municipalityId, id), 'загрузка', 'import');
}

/** Imports that were decided and not applied to the end, oldest first. */
export async function unfinishedImports(municipalityId?: string): Promise<OrganizationImport[]> {
  return Imports.find({ state: 'applying', ...(municipalityId ? { municipalityId } : {}) })
    .sort({ at: 1 })
    .lean();
}

/** Writes what an import has decided. Run twice, or again after a crash, it writes nothing twice. */
export async function applyImport(one: OrganizationImport): Promise<OrganizationImport> {
  const { _id, municipalityId, items, at } = one;
  const by: By = { actor: { ...one.by, municipalityId }, now: at };
  const failures: OrganizationImport['failures'] = [];
  for (const [index, item] of items.entries()) {
    const organizationId = await writeImported(by, _id, item);
    if (organizationId === null) failures.push({ row: item.row, name: item.name });
    else {
      for (const coordinator of item.coordinators) {
        await ensureCoordinator(by, { ...coordinator, organizationId });
      }
    }
    if (index % 10 === 9) await Imports.updateOne({ _id }, { $set: { applied: index + 1 } });
  }
  const done = { state: 'done' as const, items: [], applied: items.length, failures };
  await Imports.updateOne({ _id, state: 'applying' }, { $set: done });
  return getImport(municipalityId, _id);
}

/** Applies what a stopped process has left, in the turn of its municipality. */
export async function resumeImport(one: OrganizationImport, now: Date): Promise<void> {
  await inTurn(one.municipalityId, now, async () => {
    const still = await findImport(one.municipalityId, one._id);
    if (still?.state === 'applying') await applyImport(still);
  });
}

export function presentImport(one: OrganizationImport): ImportView {
  const { _id, at, by, state, total, applied, created, updated, coordinators, failures } = one;
  return {
    id: _id,
    at: at.toISOString(),
    by: by.name,
    state,
    total,
    applied,
    created,
    updated,
    coordinators,
    failures,
  };
}
