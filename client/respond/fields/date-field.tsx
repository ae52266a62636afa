import { brokenDate } from '../answers.ts';
import { describedBy, fieldId, type FieldProps } from './field.ts';
import { LabelFrame } from './frame.tsx';

/** A date in the phone's own calendar. */
export function DateField(props: FieldProps) {
  const { question, value, faults, required, disabled, onChange } = props;
  const read = (input: HTMLInputElement): void => {
    // A half-typed date has an empty value; without this it would silently count as no answer.
    onChange(question.name, input.validity.badInput ? brokenDate : input.value);
  };
  return (
    <LabelFrame {...props}>
      <input
        class="input input-date"
        type="date"
        id={fieldId(question.name)}
        value={typeof value === 'string' && value !== brokenDate ? value : ''}
        min={typeof question.min === 'string' ? question.min : undefined}
        max={typeof question.max === 'string' ? question.max : undefined}
        disabled={disabled}
        aria-required={required}
        aria-invalid={faults.length > 0}
        aria-describedby={describedBy(question, faults)}
        onChange={(event) => read(event.currentTarget)}
        onBlur={(event) => read(event.currentTarget)}
      />
    </LabelFrame>
  );
}
