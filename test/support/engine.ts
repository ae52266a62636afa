import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine, type RunningEngine } from '../../server/storage/engine.ts';
import { makeScratchFolder } from '../../server/storage/scratch.ts';

/** A real embedded engine on an empty data folder of its own; `stop` removes the folder. */
export async function startTestEngine(): Promise<RunningEngine & { dataFolder: string }> {
  const scratch = makeScratchFolder();
  const dataFolder = join(scratch, 'data');
  const engine = await startEngine({ dataFolder });
  return {
    ...engine,
    dataFolder,
    stop: async () => {
      await engine.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
