import { useMemo, useState } from 'react';
import { checkQuestion } from '../../../../forms/run/check.ts';
import type { Answer, Answers, Fault } from '../../../../forms/run/types.ts';
import type { DataFormView, ElementState } from '../../../../server/responses/schema.ts';
import { toWallClock } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../format/local-text.ts';
import {
  contextOf,
  fillingOf,
  sentContent,
  stateOf,
  unreadable,
  withAnswer,
  withState,
  withText,
  type Content,
} from './content.ts';

/** Everything the fields of a data form read and change. */
export function useFilling(view: DataFormView, zone: string) {
  const language = useLanguage();
  const { form } = view;
  const today = toWallClock(new Date().toISOString(), zone).slice(0, 10);
  const [content, setContent] = useState<Content>(() => ({
    // What the server stored has passed the form's own check of shapes.
    answers: view.answers as Answers,
    texts: {},
    states: view.states,
  }));
  /** Counts changes, so that saving knows whether there are newer ones. */
  const [edition, setEdition] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Record<string, string>>({});

  const state = useMemo(() => stateOf(form, content, today), [form, content, today]);
  const sent = useMemo(() => sentContent(form, content, state), [form, content, state]);
  const bad = unreadable(content);

  const change = (name: string, next: (old: Content) => Content) => {
    setContent(next);
    setEdition((old) => old + 1);
    // The server's word about a field holds until the field changes.
    setRefused(({ [name]: _old, ...rest }) => rest);
  };

  const faultsOf = (name: string): Fault[] => {
    if (!left.has(name) || bad.includes(name)) return [];
    const found = checkQuestion(form, name, content.answers, contextOf(content, today));
    // An empty field is no mistake before somebody submits.
    return found.filter(({ code }) => code !== 'required' || name in content.answers);
  };

  return {
    form,
    content,
    edition,
    state,
    today,
    unreadable: bad,
    filling: fillingOf(form, content, state),
    sent,
    refused,
    refuse: setRefused,
    isUnreadable: (name: string) => left.has(name) && bad.includes(name),
    faultAt: (name: string): string | undefined => {
      const own = refused[name] ?? refused[`${name}-Comment`];
      const found = faultsOf(name)[0];
      return own ?? (found && localText(found.message, language));
    },
    leave: (name: string) => setLeft((old) => new Set(old).add(name)),
    setText: (name: string, text: string) => change(name, (old) => withText(old, name, text)),
    setAnswer: (name: string, answer: Answer | undefined) =>
      change(name, (old) => withAnswer(old, name, answer)),
    setState: (name: string, value: ElementState | null) =>
      change(name, (old) => withState(old, name, value)),
  };
}

export type Filling = ReturnType<typeof useFilling>;
