import { accessSync, constants, statfsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';

/** Whether there is memory to spare: one browser file was seen to hold 43 MB. */
function isRoomInMemory(): boolean {
  const wanted = 2 * 2 ** 30;
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > wanted && process.availableMemory() > 2 * wanted;
  } catch {
    return false;
  }
}

/**
 * Engines write their journal at every write and browsers their profiles: in memory that costs
 * less of the system's time (API files: from nothing to a third). Engines' folders that a killed run
 * leaves are removed by the next start of an engine here.
 */
if (process.env.TMPDIR === undefined && isRoomInMemory()) process.env.TMPDIR = memory;

/**
 * Four kinds of tests. `api` and `e2e` files start an engine of their own on an empty folder
 * (0.2 s), so files never see each other's data. Browser files run last: each has two
 * processes at work, a browser and a server, so two files at once fill two cores.
 */
export default defineConfig({
  test: {
    // All cores: without it one of two would idle.
    maxWorkers: '100%',
    exclude: [...configDefaults.exclude, 'dist/**', '.cache/**', '.data/**'],
    projects: [
      {
        // Tables of many cases: the limit is for a hung test, not for a slow machine.
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          // Here and below: what modules keep is kept by id or by the application, so a worker
          // loads each module once.
          isolate: false,
        },
      },
      {
        test: {
          name: 'property',
          include: ['test/property/**/*.test.ts'],
          globalSetup: ['test/support/shared-folder.ts'],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'api',
          include: ['test/api/**/*.test.ts'],
          globalSetup: ['test/support/shared-folder.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          isolate: false,
          globalSetup: ['test/support/shared-folder.ts'],
          testTimeout: 120_000,
          // The first file of a run loads the demo.
          hookTimeout: 300_000,
          // Browsers wait for the server and pages for the browser: a third fills the gaps.
          maxWorkers: 3,
          // More browsers than cores: a step that waits out its limit once is walked again.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
