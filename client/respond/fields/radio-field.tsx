import { otherValue } from '../answers.ts';
import { usePage } from '../page-context.ts';
import { Choice } from './choice.tsx';
import { ClearButton } from './clear-button.tsx';
import { fieldId, type FieldProps } from './field.ts';
import { GroupFrame } from './frame.tsx';
import { optionsOf } from './options.ts';
import { OtherWords } from './other-words.tsx';

/** One of several answers, each on a line of its own. */
export function RadioField(props: FieldProps) {
  const page = usePage();
  const { question, value, onChange } = props;
  const id = fieldId(question.name);
  return (
    <GroupFrame {...props} radio>
      <div class="choices">
        {optionsOf(question, page).map((option, index) => (
          <Choice
            key={option.value}
            type="radio"
            look="line"
            name={id}
            id={`${id}-${index}`}
            chosen={value === option.value}
            onToggle={() => onChange(question.name, option.value)}
          >
            {option.text}
          </Choice>
        ))}
      </div>
      {question.otherText && value === otherValue && <OtherWords {...props} />}
      <ClearButton {...props} />
    </GroupFrame>
  );
}
