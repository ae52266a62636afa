import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DataFormView } from '../../../../server/responses/schema.ts';
import { useSaveDataForm } from '../../queries/assignments.ts';
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
  const save = useSaveDataForm(view.assignment.id);
  const [saver] = useState(() => new DraftSaver(view, save));
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
