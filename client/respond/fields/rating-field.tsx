import { usePage } from '../page-context.ts';
import { Choice } from './choice.tsx';
import { ClearButton } from './clear-button.tsx';
import { fieldId, type FieldProps } from './field.ts';
import { GroupFrame } from './frame.tsx';
import { optionsOf } from './options.ts';

/** A scale: big buttons in a row with words at its ends, or lines where its words are long. */
export function RatingField(props: FieldProps) {
  const page = usePage();
  const { question, value, onChange } = props;
  const id = fieldId(question.name);
  const options = optionsOf(question, page);
  const look = options.every((option) => option.text.length <= 3) ? 'button' : 'line';
  const last = options.length - 1;
  return (
    <GroupFrame {...props} radio>
      <div class={look === 'button' ? 'scale' : 'choices'}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type="radio"
            look={look}
            name={id}
            id={`${id}-${index}`}
            chosen={value === option.value}
            onToggle={() => onChange(question.name, option.value)}
          >
            {option.text}
            {index === 0 && question.minText && (
              <span class="unseen">, {page.say(question.minText)}</span>
            )}
            {index === last && question.maxText && (
              <span class="unseen">, {page.say(question.maxText)}</span>
            )}
          </Choice>
        ))}
      </div>
      {(question.minText ?? question.maxText) && (
        <p class="scale-ends" aria-hidden="true">
          <span>{page.say(question.minText)}</span>
          <span>{page.say(question.maxText)}</span>
        </p>
      )}
      <ClearButton {...props} />
    </GroupFrame>
  );
}
