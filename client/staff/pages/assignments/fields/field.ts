import type { CompiledQuestion } from '../../../../../forms/run/types.ts';

/** What every kind of field is given. */
export interface FieldProps {
  id: string;
  question: CompiledQuestion;
  disabled: boolean;
  faulty: boolean;
  /** The id of what is said below the field. */
  describedBy: string;
}
