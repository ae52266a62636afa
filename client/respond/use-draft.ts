import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { firstAnswers } from './answers.ts';
import { draftStore, type Draft } from './draft.ts';
import type { Language, RespondentPageData } from './page-data.ts';
import { startStep } from './use-steps.ts';

function emptyDraft(data: RespondentPageData, language: Language): Draft {
  return { answers: firstAnswers(data.form), step: startStep, language };
}

/**
 * The draft in memory and, outside a preview, in the tab's storage. `change` is given the newest
 * draft, so that a file read in the background does not undo what was answered meanwhile.
 */
export function useDraft(data: RespondentPageData) {
  const store = useMemo(
    () => (data.preview === true ? undefined : draftStore(data.token, data.formVersion)),
    [data],
  );
  const [draft, setDraft] = useState<Draft>(() => store?.load() ?? emptyDraft(data, data.language));
  const latestRef = useRef(draft);

  const change = useCallback(
    (next: (draft: Draft) => Draft) => {
      latestRef.current = next(latestRef.current);
      store?.save(latestRef.current);
      setDraft(latestRef.current);
    },
    [store],
  );

  /** Forgets the answers: they are acknowledged, or can never be. */
  const clear = useCallback(() => {
    latestRef.current = emptyDraft(data, latestRef.current.language);
    store?.clear();
    setDraft(latestRef.current);
  }, [data, store]);

  return { draft, change, clear };
}
