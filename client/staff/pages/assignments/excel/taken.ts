import type { UploadChange } from '../../../../../server/assignments/excel.schema.ts';
import type { FieldsInput } from '../../../../../server/assignments/schema.ts';

/** A value taken from a file, as a save of its field. */
export type TakenChange = FieldsInput['changes'][number];

/** The saves of chosen changes; `base` is the version that the person has just been shown. */
export function taken(
  changes: readonly UploadChange[],
  chosen: ReadonlySet<string>,
): TakenChange[] {
  return changes.flatMap(({ question, base, next }) =>
    chosen.has(question) ? [{ question, base, ...next }] : [],
  );
}

/** What is ticked at first: everything that nobody changed meanwhile. */
export function usuallyTaken(changes: readonly UploadChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ question, conflict }) => (conflict ? [] : [question])));
}
