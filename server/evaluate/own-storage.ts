import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import mongoose from 'mongoose';
import { connectStorage } from '../storage/connect.ts';
import { makeScratchFolder } from '../storage/scratch.ts';

/**
 * Works on an empty database of its own that is gone afterwards: on an embedded engine in a
 * temporary folder, or on the server of the address under a name that nobody has.
 */
export async function withOwnStorage<T>(
  mongodbUri: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const dataFolder = makeScratchFolder();
  try {
    const storage = await connectStorage({
      dataFolder,
      ...(mongodbUri && { mongodbUri: withDatabase(mongodbUri, `evaluate-${randomUUID()}`) }),
    });
    try {
      return await work();
    } finally {
      if (mongodbUri) await mongoose.connection.dropDatabase();
      await storage.close();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** The address with another database; who signs in does so where the address said. */
export function withDatabase(uri: string, name: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri);
  const [, hosts = uri, database = '', options = ''] = parts ?? [];
  const signsIn = hosts.includes('@') && !/(^|&)authSource=/i.test(options);
  const source = signsIn ? [`authSource=${database || 'admin'}`] : [];
  const query = [...(options ? [options] : []), ...source].join('&');
  return `${hosts}/${name}${query ? `?${query}` : ''}`;
}
