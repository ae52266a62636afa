import type { Answers, IsoDate } from '../../forms/run/types.ts';
import type { Language } from './page-data.ts';

/** One set of answers on its way: frozen at the first try, so that every resend is the same. */
export interface Submission {
  id: string;
  formVersion: number;
  today: IsoDate;
  answers: Answers;
}

/** What survives a reload of the page in the same tab. */
export interface Draft {
  answers: Answers;
  /** Index of the page being answered; -1 is the first screen. */
  step: number;
  language: Language;
  /**
   * The id of this respondent's one submission, kept while it is corrected: should an earlier try
   * have been stored after all, the server refuses the second instead of counting it.
   */
  id?: string;
  submission?: Submission;
}

export interface DraftStore {
  load(): Draft | undefined;
  save(draft: Draft): void;
  clear(): void;
}

function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    // Reading the property throws where the browser forbids storage.
    return undefined;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'answers' in value &&
    typeof value.answers === 'object' &&
    value.answers !== null &&
    'step' in value &&
    typeof value.step === 'number' &&
    'language' in value &&
    (value.language === 'ru' || value.language === 'en')
  );
}

/**
 * The draft of one link and form version, kept for the life of the tab only: on a shared phone
 * the next person must not find it. A full or forbidden storage costs the draft, not the answer.
 */
export function draftStore(
  token: string,
  formVersion: number,
  storage: Storage | undefined = tabStorage(),
): DraftStore {
  const key = `pokazatel.draft.${token}.${formVersion}`;
  return {
    load() {
      try {
        const draft: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
        return isDraft(draft) ? draft : undefined;
      } catch {
        return undefined;
      }
    },
    save(draft) {
      try {
        storage?.setItem(key, JSON.stringify(draft));
      } catch {
        // Over quota (a large photo): the answers stay in memory.
      }
    },
    clear() {
      try {
        storage?.removeItem(key);
      } catch {
        // Forbidden storage holds nothing to remove.
      }
    },
  };
}
