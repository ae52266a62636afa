import { useState } from 'preact/hooks';
import type { Answer } from '../../../forms/run/types.ts';
import { parseNumber, typedNumber } from '../number-text.ts';
import { usePage } from '../page-context.ts';
import type { Language } from '../page-data.ts';
import { describedBy, fieldId, type FieldProps } from './field.ts';
import { LabelFrame } from './frame.tsx';

function textOf(value: Answer | undefined, language: Language): string {
  if (typeof value === 'number') return typedNumber(value, language);
  return typeof value === 'string' ? value : '';
}

/** A number typed with a comma or a point; the phone shows its number keys. */
export function NumberField(props: FieldProps) {
  const { language, say } = usePage();
  const { question, value, faults, required, disabled, onChange } = props;
  const [typed, setTyped] = useState(() => textOf(value, language));
  // What is being typed («5,») stays as it is while it means the same value as the answer.
  const text = parseNumber(typed) === value ? typed : textOf(value, language);
  const id = fieldId(question.name);
  const unitId = `${id}-unit`;
  const described = [describedBy(question, faults), question.unit && unitId].filter(Boolean);
  const whole = question.decimals === 0 && Number(question.min ?? -1) >= 0;
  return (
    <LabelFrame {...props}>
      <div class="with-unit">
        <input
          class="input input-number"
          type="text"
          id={id}
          inputMode={whole ? 'numeric' : 'decimal'}
          autocomplete="off"
          placeholder={say(question.placeholder)}
          value={text}
          disabled={disabled}
          aria-required={required}
          aria-invalid={faults.length > 0}
          aria-describedby={described.length > 0 ? described.join(' ') : undefined}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            onChange(question.name, parseNumber(event.currentTarget.value));
          }}
        />
        {question.unit && (
          <span class="unit" id={unitId}>
            {say(question.unit)}
          </span>
        )}
      </div>
    </LabelFrame>
  );
}
