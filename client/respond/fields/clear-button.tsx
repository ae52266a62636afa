import { usePage } from '../page-context.ts';
import type { FieldProps } from './field.ts';

/**
 * Takes back the answer to an optional choice: a radio button alone cannot be switched off. Its
 * place is kept while there is nothing to take back, so that the page does not jump under a thumb.
 */
export function ClearButton({ question, value, required, disabled, onChange }: FieldProps) {
  const { words, say } = usePage();
  if (required || disabled) return null;
  return (
    <div class="clear-place">
      {value !== undefined && (
        <button
          type="button"
          class="link-button"
          onClick={(event) => {
            // The button goes away; the focus stays in its group.
            event.currentTarget.closest('fieldset')?.querySelector('input')?.focus();
            onChange(question.name, undefined);
          }}
        >
          {words.clear}
          <span class="unseen">: {say(question.title)}</span>
        </button>
      )}
    </div>
  );
}
