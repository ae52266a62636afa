import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unix socket paths end at about 100 characters: a long temporary folder leaves no room. */
const LONGEST_BASE = 40;

const base = () => (tmpdir().length > LONGEST_BASE ? '/tmp' : tmpdir());

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Makes a private folder for what lives as long as this process (sockets, test data); its name
 * carries the process id, so that a later start can tell whose it was.
 */
export function makeScratchFolder(): string {
  return mkdtempSync(join(base(), `pokazatel-${process.pid}-`));
}

/** Removes the folders that killed processes left behind. */
export function removeAbandonedScratch(): void {
  for (const name of readdirSync(base())) {
    const pid = /^pokazatel-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(join(base(), name), { recursive: true, force: true });
    } catch {
      // Another user's folder in a shared temporary folder: theirs to remove.
    }
  }
}
