import type { Collection, Document } from 'mongodb';
import { MongoBulkWriteError } from 'mongodb';

/** The storage holds the id already. Has the code that the driver gives a single insert. */
class DuplicateId extends Error {
  readonly code = 11000;
}

interface Waiting<T> {
  document: T;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/** More would only make the first of a group wait longer. */
const largestGroup = 500;

/**
 * Inserts documents one by one for its callers and in groups for the storage: whatever arrives
 * while a write is under way goes into the next one, so that many submissions share one wait for
 * the journal. Nobody waits for a group to fill, and each caller is told of its own document only
 * after the journal has it.
 */
export class GroupedInsert<T extends Document & { _id: string }> {
  readonly #collection: () => Collection<T>;
  #waiting: Waiting<T>[] = [];
  #writing = false;

  constructor(collection: () => Collection<T>) {
    this.#collection = collection;
  }

  /**
   * Resolves once the document is acknowledged.
   * @throws what the driver throws; an id that exists is an error with code 11000
   */
  insert(document: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ document, resolve, reject });
      if (!this.#writing) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) await this.#writeGroup(this.#waiting.splice(0, largestGroup));
    this.#writing = false;
  }

  async #writeGroup(group: Waiting<T>[]): Promise<void> {
    try {
      const documents = group.map(({ document }) => document);
      await this.#collection().insertMany(documents as never, { ordered: false });
    } catch (error) {
      const refused = refusals(error);
      group.forEach(({ resolve, reject }, index) => {
        if (refused === null) reject(error);
        else if (refused.has(index)) reject(refused.get(index));
        else resolve();
      });
      return;
    }
    for (const { resolve } of group) resolve();
  }
}

/** Which documents of a group were refused and why; null when nothing of the group is certain. */
function refusals(error: unknown): Map<number, unknown> | null {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return null;
  const each = [error.writeErrors].flat();
  if (each.length === 0) return null;
  return new Map(
    each.map(({ index, code, errmsg }) => [
      index,
      code === 11000 ? new DuplicateId(errmsg) : error,
    ]),
  );
}
