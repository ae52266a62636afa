import { isDeepStrictEqual } from 'node:util';
import { fieldFaults } from '../../forms/run/field.ts';
import type { Answer, CompiledForm } from '../../forms/run/types.ts';
import type { Content, DataResponse, FieldMark } from './response.model.ts';
import type { FieldContent, FieldsInput, FieldsSaved, FieldView } from './schema.ts';

type Change = FieldsInput['changes'][number];

/** What a save does to a form as it stands. */
export interface Merge extends Pick<FieldsSaved, 'conflicts' | 'refused'> {
  /** Fields that stand as sent already: nothing is written, and it is no conflict. */
  standing: FieldsSaved['saved'];
  /** Fields to write. */
  written: { question: string; content: FieldContent; taken?: Change['taken'] }[];
}

/** What stands in one field. */
export function contentOf({ answers, states }: Content, question: string): FieldContent {
  const state = states[question];
  if (state) return { state };
  const answer = answers[question];
  return answer === undefined ? {} : { answer };
}

/** One field as it is told to whoever fills the form. */
export function viewOf(
  content: Content,
  question: string,
  mark: FieldMark | undefined,
  now: Date,
): FieldView {
  const { version = 0, by = '', at = now, source } = mark ?? {};
  const written = { version, by, at: at.toISOString(), ...(source ? { source } : {}) };
  return { question, ...written, ...contentOf(content, question) };
}

/** Nothing was entered, or what was is taken out. */
function isEmpty(answer: unknown): boolean {
  return (
    answer === undefined ||
    answer === null ||
    answer === '' ||
    (Array.isArray(answer) && answer.length === 0)
  );
}

/** An emptied field holds neither. */
function sentContent({ answer, state }: Change): FieldContent {
  if (state) return { state };
  return isEmpty(answer) ? {} : { answer };
}

const bothSaid = {
  ru: 'указано и значение, и его отсутствие: оставьте одно',
  en: 'both a value and its absence are given: keep one',
};

function refusal(form: CompiledForm, change: Change): { ru: string; en: string } | null {
  const { question, answer, state } = change;
  const given = !isEmpty(answer);
  if (given && state) return bothSaid;
  // A question is asked of even when it is emptied: it may not exist.
  const faults = fieldFaults(form, question, given ? answer : undefined);
  const [fault] = given
    ? faults
    : faults.filter(({ code }) => code === 'unknown' || code === 'calculated');
  return fault ? { ru: fault.message.ru, en: fault.message.en ?? fault.message.ru } : null;
}

/**
 * Holds what was sent against what stands in the form, field by field. A field is written when the
 * sender had seen its present version; what stands there already is saved, so sending again after
 * a lost answer is harmless; else both values go back to the sender.
 */
export function mergeChanges(
  form: CompiledForm,
  current: Pick<DataResponse, 'answers' | 'states' | 'fields'>,
  changes: readonly Change[],
  now: Date,
): Merge {
  const merge: Merge = { conflicts: [], refused: [], standing: [], written: [] };
  for (const change of changes) {
    const { question, base } = change;
    const message = refusal(form, change);
    if (message) {
      merge.refused.push({ question, message });
      continue;
    }
    const content = sentContent(change);
    const mark = current.fields[question];
    const version = mark?.version ?? 0;
    if (isDeepStrictEqual(contentOf(current, question), content)) {
      const source = mark?.source;
      merge.standing.push({ question, version, ...(source ? { source } : {}) });
    } else if (base !== version) {
      merge.conflicts.push(viewOf(current, question, mark, now));
    } else {
      merge.written.push({ question, content, taken: change.taken });
    }
  }
  return merge;
}

/** The content after a merge. */
export function withWritten({ answers, states }: Content, written: Merge['written']): Content {
  const replaced = new Set(written.map(({ question }) => question));
  const next = { answers: without(answers, replaced), states: without(states, replaced) };
  for (const { question, content } of written) {
    // The merge has found that the answer is of its question's kind.
    if (content.answer !== undefined) next.answers[question] = content.answer as Answer;
    if (content.state) next.states[question] = content.state;
  }
  return next;
}

function without<T>(map: Record<string, T>, names: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !names.has(name)));
}
