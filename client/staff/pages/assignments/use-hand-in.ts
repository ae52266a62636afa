import { useState } from 'react';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { Problem } from '../../api.ts';
import { useCheckForm, useDecide } from '../../queries/assignments.ts';
import { whenDrawn } from './after-paint.ts';
import type { FillStore } from './store/fill-store.ts';
import type { Comments } from './use-comments.ts';

/** The list of what is to be looked at takes the focus once it has been drawn. */
export function showChecks(): void {
  whenDrawn('checks', (checks) => {
    checks.scrollIntoView({ block: 'start' });
    checks.focus({ preventScroll: true });
  });
}

interface HandInOptions {
  view: DataFormView;
  store: FillStore;
  comments: Pick<Comments, 'of' | 'forget'>;
  goTo: (question: string) => void;
}

/** What happened last: `done` says what was done, so that the page can tell it. */
export type HandedIn = 'submitted' | 'toSign' | null;

/** Handing in: all is stored first, then the form's own rules, then the server's word. */
export function useHandIn({ view, store, comments, goTo }: HandInOptions) {
  const decide = useDecide(view.assignment.id);
  const check = useCheckForm(view.assignment.id);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<HandedIn>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = async (): Promise<void> => {
    await store.saver.settle();
    const { faults } = store.tryToSubmit();
    if (store.saver.standstill.kind !== 'none') return;
    const conflict = [...store.whole().fields].find(([, { conflict: other }]) => other)?.[0];
    if (conflict !== undefined) {
      goTo(conflict);
      return;
    }
    if (faults.size > 0 || store.saver.pending) {
      showChecks();
      return;
    }
    const { violations } = await check.mutateAsync();
    const open = violations.filter(
      (one) => one.severity === 'hard' || comments.of(one).trim().length < 3,
    );
    if (open.length > 0) {
      showChecks();
      return;
    }
    const asked = violations.map((one) => [one.id, comments.of(one).trim()] as const);
    const { assignment } = await decide.mutateAsync({
      action: 'submit',
      revision: store.saver.revision,
      comments: Object.fromEntries(asked.filter(([, text]) => text !== '')),
    });
    comments.forget();
    setDone(assignment.state === 'toSign' ? 'toSign' : 'submitted');
    window.scrollTo({ top: 0 });
  };

  const submit = async () => {
    setBusy(true);
    setDone(null);
    setProblem(null);
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      window.scrollTo({ top: 0 });
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, done, problem };
}

export type HandIn = ReturnType<typeof useHandIn>;
