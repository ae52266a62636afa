import type { Logger } from 'pino';
import { jobs } from './jobs.ts';
import { withLease } from './storage/leases.ts';
import { LeaseLost, Turn, type JobDependencies } from './turn.ts';

/** Longer than any item of a job takes; a killed process's job is taken over after it. */
const leaseMs = 60_000;
const pauseMs = 1_000;

/**
 * Runs every job once, in order, each under its lease. Gives the names of those that failed,
 * wholly or in an item: neither stops the others, and their marks are found again next time.
 *
 * @param clock what time it is, asked anew for each job; a fixed moment stands still
 */
export async function runDue(clock: Date | (() => Date), deps: JobDependencies): Promise<string[]> {
  const time = typeof clock === 'function' ? clock : () => clock;
  const failed: string[] = [];
  for (const job of jobs) {
    try {
      await withLease(`job:${job.lease ?? job.name}`, leaseMs, time(), async (lease) => {
        const turn = new Turn({ ...deps, now: time(), keep: () => lease.renew(time()) });
        await job.run(turn);
        if (turn.failures > 0) failed.push(job.name);
      });
    } catch (error) {
      if (error instanceof LeaseLost) {
        deps.log.warn({ job: job.name }, 'job left to another process');
        continue;
      }
      deps.log.error({ err: error, job: job.name }, 'job failed');
      failed.push(job.name);
    }
  }
  return failed;
}

export interface Worker {
  /** Runs the jobs soon instead of at the next tick. */
  wake(): void;
  /** Stops after the run in progress. */
  stop(): Promise<void>;
}

/** Runs the jobs again and again until stopped. */
export function startWorker(deps: { secret: string; log: Logger }): Worker {
  let stopped = false;
  // Set when a change arrives while the jobs run: they may have passed its mark already.
  let again = false;
  let endPause: (() => void) | undefined;
  const pause = (short: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, short ? 0 : pauseMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const wake = (): void => {
    again = true;
    endPause?.();
  };
  const loop = async () => {
    while (!stopped) {
      again = false;
      await runDue(() => new Date(), deps);
      await pause(again);
    }
  };
  const running = loop();
  return {
    wake,
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}
