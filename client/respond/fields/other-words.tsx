import { commentName } from '../answers.ts';
import { usePage } from '../page-context.ts';
import { fieldId, type FieldProps } from './field.ts';

/** The line for one's own words, shown under a chosen «Другое». */
export function OtherWords({ question, comment, onChange }: FieldProps) {
  const { words } = usePage();
  const id = `${fieldId(question.name)}-other-words`;
  return (
    <div class="other-words">
      <label for={id}>{words.otherWords}</label>
      <input
        class="input"
        type="text"
        id={id}
        autocomplete="off"
        value={comment}
        onInput={(event) => onChange(commentName(question.name), event.currentTarget.value)}
      />
    </div>
  );
}
