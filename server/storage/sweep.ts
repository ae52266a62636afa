import mongoose from 'mongoose';

/** Collection → the date field after which its documents are dead. */
const expiring = new Map<string, string>([['sessions', 'expires']]);

/**
 * Declares that documents of a collection die at the date in `field`. Readers must still ask for
 * living ones: the sweep comes when it comes. (The embedded engine never runs TTL indexes, so
 * no engine is asked to.)
 */
export function expires(collection: string, field = 'expiresAt'): void {
  expiring.set(collection, field);
}

/**
 * Deletes what has expired before `now`; safe to run at any time and twice. Returns the number
 * of documents deleted by collection, without the zeros.
 */
export async function sweep(now: Date): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const [collection, field] of expiring) {
    const { deletedCount } = await mongoose.connection
      .collection(collection)
      .deleteMany({ [field]: { $lt: now } });
    if (deletedCount > 0) deleted[collection] = deletedCount;
  }
  return deleted;
}
