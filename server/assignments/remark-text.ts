import { indexForm } from '../../forms/run/state.ts';
import type { CompiledForm } from '../../forms/run/types.ts';

/** A remark as it was written: on a question, or on the whole form. */
export interface Said {
  question: string | null;
  text: string;
}

/** Remarks in words, one a line, as the history shows them. */
export function remarkText(form: CompiledForm, remarks: readonly Said[]): string {
  const { questions } = indexForm(form);
  return remarks
    .map(({ question, text }) => {
      const title = question === null ? undefined : questions.get(question)?.title.ru;
      return title === undefined ? text : `«${title}»: ${text}`;
    })
    .join('\n');
}
