import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memory, openForm, Server } from '../../support/filling.ts';

/** A page that stands open hears of what others write, and of where values come from. */
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const source = { from: 'previous' as const, period: '2025-2026', formTitle: 'Кадры' };

describe('news of others', () => {
  test('flow into fields that nobody types in here, with their writer', () => {
    const server = new Server();
    const saver = openForm(server);
    server.write('pupils', { answer: 5 }, 'Пётр');
    saver.hear(server.since(saver.revision));
    expect(saver.field('pupils')).toMatchObject({ content: { answer: 5 }, other: { by: 'Пётр' } });
    expect(saver.revision).toBe(server.revision);
  });

  test('leave alone what is being typed: its save shows both', async () => {
    const server = new Server();
    const saver = openForm(server);
    saver.set('pupils', {}, 'сорок');
    saver.set('teachers', { answer: 7 });
    server.write('pupils', { answer: 5 }, 'Пётр');
    server.write('teachers', { answer: 6 }, 'Пётр');
    saver.hear(server.since(saver.revision));
    expect(saver.field('pupils').text).toBe('сорок');
    expect(saver.field('teachers').content).toEqual({ answer: 7 });
    await vi.runAllTimersAsync();
    expect(saver.field('teachers')).toMatchObject({
      phase: 'conflict',
      content: { answer: 7 },
      conflict: { answer: 6, by: 'Пётр' },
    });
    expect(server.fields.get('teachers')).toMatchObject({ answer: 6 });
  });

  test('that are older than a save are not believed', async () => {
    const server = new Server();
    const saver = openForm(server);
    server.write('pupils', { answer: 5 }, 'Пётр');
    const old = server.since(0);
    saver.hear(old);
    saver.set('pupils', { answer: 6 });
    await vi.runAllTimersAsync();
    saver.hear(old);
    expect(saver.field('pupils')).toMatchObject({ content: { answer: 6 }, phase: 'saved' });
    expect(saver.revision).toBe(2);
  });

  test('are shown once what was typed over them is taken back', () => {
    const server = new Server();
    const saver = openForm(server);
    saver.set('pupils', { answer: 4 });
    server.write('pupils', { answer: 5 }, 'Пётр');
    saver.hear(server.since(saver.revision));
    saver.set('pupils', {});
    expect(saver.field('pupils')).toMatchObject({ content: { answer: 5 }, other: { by: 'Пётр' } });
  });

  test('stay beside a field that is emptied while both values are shown', async () => {
    const server = new Server();
    const saver = openForm(server);
    saver.set('pupils', { answer: 4 });
    server.write('pupils', { answer: 5 }, 'Пётр');
    await vi.runAllTimersAsync();
    saver.set('pupils', {});
    expect(saver.field('pupils')).toMatchObject({ phase: 'conflict', conflict: { answer: 5 } });
  });

  test('say where the form stands now', () => {
    const server = new Server();
    const saver = openForm(server);
    expect(saver.formState).toBeNull();
    server.write('pupils', { answer: 5 }, 'Пётр');
    saver.hear({ ...server.since(0), state: 'submitted' });
    expect(saver.formState).toBe('submitted');
  });
});

describe('where a value was taken from', () => {
  test('is sent with it and outlives a reload before it is sent', async () => {
    const server = new Server();
    const unsent = memory();
    const first = openForm(server, unsent, ['requestLost']);
    first.set('pupils', { answer: 5 }, undefined, source);
    await vi.advanceTimersByTimeAsync(1500);
    first.leave();
    const saver = openForm(server, unsent);
    expect(saver.field('pupils').source).toEqual(source);
    await vi.runAllTimersAsync();
    expect(server.given.at(-1)?.changes).toMatchObject([{ question: 'pupils', taken: 'previous' }]);
  });

  test('is forgotten when another number is typed over it', () => {
    const saver = openForm(new Server());
    saver.set('pupils', { answer: 5 }, undefined, source);
    saver.set('pupils', { answer: 6 });
    expect(saver.field('pupils').source).toBeNull();
  });
});
