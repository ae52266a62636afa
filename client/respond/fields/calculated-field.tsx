import type { Answer } from '../../../forms/run/types.ts';
import { shownNumber } from '../number-text.ts';
import { usePage, type PageContext } from '../page-context.ts';
import { fieldId, type FieldProps } from './field.ts';

function shownValue(
  value: Answer | undefined,
  decimals: number | undefined,
  { language, words }: PageContext,
): string {
  if (typeof value === 'number') return shownNumber(value, language, decimals);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return value;
  return words.noValue;
}

/** A value that the form computes from the answers above. */
export function CalculatedField({ question, value }: FieldProps) {
  const page = usePage();
  const id = fieldId(question.name);
  return (
    <div class="question calculated">
      <span class="question-title" id={`${id}-title`}>
        {page.say(question.title)}
      </span>
      {question.description && <p class="hint">{page.say(question.description)}</p>}
      <output class="computed" aria-labelledby={`${id}-title`}>
        {shownValue(value, question.decimals, page)}
        {value !== undefined && question.unit && ` ${page.say(question.unit)}`}
      </output>
    </div>
  );
}
