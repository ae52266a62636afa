import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import type { Language } from '../../../i18n/index.ts';

export interface AnswerOption {
  value: string | number;
  text: string;
}

/** The answers a question offers, «Другое» and «Ничего из перечисленного» among them. */
export function optionsOf(question: CompiledQuestion, language: Language): AnswerOption[] {
  const { choices = [], otherText, noneText } = question;
  return [
    ...choices.map(({ value, text }) => ({ value, text: localText(text, language) })),
    ...(otherText ? [{ value: 'other', text: localText(otherText, language) }] : []),
    ...(noneText ? [{ value: 'none', text: localText(noneText, language) }] : []),
  ];
}
