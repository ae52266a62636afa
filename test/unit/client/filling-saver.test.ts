import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '../../../client/staff/api.ts';
import {
  contentOf,
  empty,
  sameContent,
} from '../../../client/staff/pages/assignments/saving/content.ts';
import { FieldSaver } from '../../../client/staff/pages/assignments/saving/field-saver.ts';
import {
  isSameUnsent,
  type Unsent,
} from '../../../client/staff/pages/assignments/saving/unsent.ts';
import type {
  FieldContent,
  FieldsInput,
  FieldsSaved,
  FieldView,
} from '../../../server/assignments/schema.ts';

const offline = () => new Problem(0, { code: 'network.unreachable', message: 'нет связи' });
const locked = () => new Problem(409, { code: 'dataForm.locked', message: 'срок прошёл' });

/** A server as the contract describes it: each field has a version of its own. */
class Server {
  revision = 0;
  readonly fields = new Map<string, FieldView>();
  /** Everything that ever stood in a field. */
  readonly past = new Map<string, FieldContent[]>();
  readonly given: FieldsInput[] = [];
  isLocked = false;

  write(question: string, content: FieldContent, by: string): FieldView {
    this.revision += 1;
    const at = '2026-01-01T00:00:00.000Z';
    const version = this.revision;
    const field = { question, version, ...contentOf(content), by, at };
    this.fields.set(question, field);
    this.past.set(question, [...(this.past.get(question) ?? []), contentOf(content)]);
    return field;
  }

  save({ changes, since }: FieldsInput, by: string): FieldsSaved {
    if (this.isLocked) throw locked();
    this.given.push({ changes, since });
    const saved: FieldsSaved = {
      revision: 0,
      state: 'draft',
      saved: [],
      conflicts: [],
      refused: [],
      others: [],
    };
    for (const { question, base, ...content } of changes) {
      const standing = this.fields.get(question);
      if (content.answer === 'refuse') {
        saved.refused.push({ question, message: { ru: 'нужно число', en: 'a number is needed' } });
      } else if (sameContent(standing ?? empty, content)) {
        saved.saved.push({ question, version: standing?.version ?? 0 });
      } else if ((standing?.version ?? 0) === base) {
        const { version } = this.write(question, content, by);
        saved.saved.push({ question, version });
      } else if (standing) saved.conflicts.push(standing);
    }
    const asked = new Set(changes.map(({ question }) => question));
    saved.others = [...this.fields.values()].filter(
      (field) => field.version > since && !asked.has(field.question),
    );
    saved.revision = this.revision;
    return saved;
  }

  view() {
    return { revision: this.revision, fields: [...this.fields.values()] };
  }
}

function memory(kept = new Map<string, Unsent>()) {
  return {
    kept,
    read: () => new Map(kept),
    write: (name: string, unsent: Unsent) => {
      // As the browser's storage does it: as text.
      kept.set(name, JSON.parse(JSON.stringify(unsent)) as Unsent);
      return true;
    },
    remove: (name: string, known: Pick<Unsent, 'content' | 'text'>) => {
      const one = kept.get(name);
      if (one && isSameUnsent(one, known)) kept.delete(name);
    },
  };
}

/** How long a request takes to the server, and the answer back. */
const way = () => new Promise((resolve) => setTimeout(resolve, 100));

type Network = 'good' | 'requestLost' | 'answerLost';

