import type { FormState } from '../../forms/run/state.ts';
import type {
  Answer,
  Answers,
  CompiledElement,
  CompiledForm,
  CompiledPage,
  CompiledQuestion,
} from '../../forms/run/types.ts';

/** The value of the «Другое» choice; its words travel in `<name>-Comment`. */
export const otherValue = 'other';
/** The value of the «Ничего из перечисленного» choice. */
export const noneValue = 'none';

export function commentName(name: string): string {
  return `${name}-Comment`;
}

/** All questions under the elements, in the order they are shown. */
export function questionsOf(elements: CompiledElement[]): CompiledQuestion[] {
  return elements.flatMap((element) => {
    if (element.element === 'question') return [element];
    return element.element === 'panel' ? questionsOf(element.elements) : [];
  });
}

function isEmpty(value: Answer | undefined): boolean {
  if (value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function without(answers: Answers, names: string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
}

function keepsComment(value: Answer | undefined): boolean {
  return Array.isArray(value) ? value.some((one) => one === otherValue) : value === otherValue;
}

/**
 * The answers with one changed. An empty one is no answer, so its key goes; so do the words beside
 * «Другое» when it is no longer chosen.
 */
export function withAnswer(answers: Answers, name: string, value: Answer | undefined): Answers {
  const kept = without(answers, keepsComment(value) ? [name] : [name, commentName(name)]);
  return value === undefined || isEmpty(value) ? kept : { ...kept, [name]: value };
}

/** The answers a new respondent starts from: the form's own defaults. */
export function firstAnswers(form: CompiledForm): Answers {
  const answers: Answers = {};
  for (const question of form.pages.flatMap((page) => questionsOf(page.elements))) {
    if (question.defaultValue !== undefined) answers[question.name] = question.defaultValue;
  }
  return answers;
}

/**
 * The answers without half-typed numbers and dates: those are kept so that the check names them at
 * the question, but an expression must not compute with them.
 */
export function wellTyped(form: CompiledForm, answers: Answers): Answers {
  const broken = form.pages
    .flatMap((page) => questionsOf(page.elements))
    .filter(({ name, kind }) => {
      const value = answers[name];
      return kind === 'number'
        ? typeof value === 'string'
        : kind === 'date' && value === brokenDate;
    });
  return broken.length === 0
    ? answers
    : without(
        answers,
        broken.map((question) => question.name),
      );
}

/** Stands for a date that was begun and left unfinished, so that the check refuses it. */
export const brokenDate = '?';

/** The answers as they travel: of shown questions only, without what the server computes itself. */
export function answersToSend(form: CompiledForm, answers: Answers, state: FormState): Answers {
  const sent: Answers = {};
  for (const { name, kind } of form.pages.flatMap((page) => questionsOf(page.elements))) {
    const value = answers[name];
    if (state.visible[name] !== true || kind === 'calculated' || value === undefined) continue;
    sent[name] = value;
    const comment = answers[commentName(name)];
    if (comment !== undefined && keepsComment(value)) sent[commentName(name)] = comment;
  }
  return sent;
}

/** Position of the nearest shown page from `from` in a direction, or -1. */
export function nextShown(
  pages: CompiledPage[],
  isShown: (page: CompiledPage) => boolean,
  from: number,
  direction: 1 | -1,
): number {
  for (let index = from + direction; index >= 0 && index < pages.length; index += direction) {
    const page = pages[index];
    if (page && isShown(page)) return index;
  }
  return -1;
}

/** Whether a fault is about a question: itself, the words beside «Другое», or one of its rows. */
export function belongsTo({ path }: { path: string }, name: string): boolean {
  return (
    path === name ||
    path === commentName(name) ||
    path.startsWith(`${name}.`) ||
    path.startsWith(`${name}[`)
  );
}

/** Index of the first page with a question that one of the faults is about, or -1. */
export function pageOfFault(form: CompiledForm, faults: { path: string }[]): number {
  return form.pages.findIndex((page) =>
    questionsOf(page.elements).some((question) =>
      faults.some((fault) => belongsTo(fault, question.name)),
    ),
  );
}
