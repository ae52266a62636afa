import type { FieldContent, FieldSource } from '../../../../../server/assignments/schema.ts';
import { sameContent } from './content.ts';

/** What was typed in one field and is not on the server for certain. */
export interface Unsent {
  content: FieldContent;
  /** What was typed and cannot be stored as it is, for instance «двенадцать» for a number. */
  text?: string;
  /** The field's version on which it was typed. */
  base: number;
  /** Contents that were sent without an answer coming back: the server may hold one of them. */
  lost: FieldContent[];
  /** What the content was taken over from. */
  source?: FieldSource;
}

/** Keeps unsent changes where a reload or a closed tab does not reach them. */
export interface UnsentStore {
  read(): Map<string, Unsent>;
  /** @returns whether it is safe there */
  write(name: string, unsent: Unsent): boolean;
  /** Forgets what the page knew of, unless another page keeps something newer by now. */
  remove(name: string, known: Pick<Unsent, 'content' | 'text'>): void;
}

const prefix = 'filling';

/**
 * Unsent changes in the browser's storage, by form and person: on a shared computer nobody is
 * offered what somebody else has typed. Each field has a key of its own, so that two tabs do not
 * overwrite each other.
 */
export function browserUnsent(assignmentId: string, personId: string): UnsentStore {
  const start = `${prefix}:${assignmentId}:${personId}:`;
  return {
    read: () => {
      const found = new Map<string, Unsent>();
      try {
        for (const key of Object.keys(localStorage).filter((one) => one.startsWith(start))) {
          const unsent = readUnsent(localStorage.getItem(key));
          if (unsent) found.set(key.slice(start.length), unsent);
        }
      } catch {
        // Storage may be forbidden by the browser's settings.
      }
      return found;
    },
    write: (name, unsent) => {
      try {
        localStorage.setItem(start + name, JSON.stringify(unsent));
        return true;
      } catch {
        // Forbidden or full: the page itself still holds it and warns before it is left.
        return false;
      }
    },
    remove: (name, known) => {
      try {
        const kept = readUnsent(localStorage.getItem(start + name));
        if (kept && !isSameUnsent(kept, known)) return;
        localStorage.removeItem(start + name);
      } catch {
        // Nothing was kept there either.
      }
    },
  };
}

/** Whether two pages speak of the same unsent change. */
export function isSameUnsent(
  one: Pick<Unsent, 'content' | 'text'>,
  other: Pick<Unsent, 'content' | 'text'>,
): boolean {
  return one.text === other.text && sameContent(one.content, other.content);
}

function readUnsent(text: string | null): Unsent | null {
  try {
    const unsent = JSON.parse(text ?? 'null') as Partial<Unsent> | null;
    if (!unsent || typeof unsent.base !== 'number' || typeof unsent.content !== 'object') {
      return null;
    }
    const { content, base, lost, text: typed, source } = unsent;
    return {
      content,
      base,
      lost: Array.isArray(lost) ? lost : [],
      ...(typeof typed === 'string' ? { text: typed } : {}),
      ...(source ? { source } : {}),
    };
  } catch {
    return null;
  }
}
