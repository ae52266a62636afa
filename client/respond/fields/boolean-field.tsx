import { usePage } from '../page-context.ts';
import { Choice } from './choice.tsx';
import { ClearButton } from './clear-button.tsx';
import { fieldId, type FieldProps } from './field.ts';
import { GroupFrame } from './frame.tsx';

/** Yes or no, as two radio buttons: a lone box cannot say "not answered". */
export function BooleanField(props: FieldProps) {
  const { say, words } = usePage();
  const { question, value, onChange } = props;
  const id = fieldId(question.name);
  const options = [
    { value: true, text: question.yesText ? say(question.yesText) : words.yes },
    { value: false, text: question.noText ? say(question.noText) : words.no },
  ];
  return (
    <GroupFrame {...props} radio>
      <div class="choices choices-two">
        {options.map((option) => (
          <Choice
            key={String(option.value)}
            type="radio"
            look="line"
            name={id}
            id={`${id}-${String(option.value)}`}
            chosen={value === option.value}
            onToggle={() => onChange(question.name, option.value)}
          >
            {option.text}
          </Choice>
        ))}
      </div>
      <ClearButton {...props} />
    </GroupFrame>
  );
}
