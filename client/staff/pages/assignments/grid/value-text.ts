import type { TFunction } from 'i18next';
import { indexForm } from '../../../../../forms/run/state.ts';
import type { CompiledForm, CompiledQuestion } from '../../../../../forms/run/types.ts';
import type { FieldContent } from '../../../../../server/assignments/schema.ts';
import { formatPlain } from '../../../format/number.ts';
import { localText } from '../../../format/local-text.ts';
import type { Language } from '../../../i18n/index.ts';

/** What stands in a field, as people read it: «412», «да», «нет данных: учёт не ведётся». */
export function contentText(
  question: CompiledQuestion | undefined,
  { answer, state }: FieldContent,
  language: Language,
  t: TFunction,
): string {
  if (state) {
    return state.state === 'absent'
      ? t('fill.stateAbsent', { reason: state.reason })
      : t('fill.stateNotApplicable');
  }
  if (Array.isArray(answer)) {
    return answer.map((item: unknown) => scalarText(question, item, language, t)).join(', ');
  }
  return answer === undefined || answer === null
    ? t('fill.quantities.notReported')
    : scalarText(question, answer, language, t);
}

function scalarText(
  question: CompiledQuestion | undefined,
  answer: unknown,
  language: Language,
  t: TFunction,
): string {
  if (typeof answer === 'boolean') return t(answer ? 'fill.yes' : 'fill.no');
  const choice = question?.choices?.find(({ value }) => value === answer);
  if (choice) return localText(choice.text, language);
  if (typeof answer === 'number') return formatPlain(answer, language);
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

/** A question's whole name: that of its panel before that of the part. */
export function questionTitle(form: CompiledForm, name: string, language: Language): string {
  const { nodes, questions } = indexForm(form);
  const question = questions.get(name.replace(/-Comment$/, ''));
  if (!question) return name;
  const own = localText(question.title, language);
  const parent = nodes.get(question.name)?.parent?.element;
  const heading =
    parent && 'element' in parent && parent.element === 'panel' && parent.title
      ? localText(parent.title, language)
      : '';
  return heading ? `${heading}: ${own}` : own;
}
