import type {
  FieldContent,
  FieldSource,
  FieldsInput,
  FieldsSaved,
  FieldView,
} from '../../../../../server/assignments/schema.ts';
import type { Problem } from '../../../api.ts';
import type { Unsent, UnsentStore } from './unsent.ts';

/** Where one field stands between the person and the server. */
export type FieldPhase =
  | 'untouched'
  | 'waiting'
  | 'sending'
  | 'saved'
  /** Typed, but it cannot be stored as it is. */
  | 'held'
  /** The server did not take it. */
  | 'refused'
  | 'conflict';

export interface FieldSave {
  phase: FieldPhase;
  /** What stands in the field of this page. */
  content: FieldContent;
  /** Typed words that are no content yet. */
  text: string | undefined;
  /** What somebody else wrote first, while this page has something different. */
  conflict: FieldView | null;
  /** Why the server did not take it. */
  message: { ru: string; en: string } | null;
  /** Somebody else changed it while the page was open. */
  other: { by: string; at: string } | null;
  /** What it was taken over from, until it is changed. */
  source: FieldSource | null;
}

/** What stands in the way of sending, for the whole page. */
export type Standstill =
  | { kind: 'none' }
  | { kind: 'offline' }
  /** The form takes no changes any more: locked, submitted or taken away meanwhile. */
  | { kind: 'stopped'; problem: Problem }
  /** Somebody has to do something: sign in, read what the server says. */
  | { kind: 'attention'; problem: Problem };

export interface Own extends Unsent {
  phase: 'waiting' | 'held' | 'refused' | 'conflict';
  conflict: FieldView | null;
  message: { ru: string; en: string } | null;
}

export interface SaverSource {
  revision: number;
  fields: readonly FieldView[];
}

export interface SaverOptions {
  send: (input: FieldsInput) => Promise<FieldsSaved>;
  unsent: UnsentStore;
  /** Under which name the person's own writes come back. */
  person: string;
}

/** What a failed save means for the page. */
export function standstillOf(problem: Problem): Standstill {
  if (problem.retryable || problem.status >= 500) return { kind: 'offline' };
  const over = [403, 404, 409].includes(problem.status);
  return { kind: over ? 'stopped' : 'attention', problem };
}
