import { jobs, type Job } from './jobs.ts';
import { withLease, type Lease } from './storage/leases.ts';
import { LeaseLost, Turn, type JobDependencies } from './turn.ts';

/** Longer than any item of a job takes, renewing included; a killed process's job is taken over. */
const leaseMs = 60_000;
/** A lease that was renewed so lately is not renewed again: nobody else can have it yet. */
const renewedMs = 5_000;
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
  for (const group of groups) {
    try {
      const [first] = group;
      const name = `job:${first?.lease ?? first?.name ?? ''}`;
      const taken = time();
      await withLease(name, leaseMs, taken, async (lease) => {
        const keep = keeping(lease, taken, time);
        for (const job of group) {
          if (!(await keep())) throw new LeaseLost();
          if (!(await runJob(job, new Turn({ ...deps, now: time(), keep })))) failed.push(job.name);
        }
      });
    } catch (error) {
      const names = group.map(({ name }) => name);
      if (error instanceof LeaseLost) {
        deps.log.warn({ jobs: names }, 'jobs left to another process');
        continue;
      }
      deps.log.error({ err: error, jobs: names }, 'jobs without a lease');
      failed.push(...names.filter((name) => !failed.includes(name)));
    }
  }
  return failed;
}

/** Jobs that follow one another under the same lease: it is taken once for all of them. */
const groups = jobs.reduce<Job[][]>((all, job) => {
  const last = all.at(-1);
  if (job.lease !== undefined && last?.[0]?.lease === job.lease) last.push(job);
  else all.push([job]);
  return all;
}, []);

/** Says whether the job did all that was due. */
async function runJob(job: Job, turn: Turn): Promise<boolean> {
  try {
    await job.run(turn);
    return turn.failures === 0;
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    turn.log.error({ err: error, job: job.name }, 'job failed');
    return false;
  }
}

/** Holds a lease for longer when it is time to, and says whether it is still held. */
function keeping(lease: Lease, taken: Date, time: () => Date): () => Promise<boolean> {
  let renewed = taken.getTime();
  return async () => {
    const now = time();
    if (Math.abs(now.getTime() - renewed) < renewedMs) return true;
    renewed = now.getTime();
    return lease.renew(now);
  };
}

export interface Worker {
  /** Runs the jobs soon instead of at the next tick. */
  wake(): void;
  /** Stops after the run in progress. */
  stop(): Promise<void>;
}

/** Runs the jobs again and again until stopped. */
export function startWorker(deps: JobDependencies): Worker {
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
