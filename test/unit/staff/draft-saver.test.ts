import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '../../../client/staff/api.ts';
import { DraftSaver } from '../../../client/staff/pages/assignments/draft-saver.ts';
import type { DataFormInput, DataFormView } from '../../../server/responses/schema.ts';

const opened = { revision: 3 } as DataFormView;
const offline = () => new Problem(0, { code: 'network.unreachable', message: 'нет связи' });

/** A server that keeps what it was given and answers with the next revision. */
function server() {
  const given: DataFormInput[] = [];
  const failures: Problem[] = [];
  const store = async (input: DataFormInput): Promise<DataFormView> => {
    given.push(input);
    const failure = failures.shift();
    if (failure) throw failure;
    return { ...opened, revision: input.revision + 1 };
  };
  return { given, failures, saver: new DraftSaver(opened, store) };
}

const content = (value: number) => ({ answers: { pupils: value }, states: {} });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saving a draft', () => {
  test('waits for a pause and sends the newest content once', async () => {
    const { given, saver } = server();
    saver.change(content(1));
    saver.change(content(12));
    expect(saver.snapshot().state.kind).toBe('unsaved');
    await vi.runAllTimersAsync();
    expect(given).toEqual([{ revision: 3, ...content(12), submit: false }]);
    expect(saver.snapshot().state.kind).toBe('saved');
    expect(saver.pending).toBe(false);
  });

  test('starts the next request from the revision of the last', async () => {
    const { given, saver } = server();
    saver.change(content(1));
    await vi.runAllTimersAsync();
    saver.change(content(2));
    await vi.runAllTimersAsync();
    expect(given.map(({ revision }) => revision)).toEqual([3, 4]);
  });

  test('sends what was typed during a request after it, not beside it', async () => {
    const { given, saver } = server();
    saver.change(content(1));
    saver.flush();
    saver.change(content(2));
    saver.flush();
    expect(given).toHaveLength(1);
    await vi.runAllTimersAsync();
    expect(given.map(({ answers }) => answers['pupils'])).toEqual([1, 2]);
    expect(saver.pending).toBe(false);
  });

  test('tries again while there is no connection and loses nothing', async () => {
    const { given, failures, saver } = server();
    failures.push(offline(), offline());
    saver.change(content(7));
    await vi.advanceTimersByTimeAsync(2000);
    expect(saver.snapshot().state.kind).toBe('offline');
    expect(saver.pending).toBe(true);
    await vi.runAllTimersAsync();
    expect(given).toHaveLength(3);
    expect(saver.snapshot().state.kind).toBe('saved');
  });

  test('stops after somebody else has changed the form', async () => {
    const { given, failures, saver } = server();
    failures.push(new Problem(409, { code: 'dataForm.conflict', message: 'другой человек' }));
    saver.change(content(1));
    await vi.runAllTimersAsync();
    saver.change(content(2));
    saver.flush();
    await vi.runAllTimersAsync();
    expect(given).toHaveLength(1);
    expect(saver.snapshot().state.kind).toBe('attention');
  });

  test('does not send what cannot be read yet', async () => {
    const { given, saver } = server();
    saver.change(content(1));
    saver.hold();
    await vi.runAllTimersAsync();
    expect(given).toEqual([]);
    expect(saver.snapshot().state.kind).toBe('held');
  });

  test('submits after the draft under way, and says what stood in the way', async () => {
    const { given, failures, saver } = server();
    saver.change(content(1));
    saver.flush();
    const refusal = new Problem(422, { code: 'response.invalid', message: 'исправьте' });
    const first = saver.submit(content(2));
    await vi.runAllTimersAsync();
    expect(await first).toBeNull();
    expect(given.map(({ submit, revision }) => [submit, revision])).toEqual([
      [false, 3],
      [true, 4],
    ]);
    failures.push(refusal);
    expect(await saver.submit(content(3))).toBe(refusal);
  });
});
