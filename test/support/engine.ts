import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine, type RunningEngine } from '../../server/storage/engine.ts';
import { makeScratchFolder } from '../../server/storage/scratch.ts';

interface TestEngine extends Omit<RunningEngine, 'stop'> {
  dataFolder: string;
  /** Removes the data folder, or moves it to where nothing is yet. */
  stop(to?: string): Promise<void>;
}

/**
 * A real embedded engine on a data folder of its own.
 * @param from a data folder that no engine serves: begins with a copy of it instead of empty
 */
export async function startTestEngine(from?: string): Promise<TestEngine> {
  const scratch = makeScratchFolder();
  const dataFolder = join(scratch, 'data');
  if (from) cpSync(from, dataFolder, { recursive: true });
  const engine = await startEngine({ dataFolder });
  return {
    ...engine,
    dataFolder,
    stop: async (to) => {
      await engine.stop();
      if (to && !existsSync(to)) renameSync(dataFolder, to);
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
