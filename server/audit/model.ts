import { createHash } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import type { AuditEntry } from './entry.ts';

/** A line as it is kept, in its place in the municipality's chain. */
export interface AuditRecord extends Omit<AuditEntry, 'id'> {
  _id: string;
  sequence: number;
  previousHash: string;
  hash: string;
}

const schema = new Schema<AuditRecord>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    sequence: { type: Number, required: true },
    at: { type: Date, required: true },
    actorId: { type: String, required: true },
    actorName: { type: String, required: true },
    action: { type: String, required: true },
    subject: { kind: String, id: String },
    before: Schema.Types.Mixed,
    after: Schema.Types.Mixed,
    previousHash: { type: String, default: '' },
    hash: { type: String, required: true },
  },
  { collection: 'auditLog', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, sequence: 1 }, { unique: true });
schema.index({ municipalityId: 1, 'subject.id': 1, sequence: -1 });

const AuditLog = mongoose.model('AuditLog', schema);

const auditedCollections = new Set<string>();

/**
 * Adds the `pending` lines to a schema and registers its collection with the collecting job.
 * A partial index finds the few documents that still carry lines.
 */
export function audited<T>(schema: Schema<T>, collection: string): void {
  schema.add({ pending: { type: [Schema.Types.Mixed], default: undefined } } as never);
  schema.index(
    { municipalityId: 1 },
    { name: 'audit_pending', partialFilterExpression: { 'pending.0': { $exists: true } } },
  );
  auditedCollections.add(collection);
}

/**
 * Moves pending lines into the log, extending each municipality's hash chain. Lines that wait
 * together go in the order in which things happened, whatever collections they wait in. Runs under
 * a lease; run twice or after a crash it adds nothing twice, because an entry's id is the record's
 * id.
 */
export async function collectAudit(): Promise<number> {
  const names = [...auditedCollections];
  const waiting = (await Promise.all(names.map(waitingIn))).flat();
  // Stable: lines of one document keep their order within one moment.
  waiting.sort((a, b) => a.entry.at.getTime() - b.entry.at.getTime());
  for (let from = 0; from < waiting.length; from += largestGroup) {
    const group = waiting.slice(from, from + largestGroup);
    await appendAll(group.map(({ entry }) => entry));
    await Promise.all(names.map((name) => clear(name, group)));
  }
  return waiting.length;
}

/** Lines of one write: few enough that a killed process repeats little. */
const largestGroup = 500;

interface Waiting {
  entry: AuditEntry;
  name: string;
  _id: string;
}

/** Takes lines that are in the log now out of the documents of one collection. */
async function clear(name: string, group: readonly Waiting[]): Promise<void> {
  const ids = new Map<string, string[]>();
  for (const { entry, _id } of group.filter((one) => one.name === name)) {
    ids.set(_id, [...(ids.get(_id) ?? []), entry.id]);
  }
  if (ids.size === 0) return;
  await pendingIn(name).bulkWrite(
    [...ids].map(([_id, own]) => ({
      updateOne: { filter: { _id }, update: { $pull: { pending: { id: { $in: own } } } } },
    })),
    { ordered: false },
  );
}

/** The lines that wait in one collection. */
async function waitingIn(name: string): Promise<Waiting[]> {
  const documents = await pendingIn(name)
    .find({ municipalityId: { $gt: '' }, 'pending.0': { $exists: true } } as never, {
      projection: { pending: 1 },
    })
    .toArray();
  return documents.flatMap(({ _id, pending }) =>
    (pending ?? []).map((entry) => ({ entry, name, _id })),
  );
}

function pendingIn(name: string) {
  return mongoose.connection.collection<{ _id: string; pending?: AuditEntry[] }>(name);
}

/** Adds a line of a thing that carries none itself; an id that is in the log already adds nothing. */
export async function append(entry: AuditEntry): Promise<void> {
  await appendAll([entry]);
}

/** Adds lines in their order; of one municipality they go in as one write. */
async function appendAll(entries: readonly AuditEntry[]): Promise<void> {
  const ids = entries.map(({ id }) => id);
  const found = await AuditLog.find({ _id: { $in: ids } }, { _id: 1 }).lean();
  const known = new Set(found.map(({ _id }) => _id));
  const byMunicipality = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    if (known.has(entry.id)) continue;
    known.add(entry.id);
    const own = byMunicipality.get(entry.municipalityId) ?? [];
    byMunicipality.set(entry.municipalityId, [...own, entry]);
  }
  for (const [municipalityId, own] of byMunicipality) await extend(municipalityId, own);
}

/** Extends a municipality's chain by lines that are not in it. */
async function extend(municipalityId: string, entries: readonly AuditEntry[]): Promise<void> {
  const last = await AuditLog.findOne({ municipalityId }).sort({ sequence: -1 }).lean();
  let { sequence, hash: previousHash } = last ?? { sequence: 0, hash: '' };
  const records = entries.map(({ id, ...line }) => {
    sequence += 1;
    const content = { _id: id, ...line, sequence, previousHash };
    previousHash = hashOf(content);
    return { ...content, hash: previousHash };
  });
  // Straight to the driver: what was hashed is what is stored. In order, so that a write that
  // stops half-way leaves a chain without gaps.
  await AuditLog.collection.insertMany(records as never, { ordered: true });
}

/** The hash of a line over everything it says, whatever the order of its fields. */
function hashOf({ hash: _, ...content }: Omit<AuditRecord, 'hash'> & { hash?: string }): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(content)))
    .digest('hex');
}

function inOrder(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]);
}

/** Walks a municipality's chain: how many lines, and the first that was changed or is missing. */
export async function checkChain(
  municipalityId: string,
): Promise<{ lines: number; brokenAt: number | null }> {
  let lines = 0;
  let previousHash = '';
  for await (const record of AuditLog.find({ municipalityId }).sort({ sequence: 1 }).lean()) {
    lines += 1;
    const intact =
      record.sequence === lines &&
      record.previousHash === previousHash &&
      record.hash === hashOf(record);
    if (!intact) return { lines, brokenAt: lines };
    previousHash = record.hash;
  }
  return { lines, brokenAt: null };
}

/** The newest lines of a municipality, optionally of one thing. */
export async function listAudit(
  municipalityId: string,
  filter: { subjectId?: string; limit: number },
): Promise<AuditRecord[]> {
  return AuditLog.find({
    municipalityId,
    ...(filter.subjectId ? { 'subject.id': filter.subjectId } : {}),
  })
    .sort({ sequence: -1 })
    .limit(filter.limit)
    .lean();
}
