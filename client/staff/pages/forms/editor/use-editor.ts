import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { EditedForm } from '../../../../../forms/edit/json.ts';
import type { DraftView } from '../../../../../server/forms/draft.schema.ts';
import { readDraft, saveDraft } from '../../../queries/forms.ts';
import { FormSaver } from './form-saver.ts';

export type Edit = (change: (form: EditedForm) => EditedForm) => void;

/** The form being edited: what is typed, what is stored of it, and what is wrong with it. */
export function useEditor(opened: DraftView) {
  const { key } = opened;
  const [form, setForm] = useState(opened.definition);
  const [mineBefore, setMineBefore] = useState<EditedForm | null>(null);
  const [saver] = useState(() => {
    const { definition: _opened, ...view } = opened;
    return new FormSaver(view, {
      store: (body) => saveDraft(key, body),
      read: () => readDraft(key),
    });
  });
  const snapshot = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const stored = useRef(opened.definition);
  useEffect(() => {
    if (form === stored.current) return;
    stored.current = form;
    saver.change(form);
  }, [saver, form]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.pending) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void saver.settle();
    };
  }, [saver]);
  const edit: Edit = useCallback((change) => setForm(change), []);
  const takeTheirs = () => {
    const theirs = saver.takeTheirs();
    if (!theirs) return;
    setMineBefore(form);
    stored.current = theirs;
    setForm(theirs);
  };
  return {
    key,
    form,
    edit,
    ...snapshot,
    settle: () => saver.settle(),
    keepMine: () => saver.keepMine(form),
    takeTheirs,
    /** What was typed before the other person's draft was taken. */
    mineBefore,
    backToMine: () => {
      if (mineBefore) setForm(mineBefore);
      setMineBefore(null);
    },
    forgetMine: useCallback(() => setMineBefore(null), []),
    names: useMemo(
      () => new Set(form.survey.pages.flatMap((page) => page.elements.map(({ name }) => name))),
      [form],
    ),
  };
}

export type Editor = ReturnType<typeof useEditor>;
