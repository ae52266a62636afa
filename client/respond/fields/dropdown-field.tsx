import { otherValue } from '../answers.ts';
import { usePage } from '../page-context.ts';
import { describedBy, fieldId, type FieldProps } from './field.ts';
import { LabelFrame } from './frame.tsx';
import { optionsOf } from './options.ts';
import { OtherWords } from './other-words.tsx';

/** One of many answers: the phone's own list. */
export function DropdownField(props: FieldProps) {
  const page = usePage();
  const { question, value, faults, required, disabled, onChange } = props;
  const options = optionsOf(question, page);
  const chosen = options.findIndex((option) => option.value === value);
  return (
    <LabelFrame {...props}>
      <select
        class="input"
        id={fieldId(question.name)}
        disabled={disabled}
        aria-required={required}
        aria-invalid={faults.length > 0}
        aria-describedby={describedBy(question, faults)}
        value={chosen < 0 ? '' : String(chosen)}
        onChange={(event) => {
          const index = event.currentTarget.value;
          onChange(question.name, index === '' ? undefined : options[Number(index)]?.value);
        }}
      >
        <option value="">{page.words.choose}</option>
        {options.map((option, index) => (
          <option key={option.value} value={String(index)}>
            {option.text}
          </option>
        ))}
      </select>
      {question.otherText && value === otherValue && <OtherWords {...props} />}
    </LabelFrame>
  );
}
