import { useState } from 'react';
import { indexForm } from '../../../../forms/run/state.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { whenDrawn } from './after-paint.ts';
import { fieldId } from './field-id.ts';
import { questionTitle } from './grid/value-text.ts';
import { goToField } from './find-field.ts';
import type { FillStore } from './store/fill-store.ts';

/** Narrows a long form to what is looked for, or to what is still empty. */
export function useFind(store: FillStore) {
  const language = useLanguage();
  const [words, setWords] = useState('');
  /** What was empty when it was asked: a row must not go away while it is being filled. */
  const [empty, setEmpty] = useState<ReadonlySet<string> | null>(null);
  const { questions, nodes } = indexForm(store.form);
  const needles = words.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (name: string): boolean => {
    if (needles.length === 0) return true;
    let page = nodes.get(name);
    while (page?.parent) page = page.parent;
    const section = page && 'title' in page.element && page.element.title;
    const text = `${section ? localText(section, language) : ''} ${questionTitle(store.form, name, language)}`;
    return needles.every((one) => text.toLowerCase().includes(one));
  };
  const shown =
    needles.length === 0 && !empty
      ? null
      : new Set(
          [...questions.keys()].filter((name) => (!empty || empty.has(name)) && matches(name)),
        );
  const emptyNow = () => {
    const { fields } = store.whole();
    return new Set(
      [...questions].flatMap(([name, { kind, readOnly }]) => {
        const look = fields.get(name);
        const open = look?.answer === undefined && !look?.state;
        return look?.visible && open && kind !== 'calculated' && !readOnly ? [name] : [];
      }),
    );
  };
  const clear = () => {
    setWords('');
    setEmpty(null);
  };
  return {
    words,
    setWords,
    onlyEmpty: empty !== null,
    setOnlyEmpty: (on: boolean) => setEmpty(on ? emptyNow() : null),
    shown,
    clear,
    /** Goes to a field, also to one that is hidden by the search. */
    goTo: (name: string) => {
      if (goToField(name)) return;
      clear();
      whenDrawn(fieldId(name), () => goToField(name));
    },
  };
}

export type Find = ReturnType<typeof useFind>;
