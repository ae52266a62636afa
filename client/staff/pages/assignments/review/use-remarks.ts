import { useCallback, useMemo, useState } from 'react';
import type { DataFormView } from '../../../../../server/assignments/schema.ts';
import { usePerson } from '../../../queries/person.ts';
import { forget, recall, remember } from '../saving/remember.ts';

/** Remarks while they are being written; they outlive a reload until they are sent. */
export function useRemarks({ assignment }: DataFormView) {
  const person = usePerson();
  const key = `remarks:${assignment.id}:${person.id}`;
  const [remarks, setRemarks] = useState<Record<string, string>>(() => recall(key));
  const remark = useCallback(
    (question: string, text: string | null) => {
      setRemarks((old) => {
        const { [question]: _old, ...rest } = old;
        const next = text === null ? rest : { ...old, [question]: text };
        remember(key, next);
        return next;
      });
    },
    [key],
  );
  const clear = useCallback(() => {
    forget(key);
    setRemarks({});
  }, [key]);
  return useMemo(() => ({ remarks, remark, clear }), [remarks, remark, clear]);
}
