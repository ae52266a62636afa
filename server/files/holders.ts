import mongoose from 'mongoose';
import { Problem } from '../problem.ts';
import { eraseFile, markRemoved, StoredFiles, unheldMs, type StoredFile } from './model.ts';
import type { FilePurpose } from './schema.ts';

/** How often the sweep asks again about a file that was held: whoever let go may have died then. */
const heldMs = 30 * 24 * 3_600_000;

/** A Mongoose model whose documents hold files. */
interface HolderModel {
  collection: { name: string };
  schema: {
    index(
      fields: Record<string, 1>,
      options: { name: string; partialFilterExpression: object },
    ): unknown;
  };
}

interface Holder {
  collection: string;
  /** Where the ids stand: `scan.id`, `files.id`; an array on the way is fine. */
  path: string;
}

const holders: Holder[] = [];

/** Every place in which documents may name files. */
export function fileHolders(): readonly Holder[] {
  return holders;
}

/** What a noun does with the files that its documents name. */
export interface FileClaims {
  /**
   * Call it before the write that names the files: they then stay for at least a day, and as long
   * as a document names them. Once more is harmless.
   * @param organizationId whose files they must be; null: the municipality's own
   * @param path the input's field, for the message
   * @throws Problem file.unknown: gone, of another purpose, of another organization
   */
  claim(
    by: { municipalityId: string; now: Date },
    ids: readonly string[],
    organizationIds: string | null | readonly (string | null)[],
    path?: string,
  ): Promise<void>;
  /** Optional, after the write that names them no more: the sweep looks a day later. */
  release(by: { municipalityId: string; now: Date }, ids: readonly string[]): Promise<void>;
}

/**
 * Declares that documents of a collection hold files. That they do is said by these documents
 * alone; a file's own document says when the sweep asks next. A claim moves that moment in one
 * write which fails once the file is marked as removed, and the sweep marks a file only where the
 * moment still is the one it has looked at. So a file that is named within a day after its claim is
 * never removed, whoever dies when. The collection gets an index by which the sweep asks it.
 */
export function holdsFiles(purpose: FilePurpose, model: HolderModel, path: string): FileClaims {
  holders.push({ collection: model.collection.name, path });
  model.schema.index(
    { municipalityId: 1, [path]: 1 },
    // Most documents hold none; that a path equals an id implies that it is text.
    { name: `holds_${path}`, partialFilterExpression: { [path]: { $gt: '' } } },
  );
  return {
    claim: async ({ municipalityId, now }, ids, organizationIds, inputPath = 'file') => {
      const organizationId = { $in: [organizationIds].flat() };
      const checkAt = new Date(now.getTime() + unheldMs);
      for (const _id of new Set(ids)) {
        const { matchedCount } = await StoredFiles.updateOne(
          { _id, municipalityId, purpose, organizationId, state: 'stored' },
          // Never earlier than it stands: a claim does not shorten another's.
          { $max: { checkAt } },
        );
        if (matchedCount === 0) throw new Problem('file.unknown', { path: inputPath });
      }
    },
    release: async ({ municipalityId, now }, ids) => {
      await StoredFiles.updateMany(
        { municipalityId, _id: { $in: [...ids] }, state: 'stored' },
        { $set: { checkAt: new Date(now.getTime() + unheldMs) } },
      );
    },
  };
}

/** The question whether a document of a municipality names a file. */
export const heldBy = (municipalityId: string, path: string, id: string) => ({
  municipalityId,
  [path]: id,
});

async function isHeld({ _id, municipalityId }: StoredFile): Promise<boolean> {
  for (const { collection, path } of holders) {
    const found = await mongoose.connection
      .collection(collection)
      .findOne(heldBy(municipalityId, path, _id), { projection: { _id: 1 } });
    if (found) return true;
  }
  return false;
}

/** Files whose moment has come, and those that were marked but not erased yet. */
export async function filesToCheck(now: Date): Promise<StoredFile[]> {
  return StoredFiles.find(toCheck(now)).limit(500).lean();
}

/** The question for those files; a job asks it every second. */
export const toCheck = (now: Date) => ({
  $or: [{ checkAt: { $lte: now } }, { state: 'removed' as const }],
});

/** Removes a file that nothing holds; puts off the question where something does. */
export async function sweepFile(file: StoredFile, now: Date): Promise<void> {
  if (file.state === 'removed') return eraseFile(file._id);
  const { _id, municipalityId, checkAt } = file;
  if (file.state === 'stored' && (await isHeld(file))) {
    const later = new Date(now.getTime() + heldMs);
    // Only from the moment that was looked at: a release meanwhile wants an earlier question.
    await StoredFiles.updateOne({ _id, municipalityId, checkAt }, { $set: { checkAt: later } });
    return;
  }
  if (await markRemoved(file, now)) await eraseFile(_id);
}