function open(server: Server, unsent = memory(), network: Network[] = [], person = 'Марина') {
  const send = async (input: FieldsInput): Promise<FieldsSaved> => {
    await way();
    const fate = network.shift() ?? 'good';
    if (fate === 'requestLost') throw offline();
    const answer = server.save(structuredClone(input), person);
    await way();
    if (fate === 'answerLost') throw offline();
    return answer;
  };
  const saver = new FieldSaver(server.view(), { send, unsent, person });
  saver.start();
  return saver;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saving field by field', () => {
  test('sends what was typed after a pause, all in one request', async () => {
    const server = new Server();
    const saver = open(server);
    saver.set('pupils', { answer: 4 });
    saver.set('pupils', { answer: 41 });
    saver.set('teachers', { answer: 12 });
    expect(saver.field('pupils').phase).toBe('waiting');
    await vi.runAllTimersAsync();
    expect(server.given).toEqual([
      {
        since: 0,
        changes: [
          { question: 'pupils', base: 0, answer: 41 },
          { question: 'teachers', base: 0, answer: 12 },
        ],
      },
    ]);
    expect(saver.field('pupils')).toMatchObject({ phase: 'saved', content: { answer: 41 } });
    expect(saver.pending).toBe(false);
  });

  test('sends nothing while one types and goes back to what stood there', async () => {
    const server = new Server();
    server.write('pupils', { answer: 7 }, 'Марина');
    const saver = open(server);
    saver.set('pupils', { answer: 70 });
    saver.set('pupils', { answer: 7 });
    await vi.runAllTimersAsync();
    expect(server.given).toEqual([]);
    expect(saver.field('pupils').phase).toBe('untouched');
  });

  test('has one request under way at a time; what is typed meanwhile follows it', async () => {
    const server = new Server();
    const saver = open(server);
    saver.set('pupils', { answer: 1 });
    saver.flush();
    await vi.advanceTimersByTimeAsync(150);
    expect(saver.field('pupils').phase).toBe('sending');
    saver.set('pupils', { answer: 2 });
    saver.flush();
    await vi.runAllTimersAsync();
    expect(server.given.map(({ changes }) => [changes[0]?.answer, changes[0]?.base])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  test('tries again ever later while there is no connection', async () => {
    const server = new Server();
    const unsent = memory();
    const saver = open(server, unsent, ['requestLost', 'requestLost', 'requestLost']);
    saver.set('pupils', { answer: 5 });
    saver.flush();
    await vi.advanceTimersByTimeAsync(300);
    expect(saver.standstill.kind).toBe('offline');
    expect(unsent.kept.get('pupils')?.content).toEqual({ answer: 5 });
    await vi.advanceTimersByTimeAsync(2000);
    await vi.advanceTimersByTimeAsync(4000);
    expect(server.given).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(9000);
    expect(server.given).toHaveLength(1);
    expect(saver.standstill.kind).toBe('none');
    expect(unsent.kept.size).toBe(0);
  });

  test('takes its own write for no conflict when only the answer was lost', async () => {
    const server = new Server();
    const saver = open(server, memory(), ['answerLost']);
    saver.set('pupils', { answer: 5 });
    saver.flush();
    await vi.advanceTimersByTimeAsync(300);
    saver.set('pupils', { answer: 51 });
    await vi.runAllTimersAsync();
    expect(saver.field('pupils')).toMatchObject({ phase: 'saved', content: { answer: 51 } });
    expect(server.fields.get('pupils')?.answer).toBe(51);
  });

  test('takes it for none after a reload either', async () => {
    const server = new Server();
    const unsent = memory();
    const first = open(server, unsent, ['answerLost']);
    first.set('pupils', { answer: 5 });
    first.flush();
    await vi.advanceTimersByTimeAsync(300);
    first.set('pupils', { answer: 51 });
    first.leave();
    const second = open(server, unsent);
    expect(second.restored).toEqual(['pupils']);
    await vi.runAllTimersAsync();
    expect(second.field('pupils')).toMatchObject({ phase: 'saved', content: { answer: 51 } });
  });

  test('shows both values of a conflict, after a reload too, and sends the chosen one', async () => {
    const server = new Server();
    const unsent = memory();
    const first = open(server, unsent);
    server.write('pupils', { answer: 15 }, 'Пётр');
    first.set('pupils', { answer: 12 });
    await vi.runAllTimersAsync();
    const both = {
      phase: 'conflict',
      content: { answer: 12 },
      conflict: { answer: 15, by: 'Пётр' },
    };
    expect(first.field('pupils')).toMatchObject(both);
    first.leave();

    const second = open(server, unsent);
    await vi.runAllTimersAsync();
    expect(second.field('pupils')).toMatchObject(both);
    second.choose('pupils', 'mine');
    await vi.runAllTimersAsync();
    expect(second.field('pupils').phase).toBe('saved');
    expect(server.past.get('pupils')).toEqual([{ answer: 15 }, { answer: 12 }]);
  });

  test('gives up what was typed for the other value when that is chosen', async () => {
    const server = new Server();
    const unsent = memory();
    const saver = open(server, unsent);
    server.write('pupils', { answer: 15 }, 'Пётр');
    saver.set('pupils', { answer: 12 });
    await vi.runAllTimersAsync();
    saver.choose('pupils', 'theirs');
    await vi.runAllTimersAsync();
    expect(saver.field('pupils')).toMatchObject({ content: { answer: 15 }, conflict: null });
    expect(unsent.kept.size).toBe(0);
    expect(server.past.get('pupils')).toEqual([{ answer: 15 }]);
  });

  test('lets changes of others flow in where nothing is typed, and says whose they are', async () => {
    const server = new Server();
    const saver = open(server);
    server.write('teachers', { answer: 30 }, 'Пётр');
    saver.set('pupils', { answer: 12 });
    await vi.runAllTimersAsync();
    expect(saver.field('teachers')).toMatchObject({
      content: { answer: 30 },
      other: { by: 'Пётр' },
    });
  });

  test('keeps on the page what the form does not take any more', async () => {
    const server = new Server();
    const unsent = memory();
    const saver = open(server, unsent);
    server.isLocked = true;
    saver.set('pupils', { answer: 12 });
    await vi.runAllTimersAsync();
    saver.set('teachers', { answer: 3 });
    await vi.runAllTimersAsync();
    expect(saver.standstill).toMatchObject({ kind: 'stopped' });
    expect(saver.field('pupils').content).toEqual({ answer: 12 });
    expect([...unsent.kept.keys()]).toEqual(['pupils', 'teachers']);
    server.isLocked = false;
    saver.resume();
    await vi.runAllTimersAsync();
    expect(server.fields.get('teachers')?.answer).toBe(3);
  });

  test('keeps words that are no number, sends the other fields', async () => {
    const server = new Server();
    const unsent = memory();
    const saver = open(server, unsent);
    saver.set('pupils', {}, 'двенадцать');
    saver.set('teachers', { answer: 3 });
    await vi.runAllTimersAsync();
    expect(server.given).toHaveLength(1);
    expect(saver.field('pupils')).toMatchObject({ phase: 'held', text: 'двенадцать' });
    saver.leave();
    const again = open(server, unsent);
    expect(again.field('pupils').text).toBe('двенадцать');
    again.set('pupils', {});
    expect(unsent.kept.size).toBe(0);
  });

  test('says what the server does not take, and sends the field again once it is changed', async () => {
    const server = new Server();
    const saver = open(server);
    saver.set('pupils', { answer: 'refuse' });
    await vi.runAllTimersAsync();
    expect(saver.field('pupils')).toMatchObject({
      phase: 'refused',
      content: { answer: 'refuse' },
      message: { ru: 'нужно число' },
    });
    saver.set('pupils', { answer: 4 });
    await vi.runAllTimersAsync();
    expect(saver.field('pupils').phase).toBe('saved');
  });
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

test('no order of typing, network loss, reload and another writer loses a value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const server = new Server();
      const unsent = memory();
      const network: Network[] = [];
      let saver = open(server, unsent, network);
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
          case 'wait':
            await vi.advanceTimersByTimeAsync(one.ms);
            break;
          case 'reload':
            saver.leave();
            saver = open(server, unsent, network);
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
      saver.leave();
    }),
    { numRuns: 300 },
  );
});
