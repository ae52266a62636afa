import { connectStorage } from '../../server/storage/connect.ts';
import { startTestEngine } from './engine.ts';

/** Mongoose's default connection to an empty engine of the test file's own. */
export async function openTestStorage() {
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
