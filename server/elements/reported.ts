import type { Answers, CompiledForm } from '../../forms/run/types.ts';
import type { ReportedElement } from './model.ts';
import { notAsked, notAskedReason } from './not-asked.ts';

interface Reporting {
  compiled: CompiledForm;
  elements: readonly { id: string; question: string }[];
}

/**
 * What one filled data form says about each of its elements: a value, why there is none, or nothing.
 * @param states by question, why there is no value
 * @param today what "today" is in the form's conditions
 */
export function reportedBy(
  { compiled, elements }: Reporting,
  answers: Answers,
  states: Readonly<Record<string, { state: 'absent' | 'notApplicable'; reason: string }>>,
  today: string,
): ReportedElement[] {
  const hidden = notAsked(compiled, answers, states, today);
  return elements.map(({ id, question }) => ({
    elementId: id,
    answer: answers[question],
    state:
      states[question] ??
      (hidden.has(question) ? { state: 'notApplicable', reason: notAskedReason } : undefined),
  }));
}
