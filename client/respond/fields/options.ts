import type { CompiledQuestion } from '../../../forms/run/types.ts';
import { noneValue, otherValue } from '../answers.ts';
import type { PageContext } from '../page-context.ts';

export interface Option {
  value: string | number;
  text: string;
}

/** A question's choices with «Другое» and «Ничего из перечисленного» after them. */
export function optionsOf(question: CompiledQuestion, { say }: PageContext): Option[] {
  const options = (question.choices ?? []).map(({ value, text }) => ({ value, text: say(text) }));
  if (question.otherText) options.push({ value: otherValue, text: say(question.otherText) });
  if (question.noneText) options.push({ value: noneValue, text: say(question.noneText) });
  return options;
}

/** A check box list after one box was switched; «Ничего» and the rest exclude each other. */
export function withOption(
  chosen: (string | number)[],
  value: string | number,
  on: boolean,
): (string | number)[] {
  if (!on) return chosen.filter((one) => one !== value);
  if (value === noneValue) return [value];
  return [...chosen.filter((one) => one !== value && one !== noneValue), value];
}
