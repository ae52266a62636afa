import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, it } from 'vitest';
import { postLetter, usedKeys } from '../../server/mail/model.ts';
import type { Mailer } from '../../server/mail/mailer.ts';
import { sendLetters } from '../../server/mail/sending.ts';
import { withoutUsed, type PlannedLetter } from '../../server/reminders/plan.ts';
import type { Reason } from '../../server/reminders/schema.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

/**
 * Two servers write and send the same reminders at once, without any lease between them, and either
 * may die before or after any of its writes or of handing a letter over. Meanwhile schools hand forms
 * in and get them back, so that letters lose reasons or are dropped and the same reasons arise
 * again. Whatever the order: no reason is handed over twice, and as long as nobody died in the
 * middle of it, each that is owed in the end is once.
 */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

class Killed extends Error {}

/** Lets two runners go step by step in a given order, and kills one at a given step. */
class Stage {
  readonly #order: number[];
  readonly #waiting = new Map<number, () => void>();
  readonly #alive = new Set<number>();
  constructor(order: readonly number[]) {
    this.#order = [...order];
  }
  /** Runs to its end, or to the step at which it dies. */
  async run(name: number, killAt: number, work: (step: () => Promise<void>) => Promise<void>) {
    this.#alive.add(name);
    let steps = 0;
    const step = async () => {
      if (steps === killAt) throw new Killed();
      steps += 1;
      await new Promise<void>((resolve) => {
        this.#waiting.set(name, resolve);
        this.#next();
      });
    };
    try {
      await work(step);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    } finally {
      this.#alive.delete(name);
      this.#next();
    }
  }
  /** Once every living runner stands at a step, the order says who makes it. */
  #next() {
    if (this.#waiting.size < this.#alive.size || this.#waiting.size === 0) return;
    const names = [...this.#waiting.keys()].sort();
    const chosen = names[(this.#order.shift() ?? 0) % names.length] ?? 0;
    const go = this.#waiting.get(chosen);
    this.#waiting.delete(chosen);
    go?.();
  }
}

const planned = (people: number, forms: number, digest: boolean): PlannedLetter[] =>
  Array.from({ length: people }, (_, person) => {
    const to = { personId: `p${person}`, name: 'Имя', email: `p${person}@example.ru` };
    const reasons = Array.from({ length: forms }, (_one, form) => ({
      of: 'form' as const,
      kind: 'day' as const,
      number: null,
      assignmentId: `a${form}`,
      organizationId: 's1',
      formTitle: 'Форма',
      period: '2026',
      state: 'draft' as const,
      dueAt: '2026-11-20T00:00:00Z',
      dueDay: '2026-11-20',
    }));
    const keys = reasons.map(({ assignmentId }) => `rule day p${person} ${assignmentId}`);
    if (digest) return [{ to, reasons, keys: [...keys, `digest p${person}`] }];
    return reasons.map((reason, at) => ({ to, reasons: [reason], keys: [keys[at] ?? ''] }));
  }).flat();

it('no reason is handed over twice, whoever dies when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        people: fc.integer({ min: 1, max: 2 }),
        forms: fc.integer({ min: 1, max: 2 }),
        // Both servers may see the municipality before and after the rule was changed.
        digests: fc.tuple(fc.boolean(), fc.boolean()),
        order: fc.array(fc.nat({ max: 2 }), { maxLength: 60 }),
        kills: fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 25 })),
        // Forms that are handed in, or returned if they were.
        turns: fc.array(fc.nat({ max: 1 }), { maxLength: 4 }),
      }),
      async ({ people, forms, digests, order, kills, turns }) => {
        const handedIn = new Set<string>();
        const isOwed = (reason: Reason) =>
          reason.of === 'form' && !handedIn.has(reason.assignmentId);
        const schools = async (step: () => Promise<void>) => {
          for (const form of turns) {
            await step();
            const id = `a${form}`;
            if (!handedIn.delete(id)) handedIn.add(id);
          }
        };
        await mongoose.connection.collection('letters').deleteMany({});
        const municipalityId = randomUUID();
        const stage = new Stage(order);
        const delivered: string[] = [];
        const runner = (name: number) => async (step: () => Promise<void>) => {
          const letters = planned(people, forms, digests[name] ?? true).flatMap((letter) => {
            const owed = letter.keys.filter((_, at) => {
              const reason = letter.reasons[at];
              return !reason || isOwed(reason);
            });
            const reasons = letter.reasons.filter(isOwed);
            return reasons.length > 0 ? [{ ...letter, reasons, keys: owed }] : [];
          });
          await step();
          const used = await usedKeys(
            municipalityId,
            letters.flatMap(({ keys }) => keys),
          );
          for (const letter of withoutUsed(letters, used)) {
            await step();
            const about = { reasons: letter.reasons };
            const words = { subject: 'С', text: 'т', html: 'т', replyTo: null, about };
            await postLetter({ municipalityId, ...letter, ...words }, new Date(0));
          }
          await send(step, new Date(1000));
        };
        const send = async (step: () => Promise<void>, now: Date) => {
          const mailer: Mailer = {
            send: async ({ id }) => {
              await step();
              const found = await mongoose.connection
                .collection<{ _id: string; keys: string[] }>('letters')
                .findOne({ _id: id });
              delivered.push(...(found?.keys ?? []));
              await step();
              return { result: 'sent' };
            },
          };
          const each = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>) => {
            for (const item of items) {
              await step();
              await work(item);
            }
            return [...items];
          };
          await sendLetters({ now, each }, mailer, async (letter) => {
            const { reasons } = letter.about as { reasons: Reason[] };
            const kept = reasons.filter(isOwed);
            const keys = letter.keys.filter((_, at) => !reasons[at] || isOwed(reasons[at]));
            await step();
            return kept.length > 0
              ? { go: { ...letter, keys, about: { reasons: kept } } }
              : { drop: 'done' };
          });
        };
        await Promise.all([
          stage.run(0, kills[0], runner(0)),
          stage.run(1, kills[1], runner(1)),
          stage.run(2, Infinity, schools),
        ]);
        // In the end everything is owed.
        handedIn.clear();
        // Later a server that lives writes what is missing and sends what waits, twice.
        const calm = new Stage([]);
        for (const minutes of [10, 20]) {
          await calm.run(0, Infinity, async (step) => {
            await runner(0)(step);
            await send(step, new Date(minutes * 60_000));
          });
        }
        const rules = delivered.filter((key) => key.startsWith('rule '));
        if (new Set(rules).size < rules.length) throw new Error(`twice: ${rules.join(', ')}`);
        // What was not handed over is known as such: taken by a server that died.
        const left = await mongoose.connection
          .collection<{ _id: string; keys: string[]; state: string }>('letters')
          .find({ state: { $ne: 'sent' } })
          .toArray();
        const clear = ['unknown', 'dropped'];
        const lost = left.filter(({ state }) => !clear.includes(state)).map(({ state }) => state);
        if (lost.length > 0) throw new Error(`neither sent nor known as unclear: ${lost.join()}`);
        // What was dropped reached nobody, and must not stand in the way of telling it again.
        const unclear = left.filter(({ state }) => state === 'unknown');
        const known = new Set([...rules, ...unclear.flatMap(({ keys }) => keys)]);
        // A digest of the day that one server wrote takes the place of the other's single letters.
        const digest = digests[0] || digests[1];
        const expected = digest ? people : people * forms;
        const reached = [...known].filter((key) => key.startsWith('rule ')).length;
        if (reached < expected) throw new Error(`${reached} of ${expected} reasons`);
      },
    ),
    { numRuns: 60 },
  );
});
