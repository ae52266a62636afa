import mongoose from 'mongoose';
import { connectStorage } from '../../server/storage/connect.ts';
import { startTestEngine } from './engine.ts';

/** Mongoose's default connection to an empty engine of the test file's own. */
export async function openTestStorage() {
  // Of an earlier file that broke off: files of one worker share the connection.
  await mongoose.disconnect();
  const engine = await startTestEngine();
  const storage = await connectStorage({ mongodbUri: engine.uri, dataFolder: engine.dataFolder });
  return {
    engine,
    close: async () => {
      await storage.close();
      await engine.stop();
    },
  };
}
