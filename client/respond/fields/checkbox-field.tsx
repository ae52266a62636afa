import type { Answer } from '../../../forms/run/types.ts';
import { otherValue } from '../answers.ts';
import { usePage } from '../page-context.ts';
import { Choice } from './choice.tsx';
import { fieldId, type FieldProps } from './field.ts';
import { GroupFrame } from './frame.tsx';
import { optionsOf, withOption } from './options.ts';
import { OtherWords } from './other-words.tsx';

function chosenOf(value: Answer | undefined): (string | number)[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one) => typeof one !== 'object');
}

/** Any number of answers. */
export function CheckboxField(props: FieldProps) {
  const page = usePage();
  const { question, value, onChange } = props;
  const id = fieldId(question.name);
  const chosen = chosenOf(value);
  return (
    <GroupFrame {...props}>
      <div class="choices">
        {optionsOf(question, page).map((option, index) => (
          <Choice
            key={option.value}
            type="checkbox"
            look="line"
            name={id}
            id={`${id}-${index}`}
            chosen={chosen.includes(option.value)}
            onToggle={(on) => onChange(question.name, withOption(chosen, option.value, on))}
          >
            {option.text}
          </Choice>
        ))}
      </div>
      {question.otherText && chosen.includes(otherValue) && <OtherWords {...props} />}
    </GroupFrame>
  );
}
