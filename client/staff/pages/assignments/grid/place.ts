import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import type { FieldLook } from '../store/look.ts';

export interface CellProps {
  question: CompiledQuestion;
  look: FieldLook;
  /** The place in its row; without one the field is a line of a list. */
  column?: number | undefined;
  /** Ids of what names and describes the field. */
  labelledBy: string;
  describedBy: string;
}

/** What makes an element a place of the table. */
export function placeProps(column: number | undefined, name?: string) {
  if (column === undefined) return {};
  return {
    'data-column': column,
    ...(name === undefined ? {} : { 'data-field': name }),
    tabIndex: -1,
  };
}
