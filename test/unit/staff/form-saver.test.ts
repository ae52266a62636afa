import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../client/staff/api.ts';
import { FormSaver } from '../../../client/staff/pages/forms/editor/form-saver.ts';
import type { EditedForm } from '../../../forms/edit/json.ts';
import type { SavedDraftView } from '../../../server/forms/draft.schema.ts';

const view = {
  key: 'f',
  revision: 1,
  faults: [],
  shown: 1,
  mine: true,
} as unknown as SavedDraftView;
const form = (title: string) => ({ title: { ru: title } }) as EditedForm;
const conflict = new Problem(409, { code: 'formDraft.conflict', message: 'Вера' });
const offline = new Problem(0, { code: 'network.unreachable', message: 'нет связи' });

type Store = (body: { revision: number; definition: EditedForm }) => Promise<SavedDraftView>;

function saver(store: Store, theirs: EditedForm = form('её')) {
  const read = () => Promise.resolve({ ...view, revision: 7, definition: theirs });
  return new FormSaver(view, { store, read });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('saving a draft while it is typed', () => {
  it('stores the newest only, after a pause', async () => {
    const store = vi.fn<Store>(({ revision }) =>
      Promise.resolve({ ...view, revision: revision + 1 }),
    );
    const one = saver(store);
    one.change(form('а'));
    one.change(form('аб'));
    expect(one.pending).toBe(true);
    await vi.runAllTimersAsync();
    expect(store.mock.calls).toEqual([[{ revision: 1, definition: form('аб') }]]);
    expect([one.pending, one.snapshot().view.revision]).toEqual([false, 2]);
  });

  it('keeps trying without a connection, and does not call it stored', async () => {
    const store = vi
      .fn<Store>()
      .mockRejectedValueOnce(offline)
      .mockResolvedValue({ ...view, revision: 2 });
    const one = saver(store);
    one.change(form('а'));
    expect(await one.settle()).toBe(false);
    expect(one.snapshot().state.kind).toBe('offline');
    await vi.runAllTimersAsync();
    expect([one.pending, one.snapshot().state.kind]).toEqual([false, 'saved']);
  });

  it('after a conflict waits for a choice, whatever is typed meanwhile, and puts mine over theirs', async () => {
    const store = vi
      .fn<Store>()
      .mockRejectedValueOnce(conflict)
      .mockResolvedValue({ ...view, revision: 8 });
    const one = saver(store);
    one.change(form('моё'));
    await vi.runAllTimersAsync();
    expect(one.snapshot().other).toMatchObject({ revision: 7, definition: form('её') });
    one.change(form('моё и ещё'));
    await vi.runAllTimersAsync();
    expect(await one.settle()).toBe(false);
    expect(store).toHaveBeenCalledTimes(1);
    one.keepMine(form('моё и ещё'));
    await vi.runAllTimersAsync();
    expect(store.mock.lastCall).toEqual([{ revision: 7, definition: form('моё и ещё') }]);
    expect(one.snapshot().other).toBeNull();
  });

  it('after a conflict may go on from theirs', async () => {
    const store = vi.fn<Store>().mockRejectedValueOnce(conflict);
    const one = saver(store);
    one.change(form('моё'));
    await vi.runAllTimersAsync();
    expect(one.takeTheirs()).toEqual(form('её'));
    expect([one.pending, one.snapshot().view.revision]).toEqual([false, 7]);
  });
});
