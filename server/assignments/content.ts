import { isDeepStrictEqual } from 'node:util';
import { formState, indexForm } from '../../forms/run/state.ts';
import type { CompiledForm } from '../../forms/run/types.ts';
import { dayIn } from '../campaigns/period.ts';
import { contentOf } from './merge.ts';
import type { Content, HistoryEvent } from './response.model.ts';

/**
 * What is handed in of a draft: fields that the form does not ask now stay in the draft, in case
 * they are asked again, but are not sent.
 * @param today what "today" is in the form's conditions
 */
export function askedContent(form: CompiledForm, draft: Content, today: string): Content {
  const excused = new Set(Object.keys(draft.states));
  const { visible } = formState(form, draft.answers, { today, excused });
  const asked = ([name]: [string, unknown]) =>
    visible[name] ?? visible[name.replace(/-Comment$/, '')] ?? false;
  return {
    answers: Object.fromEntries(Object.entries(draft.answers).filter(asked)),
    states: Object.fromEntries(Object.entries(draft.states).filter(asked)),
  };
}

/** Whether a draft would hand in anything else than what was handed in. */
export function corrects(
  form: CompiledForm,
  draft: Content,
  submitted: Content & { at: Date },
  timeZone: string,
): boolean {
  const asked = askedContent(form, draft, dayIn(timeZone, submitted.at));
  return changesBetween(form, submitted, asked).length > 0;
}

/** Fields in which two contents differ, as people fill them in: calculated ones follow by themselves. */
export function changesBetween(
  form: CompiledForm,
  before: Content,
  after: Content,
): HistoryEvent['changes'] {
  const { questions } = indexForm(form);
  const names = new Set(
    [before, after].flatMap((one) => Object.keys({ ...one.answers, ...one.states })),
  );
  return [...names].flatMap((question) => {
    const kind = questions.get(question.replace(/-Comment$/, ''))?.kind;
    if (kind === undefined || kind === 'calculated') return [];
    const change = {
      question,
      before: contentOf(before, question),
      after: contentOf(after, question),
    };
    return isDeepStrictEqual(change.before, change.after) ? [] : [change];
  });
}
