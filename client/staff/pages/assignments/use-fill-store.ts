import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { toWallClock } from '../../format/date.ts';
import { useCheckForm, useSaveFields } from '../../queries/assignments.ts';
import { keys } from '../../queries/keys.ts';
import { usePerson } from '../../queries/person.ts';
import { FieldSaver } from './saving/field-saver.ts';
import { browserUnsent } from './saving/unsent.ts';
import { aboutFields } from './store/about.ts';
import { FillStore } from './store/fill-store.ts';
import { useOthers } from './use-others.ts';

/** How long nothing is saved before the checks are asked again, in milliseconds. */
const calm = 2500;

/** The form while it is being filled; lives as long as the screen. */
export function useFillStore(view: DataFormView, zone: string): FillStore {
  const { id } = view.assignment;
  const person = usePerson();
  const send = useSaveFields(id);
  const [store] = useState(() => {
    const unsent = browserUnsent(id, person.id);
    const saver = new FieldSaver(view, { send, unsent, person: person.name });
    const today = toWallClock(new Date().toISOString(), zone).slice(0, 10);
    return new FillStore(view.form, saver, today);
  });
  useEffect(() => {
    store.tell(aboutFields(view));
    store.saver.refresh(view);
    const { standstill } = store.saver;
    // Opened for changes again, for instance by a later deadline.
    if (standstill.kind === 'stopped' && view.may.includes('fill')) store.saver.resume();
  }, [store, view]);
  useLeaving(store);
  useOthers(id, store.saver, view.may.includes('fill'));
  useFreshView(store, view);
  return store;
}

/** Sends what waits when the connection is back or the screen is left, warns before a loss. */
function useLeaving({ saver }: FillStore): void {
  useEffect(() => {
    saver.start();
    const send = () => saver.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.pending && !saver.kept) event.preventDefault();
    };
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', send);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', send);
      window.removeEventListener('beforeunload', warn);
      saver.leave();
    };
  }, [saver]);
}

/** Asks again what may be done and what the checks say, once something was stored or refused. */
function useFreshView({ saver }: FillStore, view: DataFormView): void {
  const client = useQueryClient();
  const { id } = view.assignment;
  const check = useCheckForm(id);
  const { mutate } = check;
  const savedAt = useSyncExternalStore(saver.subscribe, () => saver.savedAt);
  const stopped = useSyncExternalStore(saver.subscribe, () => saver.standstill.kind === 'stopped');
  const state = useSyncExternalStore(saver.subscribe, () => saver.formState);
  const known = view.assignment.state;
  useEffect(() => {
    const moved = state !== null && state !== known;
    if (stopped || moved) void client.invalidateQueries({ queryKey: keys.assignment(id) });
  }, [client, id, stopped, state, known]);
  useEffect(() => {
    if (!savedAt) return;
    const timer = setTimeout(() => mutate(), calm);
    return () => clearTimeout(timer);
  }, [savedAt, mutate]);
}
