import type { Logger } from 'pino';
import type { CheckLink } from './evidence/link-check.ts';
import type { Mailer } from './mail/mailer.ts';

export interface JobDependencies {
  secret: string;
  log: Logger;
  /** The address that letters lead to; empty where nobody can follow it. */
  publicUrl?: string;
  /** Hands letters over; without it they stay to be read on the page of letters. */
  mailer?: Mailer;
  /** Asks whether a published address opens; without it none is asked by itself. */
  checkLink?: CheckLink;
}

/** The lease has passed to another process, which does the rest. */
export class LeaseLost extends Error {}

/** One run of one job: its time, its tools, and what failed in it. */
export class Turn {
  readonly now: Date;
  readonly secret: string;
  readonly log: Logger;
  readonly publicUrl: string;
  readonly mailer: Mailer | null;
  readonly checkLink: CheckLink | null;
  failures = 0;
  readonly #keep: () => Promise<boolean>;

  /** `keep` holds the lease for longer and says whether it is still held. */
  constructor(of: JobDependencies & { now: Date; keep: () => Promise<boolean> }) {
    this.now = of.now;
    this.secret = of.secret;
    this.log = of.log;
    this.publicUrl = of.publicUrl ?? '';
    this.mailer = of.mailer ?? null;
    this.checkLink = of.checkLink ?? null;
    this.#keep = of.keep;
  }

  /**
   * Works through items one by one. One that fails is logged and keeps its mark; the others go on.
   * Gives those that were done.
   * @throws LeaseLost before the next item, once another process holds the lease
   */
  async each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<T[]> {
    const done: T[] = [];
    for (const item of items) {
      if (!(await this.#keep())) throw new LeaseLost();
      try {
        await work(item);
        done.push(item);
      } catch (error) {
        if (error instanceof LeaseLost) throw error;
        this.failures += 1;
        this.log.error({ err: error, item: placeOf(item) }, 'job item failed');
      }
    }
    return done;
  }
}

/** Where an item belongs, for the log: never what people answered. */
function placeOf(item: unknown): unknown {
  const known = item as Record<string, unknown>;
  const names = ['_id', 'municipalityId', 'campaignId', 'organizationId', 'period'];
  return Object.fromEntries(names.filter((name) => name in known).map((n) => [n, known[n]]));
}
