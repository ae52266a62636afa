import { mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { makeScratchFolder } from '../../server/storage/scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the files of this run leave storages for one another to begin with. */
    sharedFolder: string;
  }
}

let folder = '';

/** A folder for as long as the run; a run again (`vitest watch`) loads what has changed. */
export function setup(project: TestProject): void {
  folder = makeScratchFolder();
  project.provide('sharedFolder', folder);
  project.onTestsRerun(() => {
    teardown();
    mkdirSync(folder);
  });
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
