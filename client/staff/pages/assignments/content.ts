import { indexForm, formState, type FormState } from '../../../../forms/run/state.ts';
import { checkAnswers } from '../../../../forms/run/check.ts';
import type {
  Answer,
  Answers,
  CompiledForm,
  Fault,
  RunContext,
} from '../../../../forms/run/types.ts';
import type { ElementState } from '../../../../server/responses/schema.ts';
import { parseNumber } from '../../format/number.ts';

/** A data form as it is being filled. */
export interface Content {
  answers: Answers;
  /** Numbers as they were typed, until they can be read as numbers. */
  texts: Record<string, string>;
  /** Quantities without a value, and why. */
  states: Record<string, ElementState>;
}

/** What the form's own rules need to know beside the answers. */
export function contextOf(content: Content, today: string): RunContext {
  return { today, excused: new Set(Object.keys(content.states)) };
}

/** What is visible, required and computed now. */
export function stateOf(form: CompiledForm, content: Content, today: string): FormState {
  return formState(form, content.answers, contextOf(content, today));
}

/** Typed texts that are not numbers, by question. */
export function unreadable(content: Content): string[] {
  return Object.entries(content.texts)
    .filter(([, text]) => text.trim() !== '' && parseNumber(text) === null)
    .map(([name]) => name);
}

/**
 * What is sent: answers of visible questions that are neither computed nor excused. Hidden answers
 * stay on the page, so that they come back when their question does.
 */
export function sentContent(
  form: CompiledForm,
  content: Content,
  state: FormState,
): Pick<Content, 'answers' | 'states'> {
  const { questions } = indexForm(form);
  const asked = (key: string) => {
    const question = questions.get(key) ?? questions.get(key.replace(/-Comment$/, ''));
    return (
      question !== undefined &&
      question.kind !== 'calculated' &&
      state.visible[question.name] === true &&
      !(question.name in content.states)
    );
  };
  const states = Object.entries(content.states).filter(([name]) => state.visible[name]);
  return {
    answers: Object.fromEntries(Object.entries(content.answers).filter(([key]) => asked(key))),
    states: Object.fromEntries(states),
  };
}

/** Every fault that stands in the way of submitting, as the server will find them. */
export function submitFaults(
  form: CompiledForm,
  sent: Pick<Content, 'answers' | 'states'>,
  today: string,
): Fault[] {
  const excused = new Set(Object.keys(sent.states));
  const checked = checkAnswers(form, sent.answers, { today, excused });
  return checked.ok ? [] : checked.faults;
}

/** How many of the visible questions that take an answer have one or a stated reason. */
export function fillingOf(
  form: CompiledForm,
  content: Content,
  state: FormState,
): { done: number; total: number } {
  const asked = [...indexForm(form).questions.values()].filter(
    ({ name, kind }) => kind !== 'calculated' && state.visible[name],
  );
  const done = asked.filter(({ name }) => name in content.answers || name in content.states);
  return { done: done.length, total: asked.length };
}

/** The content with one answer set, or removed when there is none. */
export function withAnswer(content: Content, name: string, answer: Answer | undefined): Content {
  const { [name]: _old, ...rest } = content.answers;
  return { ...content, answers: answer === undefined ? rest : { ...rest, [name]: answer } };
}

/** The content with a number as typed; the answer follows when the text can be read. */
export function withText(content: Content, name: string, text: string): Content {
  const number = parseNumber(text);
  const next = withAnswer(content, name, number ?? undefined);
  return { ...next, texts: { ...content.texts, [name]: text } };
}

/** The content with a reason why there is no value, or without one. */
export function withState(content: Content, name: string, state: ElementState | null): Content {
  const { [name]: _old, ...rest } = content.states;
  if (!state) return { ...content, states: rest };
  const { [name]: _text, ...texts } = content.texts;
  return { ...withAnswer(content, name, undefined), texts, states: { ...rest, [name]: state } };
}
