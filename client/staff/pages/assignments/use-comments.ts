import { useState } from 'react';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { usePerson } from '../../queries/person.ts';
import { forget, recall, remember } from './saving/remember.ts';

/** Why doubtful numbers are right, by violation; kept until the form is handed in. */
export function useComments(view: DataFormView) {
  const person = usePerson();
  const key = `comments:${view.assignment.id}:${person.id}`;
  const [own, setOwn] = useState<Record<string, string>>(() => recall(key));
  const all = { ...view.comments, ...own };
  return {
    all,
    of: (id: string) => all[id] ?? '',
    set: (id: string, text: string) => {
      const next = { ...own, [id]: text };
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
