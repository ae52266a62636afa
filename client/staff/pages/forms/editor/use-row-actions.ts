import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  duplicateItem,
  moveItem,
  moveItemTo,
  removeItem,
  restoreItem,
  type Removed,
} from '../../../../../forms/edit/edits.ts';
import {
  addQuestion,
  editedKinds,
  kindOf,
  type EditedKind,
} from '../../../../../forms/edit/kinds.ts';
import { itemOf, itemsOf, placeOf, type Place } from '../../../../../forms/edit/outline.ts';
import { rowId, titleId } from './ids.ts';
import type { Editor } from './use-editor.ts';

interface Tools {
  focusLater: (id: string) => void;
  announce: (words: string) => void;
  look: (page: string, question: string) => void;
}

/** What is done to whole rows. The functions stay the same, so that rows are not drawn anew. */
export function useRowActions(form: Editor['form'], edit: Editor['edit'], tools: Tools) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [removed, setRemoved] = useState<Removed | null>(null);
  const { focusLater, announce, look } = tools;
  // The newest form, for functions that outlive the drawing that made them.
  const [now] = useState(() => ({ form }));
  now.form = form;
  const actions = useMemo(() => {
    const toggle = (name: string, on: boolean) =>
      setOpen((old) => {
        const next = new Set(old);
        if (on) next.add(name);
        else next.delete(name);
        return next;
      });
    const say = (next: Editor['form'], name: string) => {
      const items = itemsOf(next);
      const at = items.findIndex((item) => item.name === name) + 1;
      announce(t('editor.moved', { at, count: items.length }));
    };
    const put = (next: Editor['form']) => {
      now.form = next;
      edit(() => next);
    };
    const add = (kind: EditedKind, place: Place) => {
      const { form: next, name } = addQuestion(now.form, kind, place);
      put(next);
      toggle(name, true);
      focusLater(titleId(name));
    };
    return {
      toggle,
      look,
      add,
      /** Adds a question of the same kind after this one. */
      addAfter: (name: string) => {
        const place = placeOf(now.form, name);
        const item = itemOf(now.form, name);
        if (!place || !item) return;
        const kind = editedKinds.find((one) => one === kindOf(item)) ?? 'one';
        add(kind, { page: place.page, at: place.at + 1 });
      },
      move: (name: string, by: -1 | 1, focused: string) => {
        const next = moveItem(now.form, name, by);
        put(next);
        focusLater(focused);
        say(next, name);
      },
      moveToPage: (name: string, page: number) => {
        const at = now.form.survey.pages[page]?.elements.length ?? 0;
        const stays = placeOf(now.form, name)?.page === page;
        const next = moveItemTo(now.form, name, { page, at: stays ? at - 1 : at });
        put(next);
        focusLater(rowId(name));
        say(next, name);
      },
      duplicate: (name: string) => {
        const { form: next, name: copy } = duplicateItem(now.form, name);
        put(next);
        toggle(copy, true);
        focusLater(titleId(copy));
      },
      remove: (name: string) => {
        const items = itemsOf(now.form);
        const at = items.findIndex((item) => item.name === name);
        const neighbour = items[at + 1] ?? items[at - 1];
        const { form: next, removed: gone } = removeItem(now.form, name);
        put(next);
        setRemoved(gone ?? null);
        if (neighbour) focusLater(rowId(neighbour.name));
      },
      restore: (gone: Removed) => {
        put(restoreItem(now.form, gone));
        setRemoved(null);
        focusLater(rowId(gone.item.name));
      },
      forget: () => setRemoved(null),
    };
  }, [edit, focusLater, announce, look, now, t]);
  return { open, removed, actions };
}

export type RowActions = ReturnType<typeof useRowActions>['actions'];
