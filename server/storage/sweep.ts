import mongoose from 'mongoose';

const dayMs = 24 * 3_600_000;

/** Collection → the date field from which its documents are kept, and for how long. */
const expiring = new Map<string, { field: string; keptMs: number }>([
  ['sessions', { field: 'expires', keptMs: 0 }],
]);

/**
 * Declares that documents of a collection die at the date in `field`, or so many days after it.
 * Readers must still ask for living ones: the sweep comes when it comes. (The embedded engine never
 * runs TTL indexes, so no engine is asked to.)
 */
export function expires(collection: string, { field = 'expiresAt', days = 0 } = {}): void {
  expiring.set(collection, { field, keptMs: days * dayMs });
}

/**
 * Deletes what has expired before `now`; safe to run at any time and twice. Returns the number
 * of documents deleted by collection, without the zeros.
 */
export async function sweep(now: Date): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const [collection, { field, keptMs }] of expiring) {
    const limit = new Date(now.getTime() - keptMs);
    const { deletedCount } = await mongoose.connection
      .collection(collection)
      .deleteMany({ [field]: { $lt: limit } });
    if (deletedCount > 0) deleted[collection] = deletedCount;
  }
  return deleted;
}
