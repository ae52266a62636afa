import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Config } from '../config.ts';
import { isEngineAddress, startEngine, type EngineEvent } from './engine.ts';
import { StartError } from '../start-error.ts';

export interface Storage {
  /** The address the driver uses: of the server, or of the embedded engine. */
  uri: string;
  embedded: boolean;
  /** Closes the connections and, where it runs, the embedded engine. */
  close(): Promise<void>;
}

/** The database of an address that names none. */
const DATABASE = 'pokazatel';

/** How long a request waits for the database before it is answered with "try again". */
const SELECTION_LIMIT_MS = 5_000;

// A misspelt name in a filter would select everything, and one in an update would be lost:
// both are errors. (Operators in values never arrive here: every input passes a zod schema.)
mongoose.set('strictQuery', 'throw');
mongoose.set('strict', 'throw');
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);

function hasDatabase(uri: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
}

/**
 * Connects Mongoose's default connection: to the configured server, or to an embedded engine
 * that it starts on `<dataFolder>/db`. A write is acknowledged when a majority has it in the
 * journal (of the engine: when it has); the driver repeats none, the device sends the id again.
 * @throws {StartError} when the server cannot be reached or the engine cannot start
 */
export async function connectStorage(
  config: Pick<Config, 'mongodbUri' | 'dataFolder'>,
  onEvent?: (event: EngineEvent) => void,
): Promise<Storage> {
  const engine = config.mongodbUri
    ? undefined
    : await startEngine({
        dataFolder: join(config.dataFolder, 'db'),
        ...(onEvent && { onEvent }),
      });
  const uri = config.mongodbUri ?? engine?.uri ?? '';
  try {
    await mongoose.connect(uri, {
      appName: 'pokazatel',
      ...(hasDatabase(uri) ? {} : { dbName: DATABASE }),
      ...(isEngineAddress(uri) ? {} : { writeConcern: { w: 'majority', journal: true } }),
      retryWrites: false,
      bufferCommands: false,
      serverSelectionTimeoutMS: SELECTION_LIMIT_MS,
    });
  } catch (error) {
    await mongoose.disconnect();
    await engine?.stop();
    if (engine) throw error;
    const reason = (error as Error).message;
    throw new StartError(
      `Сервер MongoDB из MONGODB_URI недоступен (${reason}): проверьте адрес, пароль и сеть.`,
      `The MongoDB server of MONGODB_URI cannot be reached (${reason}): check address, password and network.`,
      { cause: error },
    );
  }
  return {
    uri,
    embedded: engine !== undefined,
    close: async () => {
      await mongoose.disconnect();
      await engine?.stop();
    },
  };
}

/**
 * Makes every declared collection (clustered ones too) and its indexes; what exists stays. Call
 * it after all models are imported. An index that was declared otherwise before is an error: a
 * migration has to drop the old one.
 */
export async function createCollections(): Promise<void> {
  for (const model of Object.values(mongoose.connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
}
