import { usePage } from '../page-context.ts';
import type { FieldProps } from './field.ts';

/** Takes back the answer to an optional choice: a radio button alone cannot be switched off. */
export function ClearButton({ question, value, required, disabled, onChange }: FieldProps) {
  const { words, say } = usePage();
  if (required || disabled || value === undefined) return null;
  return (
    <button type="button" class="link-button" onClick={() => onChange(question.name, undefined)}>
      {words.clear}
      <span class="unseen">: {say(question.title)}</span>
    </button>
  );
}
