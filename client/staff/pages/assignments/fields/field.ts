import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import type { Filling } from '../use-filling.ts';

/** What every kind of field is given. */
export interface FieldProps {
  id: string;
  question: CompiledQuestion;
  filling: Filling;
  disabled: boolean;
  fault: string | undefined;
  /** The id of the fault and description below the field. */
  describedBy: string;
}
