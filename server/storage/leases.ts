import mongoose from 'mongoose';
import { isDuplicateKey } from './errors.ts';
import { newId } from './ids.ts';

interface LeaseRecord {
  _id: string;
  holder: string;
  until: Date;
}

/** What the holder of a lease may do with it. */
export interface Lease {
  /** Holds it for another `ms` from `now`; false when another holder has taken it meanwhile. */
  renew(now: Date): Promise<boolean>;
}

const leases = () => mongoose.connection.collection<LeaseRecord>('leases');

/**
 * Runs `work` while no other process does the work of that name, and says whether it ran. The
 * lease ends with the work, or `ms` after `now` when this process dies: so the work must be safe
 * to run again, and must renew a lease it may outlive.
 */
export async function withLease<T>(
  name: string,
  ms: number,
  now: Date,
  work: (lease: Lease) => Promise<T>,
): Promise<{ ran: true; result: T } | { ran: false }> {
  const holder = newId();
  const until = new Date(now.getTime() + ms);
  try {
    // A lease that runs does not match, so the upsert tries to insert a second one and fails.
    await leases().updateOne(
      { _id: name, until: { $lte: now } },
      { $set: { holder, until } },
      { upsert: true },
    );
  } catch (error) {
    if (isDuplicateKey(error)) return { ran: false };
    throw error;
  }
  const renew = async (at: Date) => {
    const again = { $set: { until: new Date(at.getTime() + ms) } };
    const { matchedCount } = await leases().updateOne({ _id: name, holder }, again);
    return matchedCount === 1;
  };
  try {
    return { ran: true, result: await work({ renew }) };
  } finally {
    await leases().deleteOne({ _id: name, holder });
  }
}
