import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, system, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { newId } from '../storage/ids.ts';
import { Problem, orNotFound } from '../problem.ts';
import type { FoundContent } from './content.ts';
import { storedName } from './name.ts';
import type { FilePurpose, FileView } from './schema.ts';

/** A file; its bytes lie in GridFS under the same id. */
export interface StoredFile {
  _id: string;
  municipalityId: string;
  purpose: FilePurpose;
  /** Null: the municipality's own. */
  organizationId: string | null;
  name: string;
  type: string;
  bytes: number;
  digest: string;
  by: { id: string; name: string };
  at: Date;
  /** `writing`: its bytes are not all there yet; `removed`: nobody may hold it any more. */
  state: 'writing' | 'stored' | 'removed';
  /** When the sweep next asks whether anything holds it. Everything that decides is in here. */
  checkAt: Date;
  pending?: AuditEntry[];
}

const schema = new Schema<StoredFile>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    purpose: { type: String, required: true },
    organizationId: { type: String, default: null },
    name: { type: String, required: true },
    type: { type: String, required: true },
    bytes: { type: Number, required: true },
    digest: { type: String, required: true },
    by: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    checkAt: { type: Date, required: true },
  },
  { collection: 'storedFiles', versionKey: false },
);
schema.index({ municipalityId: 1, state: 1 });
schema.index({ checkAt: 1 });
schema.index({ state: 1 }, { partialFilterExpression: { state: 'removed' } });
audited(schema, 'storedFiles');

/** The collection; only this folder asks it. */
export const StoredFiles = mongoose.model('StoredFile', schema);

/** How long a file may lie that nothing holds: from its upload, or from the last claim. */
export const unheldMs = 24 * 3_600_000;

/** The bytes of all files. */
function contents() {
  const { db } = mongoose.connection;
  if (!db) throw new Error('The storage is not connected');
  return new mongoose.mongo.GridFSBucket(db, { bucketName: 'fileContents' });
}

/** GridFS takes ids of any kind; its types know ObjectId only. */
const contentId = (id: string) => id as unknown as mongoose.mongo.ObjectId;

/** Bytes kept for a municipality. */
export async function bytesKept(municipalityId: string): Promise<number> {
  const [sum] = await StoredFiles.aggregate<{ bytes: number }>([
    { $match: { municipalityId, state: { $ne: 'removed' } } },
    { $group: { _id: null, bytes: { $sum: '$bytes' } } },
  ]);
  return sum?.bytes ?? 0;
}

/**
 * Keeps a file whose content was checked. It is swept after a day unless something claims it. The
 * document comes first, so that bytes of a process that died on the way are found and swept too.
 * @throws Problem file.full when the municipality has no room; several at once may pass it together
 */
export async function storeFile(
  by: { actor: StaffActor; now: Date },
  place: { purpose: FilePurpose; organizationId: string | null },
  file: { bytes: Buffer; name: string; found: FoundContent; limit: number },
): Promise<StoredFile> {
  const { municipalityId, accountId, name: person } = by.actor;
  const { bytes, found, limit } = file;
  if ((await bytesKept(municipalityId)) + bytes.length > limit) {
    throw new Problem('file.full', {
      path: 'file',
      parameters: { ru: { limit: Math.round(limit / 2 ** 20) } },
    });
  }
  const _id = newId();
  const name = storedName(file.name, found.endings);
  await StoredFiles.create({
    _id,
    municipalityId,
    ...place,
    name,
    type: found.type,
    bytes: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    by: { id: accountId, name: person },
    at: by.now,
    state: 'writing',
    checkAt: new Date(by.now.getTime() + unheldMs),
  });
  const upload = contents().openUploadStreamWithId(contentId(_id), name, {
    metadata: { municipalityId },
  });
  await pipeline(Readable.from([bytes]), upload);
  const line = auditEntry(by, {
    action: 'file.write',
    subject: { kind: 'file', id: _id },
    after: { ...place, name, type: found.type, bytes: bytes.length },
  });
  const stored = await StoredFiles.findOneAndUpdate(
    { _id, municipalityId, state: 'writing' },
    { $set: { state: 'stored' }, $push: { pending: line } },
    { returnDocument: 'after' },
  ).lean();
  return orNotFound(stored, 'файл', 'file');
}

/** A file of the municipality, or the 404. */
export async function getFile(municipalityId: string, id: string): Promise<StoredFile> {
  const found = await StoredFiles.findOne({ municipalityId, _id: id, state: 'stored' }).lean();
  return orNotFound(found, 'файл', 'file');
}

/** Files of the municipality by id; what is gone is missing in it. */
export async function filesById(
  municipalityId: string,
  ids: readonly string[],
): Promise<Map<string, StoredFile>> {
  if (ids.length === 0) return new Map();
  const found = await StoredFiles.find({
    municipalityId,
    _id: { $in: [...ids] },
    state: 'stored',
  }).lean();
  return new Map(found.map((one) => [one._id, one]));
}

/** The bytes of a file, to be sent on. */
export function readContent({ _id }: Pick<StoredFile, '_id'>): Readable {
  return contents().openDownloadStream(contentId(_id));
}

/** The bytes of a file, whole: at most 10 MB. */
export async function readWhole(file: Pick<StoredFile, '_id'>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readContent(file)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Removes the bytes and then the document of a file that was marked; twice is harmless. */
export async function eraseFile(id: string): Promise<void> {
  try {
    await contents().delete(contentId(id));
  } catch (error) {
    // Already gone, or never begun.
    if (!(error instanceof mongoose.mongo.MongoRuntimeError)) throw error;
  }
  // A line that is not in the log yet keeps the document until the next turn.
  await StoredFiles.deleteOne({ _id: id, state: 'removed', 'pending.0': { $exists: false } });
}

/** Marks a file that nothing holds; false when it was claimed since it was looked at. */
export async function markRemoved(file: StoredFile, now: Date): Promise<boolean> {
  const { _id, municipalityId, name, purpose, organizationId, checkAt } = file;
  const line = auditEntry(
    { actor: { ...system, municipalityId }, now },
    {
      action: 'file.remove',
      subject: { kind: 'file', id: _id },
      before: { name, purpose, organizationId },
    },
  );
  const { matchedCount } = await StoredFiles.updateOne(
    { _id, municipalityId, state: { $ne: 'removed' }, checkAt },
    { $set: { state: 'removed' }, $push: { pending: line } },
  );
  return matchedCount === 1;
}

export function presentFile(file: StoredFile): FileView {
  const { _id, name, type, bytes, purpose, organizationId, by, at } = file;
  return {
    ...{ id: _id, name, type, bytes, purpose, organizationId },
    by: by.name,
    at: at.toISOString(),
  };
}
