import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DataFormView } from '../../../../server/responses/schema.ts';
import { saveDataForm } from '../../queries/assignments.ts';
import { keys } from '../../queries/keys.ts';
import { DraftSaver, type Sent } from './draft-saver.ts';

interface SaverOptions {
  view: DataFormView;
  sent: Sent;
  /** Grows with every change. */
  edition: number;
  /** Something typed cannot be read yet. */
  held: boolean;
}

/** Stores the draft as it changes, when the screen is left, and warns before it would be lost. */
export function useSaver({ view, sent, edition, held }: SaverOptions) {
  const client = useQueryClient();
  const [saver] = useState(
    () =>
      new DraftSaver(view, async (input) => {
        const saved = await saveDataForm(view.assignment.id, input);
        void client.invalidateQueries({ queryKey: keys.assignments, exact: true });
        return saved;
      }),
  );
  const snapshot = useSyncExternalStore(saver.subscribe, saver.snapshot);
  useEffect(() => {
    if (edition === 0) return;
    if (held) saver.hold();
    else saver.change(sent);
  }, [saver, edition, held, sent]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.pending) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      saver.flush();
    };
  }, [saver]);
  return { ...snapshot, submit: () => saver.submit(sent) };
}
