import { usePage } from '../page-context.ts';
import { describedBy, fieldId, type FieldProps } from './field.ts';
import { LabelFrame } from './frame.tsx';

/** One line, or several for a comment. */
export function TextField(props: FieldProps) {
  const { say } = usePage();
  const { question, value, faults, required, disabled, onChange } = props;
  const isEmail = question.validators.some((validator) => validator.kind === 'email');
  const shared = {
    class: 'input',
    id: fieldId(question.name),
    value: typeof value === 'string' ? value : '',
    placeholder: say(question.placeholder),
    disabled,
    autocomplete: 'off',
    'aria-required': required,
    'aria-invalid': faults.length > 0,
    'aria-describedby': describedBy(question, faults),
  };
  return (
    <LabelFrame {...props}>
      {question.kind === 'comment' ? (
        <textarea
          {...shared}
          rows={4}
          onInput={(event) => onChange(question.name, event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={isEmail ? 'email' : 'text'}
          onInput={(event) => onChange(question.name, event.currentTarget.value)}
        />
      )}
    </LabelFrame>
  );
}
