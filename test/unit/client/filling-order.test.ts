import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { empty, sameContent } from '../../../client/staff/pages/assignments/saving/content.ts';
import type { FieldContent } from '../../../server/assignments/schema.ts';
import { memory, openForm, Server, way, type Network } from '../../support/filling.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const name = fc.constantFrom('a', 'b', 'c');
const content = fc.oneof(
  fc.record({ answer: fc.integer({ min: 0, max: 3 }) }),
  fc.constant<FieldContent>({}),
  fc.constant<FieldContent>({ state: { state: 'absent', reason: 'нет учёта' } }),
);
const step = fc.oneof(
  fc.record({ do: fc.constant('type' as const), name, content }),
  fc.record({ do: fc.constant('leave' as const) }),
  fc.record({ do: fc.constant('hear' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(50, 120, 1000, 5000) }),
  fc.record({ do: fc.constant('reload' as const) }),
  fc.record({ do: fc.constant('other' as const), name, content }),
  fc.record({ do: fc.constant('choose' as const), name, mine: fc.boolean() }),
  fc.record({
    do: fc.constant('network' as const),
    fates: fc.array(fc.constantFrom<Network>('good', 'requestLost', 'answerLost'), {
      maxLength: 3,
    }),
  }),
);

test('no order of typing, network loss, reload, another writer and news of them loses a value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const server = new Server();
      const unsent = memory();
      const network: Network[] = [];
      let saver = openForm(server, unsent, network);
      /** What the person last wanted to stand in each field. */
      const wanted = new Map<string, FieldContent>();
      const shared = new Set<string>();
      const checkShown = () => {
        for (const field of ['a', 'b', 'c']) {
          const { phase, content: shown } = saver.field(field);
          const want = wanted.get(field);
          // What is shown as saved has been on the server.
          if (phase === 'saved' && !sameContent(shown, empty)) {
            expect((server.past.get(field) ?? []).some((one) => sameContent(one, shown))).toBe(
              true,
            );
          }
          // What was typed and not saved is what the page shows.
          if (want && phase !== 'saved' && phase !== 'untouched') {
            expect(sameContent(shown, want)).toBe(true);
          }
        }
      };
      for (const one of steps) {
        switch (one.do) {
          case 'type':
            saver.set(one.name, one.content);
            wanted.set(one.name, one.content);
            break;
          case 'leave':
            saver.flush();
            break;
          case 'hear': {
            // What others wrote is asked for, and comes when other things have happened.
            const page = saver;
            const { revision } = page;
            void way().then(async () => {
              const heard = structuredClone(server.since(revision));
              await way();
              page.hear(heard);
            });
            break;
          }
          case 'wait':
            await vi.advanceTimersByTimeAsync(one.ms);
            break;
          case 'reload':
            saver.leave();
            saver = openForm(server, unsent, network);
            break;
          case 'other':
            shared.add(one.name);
            if (!sameContent(server.fields.get(one.name) ?? empty, one.content)) {
              server.write(one.name, one.content, 'Пётр');
            }
            break;
          case 'choose':
            if (!saver.field(one.name).conflict) break;
            saver.choose(one.name, one.mine ? 'mine' : 'theirs');
            if (!one.mine) wanted.delete(one.name);
            break;
          case 'network':
            network.push(...one.fates);
            break;
        }
        checkShown();
      }
      network.length = 0;
      saver.flush();
      await vi.advanceTimersByTimeAsync(200_000);
      for (const [field, want] of wanted) {
        const { phase, content: shown } = saver.field(field);
        const arrived =
          sameContent(want, empty) ||
          (server.past.get(field) ?? []).some((one) => sameContent(one, want));
        // Either it has been stored, or it stands on the page beside what another wrote.
        expect(arrived || (phase === 'conflict' && sameContent(shown, want))).toBe(true);
        // Where nobody else writes there is nothing to choose: the last value stands there.
        if (!shared.has(field)) {
          expect(phase).not.toBe('conflict');
          expect(sameContent(server.fields.get(field) ?? empty, want)).toBe(true);
        }
      }
      // What somebody else wrote last is on the page wherever nothing else was typed.
      saver.hear(server.since(saver.revision));
      for (const field of ['a', 'b', 'c']) {
        const { phase, content: shown } = saver.field(field);
        if (phase !== 'saved' && phase !== 'untouched') continue;
        expect(sameContent(shown, server.fields.get(field) ?? empty)).toBe(true);
      }
      saver.leave();
    }),
    { numRuns: 400 },
  );
});
