import { useState } from 'react';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import type { Violation } from '../../../../server/checks/schema.ts';
import { usePerson } from '../../queries/person.ts';
import { forget, recall, remember } from './saving/remember.ts';

type Doubt = Pick<Violation, 'id' | 'value'>;

/** An explanation is about a number: another number in the same place is explained anew. */
const nameOf = ({ id, value }: Doubt) => `${id} ${value ?? ''}`;

const namesIn = ({ violations }: DataFormView) => new Set(violations.map(nameOf));

/** Why doubtful numbers are right, by violation; kept until the form is handed in. */
export function useComments(view: DataFormView) {
  const person = usePerson();
  const key = `comments:${view.assignment.id}:${person.id}`;
  const [own, setOwn] = useState<Record<string, string>>(() => recall(key));
  // What the server gave is about the numbers that stood there then; checks come more often.
  const [given, setGiven] = useState({ comments: view.comments, names: namesIn(view) });
  if (given.comments !== view.comments) {
    setGiven({ comments: view.comments, names: namesIn(view) });
  }
  return {
    of: (doubt: Doubt) => {
      const name = nameOf(doubt);
      return own[name] ?? (given.names.has(name) ? given.comments[doubt.id] : undefined) ?? '';
    },
    set: (doubt: Doubt, text: string) => {
      const next = { ...own, [nameOf(doubt)]: text };
      setOwn(next);
      remember(key, next);
    },
    /** They have been handed in: the server has them now. */
    forget: () => {
      setOwn({});
      forget(key);
    },
  };
}

export type Comments = ReturnType<typeof useComments>;
