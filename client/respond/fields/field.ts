import type { Answer, CompiledQuestion, Fault } from '../../../forms/run/types.ts';

/** What every kind of field is given. */
export interface FieldProps {
  question: CompiledQuestion;
  value: Answer | undefined;
  /** Words beside the «Другое» choice. */
  comment: string;
  faults: Fault[];
  required: boolean;
  disabled: boolean;
  onChange: (name: string, value: Answer | undefined) => void;
}

/** An id that is safe in attributes, unique because question names are. */
export function fieldId(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9-]/g, (sign) => `_${sign.charCodeAt(0).toString(36)}`);
  return `q-${safe}`;
}

/** The ids that describe a field: its hint and its errors, where there are any. */
export function describedBy(question: CompiledQuestion, faults: Fault[]): string | undefined {
  const id = fieldId(question.name);
  const ids = [
    ...(question.description === undefined ? [] : [`${id}-hint`]),
    ...(faults.length === 0 ? [] : [`${id}-error`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}
