import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import mongoose from 'mongoose';
import { connectStorage, type Storage } from '../storage/connect.ts';
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
  let storage: Storage | undefined;
  const leave = async () => {
    try {
      if (mongodbUri && storage) await mongoose.connection.dropDatabase();
      await storage?.close();
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
    }
  };
  const interrupted = () => {
    void leave().finally(() => process.exit(interruptedCode));
  };
  for (const signal of signals) process.once(signal, interrupted);
  try {
    storage = await connectStorage({
      dataFolder,
      ...(mongodbUri && { mongodbUri: withDatabase(mongodbUri, `evaluate-${randomUUID()}`) }),
    });
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, interrupted);
    await leave();
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;
/** What shells give a program that was interrupted. */
const interruptedCode = 130;

/** The address with another database; who signs in does so where the address said. */
export function withDatabase(uri: string, name: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri);
  const [, hosts = uri, database = '', options = ''] = parts ?? [];
  const signsIn = hosts.includes('@') && !/(^|&)authSource=/i.test(options);
  const source = signsIn ? [`authSource=${database || 'admin'}`] : [];
  const query = [...(options ? [options] : []), ...source].join('&');
  return `${hosts}/${name}${query ? `?${query}` : ''}`;
}
