import { setTimeout as wait } from 'node:timers/promises';
import type { StaffActor } from '../access.ts';
import { closePeriod } from '../catalogs/closed-periods.model.ts';
import { Problem } from '../problem.ts';
import { withLease } from '../storage/leases.ts';
import { recomputePeriod } from './compute.ts';

/**
 * Everything that writes indicator values, or moves the figures that they are made of, waits for
 * its turn under this name: two at once would mix old and new.
 */
export const valuesTurn = 'indicator.write';

const leaseMs = 60_000;
const tries = 20;
const pauseMs = 250;

/**
 * Closes a period with what came last in its values. No job computes meanwhile: one that had begun
 * before would still write into the closed period.
 * @throws Problem when the jobs do not come to an end for some seconds
 */
export async function closeComputed(
  by: { actor: StaffActor; now: Date },
  of: { period: string; catalogId: string },
): Promise<void> {
  for (let tried = 0; tried < tries; tried += 1) {
    const turn = await withLease(`job:${valuesTurn}`, leaseMs, new Date(), async () => {
      await recomputePeriod(by.actor.municipalityId, of.period);
      await closePeriod(by, of);
    });
    if (turn.ran) return;
    await wait(pauseMs);
  }
  throw new Problem('period.busy', { path: 'period' });
}
