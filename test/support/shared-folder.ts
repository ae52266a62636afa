import { mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { makeScratchFolder } from '../../server/storage/scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the files of this run leave storages for one another to begin with. */
    sharedFolder: string;
  }
}

/** Of the process that runs all projects; each of them loads this module anew. */
const run = globalThis as { pokazatelSharedFolder?: string };

/**
 * One folder of all projects for as long as the run; a run again (`vitest watch`) loads what has
 * changed.
 */
export function setup(project: TestProject): void {
  const folder = (run.pokazatelSharedFolder ??= makeScratchFolder());
  project.provide('sharedFolder', folder);
  project.onTestsRerun(() => {
    teardown();
    mkdirSync(folder, { recursive: true });
  });
}

export function teardown(): void {
  if (run.pokazatelSharedFolder)
    rmSync(run.pokazatelSharedFolder, { recursive: true, force: true });
}
