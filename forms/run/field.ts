import { checkShape, fault } from './shape.ts';
import { indexForm } from './state.ts';
import { detailTexts, rangeText } from './text.ts';
import type { CompiledForm, Fault } from './types.ts';

const commentSuffix = '-Comment';

/**
 * What is wrong with one answer whatever else is answered: a question that is not there or not
 * filled in by people, a wrong type, too many decimals, a date outside its bounds. A form that is
 * being filled in is unfinished, so nothing is asked of other answers, and a number may still
 * break the bounds that are checked when all is handed in.
 * @param key the question's name, or `<name>-Comment` for the words of «Другое»
 * @param answer not empty
 */
export function fieldFaults(form: CompiledForm, key: string, answer: unknown): Fault[] {
  const { questions, calculated } = indexForm(form);
  const question = questions.get(key);
  if (!question) {
    const owner = key.endsWith(commentSuffix)
      ? questions.get(key.slice(0, -commentSuffix.length))
      : undefined;
    if (owner?.otherText) return checkShape({ ...owner, name: key, kind: 'text' }, answer);
    return [fault(key, calculated.has(key) ? 'calculated' : 'unknown')];
  }
  if (question.kind === 'calculated') return [fault(key, 'calculated')];
  if (question.readOnly) return [fault(key, 'calculated', detailTexts.readOnly)];
  const wrong = checkShape(question, answer);
  if (wrong.length > 0 || question.kind !== 'date') return wrong;
  const day = String(answer);
  return question.validators.flatMap((validator) => {
    if (validator.kind !== 'dateRange') return [];
    const { min, max, text } = validator;
    if ((min === undefined || day >= min) && (max === undefined || day <= max)) return [];
    return [fault(key, 'range', text ?? rangeText('date', min, max))];
  });
}
