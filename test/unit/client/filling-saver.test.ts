import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memory, openForm, Server } from '../../support/filling.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saving field by field', () => {
  test('sends what was typed after a pause, all in one request', async () => {
    const server = new Server();
    const saver = openForm(server);
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
    const saver = openForm(server);
    saver.set('pupils', { answer: 70 });
    saver.set('pupils', { answer: 7 });
    await vi.runAllTimersAsync();
    expect(server.given).toEqual([]);
    expect(saver.field('pupils').phase).toBe('untouched');
  });

  test('has one request under way at a time; what is typed meanwhile follows it', async () => {
    const server = new Server();
    const saver = openForm(server);
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
    const saver = openForm(server, unsent, ['requestLost', 'requestLost', 'requestLost']);
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
    const saver = openForm(server, memory(), ['answerLost']);
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
    const first = openForm(server, unsent, ['answerLost']);
    first.set('pupils', { answer: 5 });
    first.flush();
    await vi.advanceTimersByTimeAsync(300);
    first.set('pupils', { answer: 51 });
    first.leave();
    const second = openForm(server, unsent);
    expect(second.restored).toEqual(['pupils']);
    await vi.runAllTimersAsync();
    expect(second.field('pupils')).toMatchObject({ phase: 'saved', content: { answer: 51 } });
  });

  test('shows both values of a conflict, after a reload too, and sends the chosen one', async () => {
    const server = new Server();
    const unsent = memory();
    const first = openForm(server, unsent);
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

    const second = openForm(server, unsent);
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
    const saver = openForm(server, unsent);
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
    const saver = openForm(server);
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
    const saver = openForm(server, unsent);
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
    const saver = openForm(server, unsent);
    saver.set('pupils', {}, 'двенадцать');
    saver.set('teachers', { answer: 3 });
    await vi.runAllTimersAsync();
    expect(server.given).toHaveLength(1);
    expect(saver.field('pupils')).toMatchObject({ phase: 'held', text: 'двенадцать' });
    saver.leave();
    const again = openForm(server, unsent);
    expect(again.field('pupils').text).toBe('двенадцать');
    again.set('pupils', {});
    expect(unsent.kept.size).toBe(0);
  });

  test('says what the server does not take, and sends the field again once it is changed', async () => {
    const server = new Server();
    const saver = openForm(server);
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
