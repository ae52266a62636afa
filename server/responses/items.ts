import { pick, type Language } from '../../forms/run/text.ts';
import type { CompiledElement, CompiledForm, CompiledQuestion } from '../../forms/run/types.ts';
import type { AnswerCount, SplitQuestions } from './model.ts';

/** What an answer to one counted thing is. */
export type Scalar = string | number | boolean;

/** One thing that is counted: a question, or one row of a matrix. */
export interface Item {
  question: CompiledQuestion;
  row: string | null;
}

/** Answers of one group of people to one item. */
export interface Tally {
  n: number;
  counts: Map<Scalar, number>;
}

/** Kinds whose answers are counted option by option; the others show only how many answered. */
const counted = new Set<CompiledQuestion['kind']>([
  'radio',
  'checkbox',
  'dropdown',
  'rating',
  'boolean',
  'number',
  'matrix',
  'calculated',
  'tagbox',
  'imagepicker',
]);

/** Whether a question's answers are counted option by option. */
export function isCounted({ kind }: CompiledQuestion): boolean {
  return counted.has(kind);
}

/** Whether a person gives several answers to one question, so that shares go over 100 %. */
export function isMultiple({ kind, multiple }: CompiledQuestion): boolean {
  return kind === 'checkbox' || kind === 'tagbox' || (kind === 'imagepicker' && multiple === true);
}

/** Questions in the order of the form, those inside panels too. */
export function questionsOf(form: CompiledForm): CompiledQuestion[] {
  const walk = (elements: CompiledElement[]): CompiledQuestion[] =>
    elements.flatMap((element) => {
      if (element.element === 'panel') return walk(element.elements);
      return element.element === 'question' ? [element] : [];
    });
  return form.pages.flatMap((page) => walk(page.elements));
}

/** Everything that is counted in a form, in its order. */
export function itemsOf(form: CompiledForm): Item[] {
  return questionsOf(form).flatMap((question): Item[] =>
    question.kind === 'matrix'
      ? (question.rows ?? []).map((row) => ({ question, row: row.value }))
      : [{ question, row: null }],
  );
}

/** A form's questions by how much of their answers leaves the storage. */
export function splitQuestions(form: CompiledForm): SplitQuestions {
  const split: SplitQuestions = { counted: [], texts: [], rosters: [] };
  for (const question of questionsOf(form)) {
    const kind = isCounted(question) ? 'counted' : isRoster(question) ? 'rosters' : 'texts';
    split[kind].push(question.name);
  }
  return split;
}

function isRoster({ kind }: CompiledQuestion): boolean {
  return kind === 'roster';
}

/** Rows of a table in all answers together; null for other questions. */
export function rowsIn(question: CompiledQuestion, { counts }: Tally): number | null {
  if (!isRoster(question)) return null;
  // Of a table only the number of its rows is counted.
  return [...counts].reduce((sum, [rows, count]) => sum + Number(rows) * count, 0);
}

/** Answers to one item by organization. */
export function tallyItem({ row }: Item, counts: readonly AnswerCount[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { organizationId, value, count } of counts) {
    const values = scalars(value, row);
    if (values.length === 0) continue;
    const known = tallies.get(organizationId) ?? { n: 0, counts: new Map<Scalar, number>() };
    known.n += count;
    for (const one of values) known.counts.set(one, (known.counts.get(one) ?? 0) + count);
    tallies.set(organizationId, known);
  }
  return tallies;
}

function scalars(value: unknown, row: string | null): Scalar[] {
  if (row !== null) {
    const inRow = (value as Record<string, unknown>)[row];
    return isScalar(inRow) ? [inRow] : [];
  }
  return (Array.isArray(value) ? value : [value]).filter(isScalar);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The answers of several groups together. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
  const merged: Tally = { n: 0, counts: new Map() };
  for (const { n, counts } of tallies) {
    merged.n += n;
    for (const [value, count] of counts) {
      merged.counts.set(value, (merged.counts.get(value) ?? 0) + count);
    }
  }
  return merged;
}

const averaged: readonly CompiledQuestion['kind'][] = [
  'rating',
  'number',
  'radio',
  'dropdown',
  'calculated',
  'matrix',
];

/** The mean where answers are quantities: numbers, ratings, choices that all are numbers. */
export function meanOf({ kind }: CompiledQuestion, { n, counts }: Tally): number | null {
  const pairs = [...counts];
  if (n === 0 || !averaged.includes(kind)) return null;
  if (!pairs.every(([value]) => typeof value === 'number')) return null;
  return pairs.reduce((sum, [value, count]) => sum + Number(value) * count, 0) / n;
}

/** The ends of the scale that a mean is read against; null where the answers have none. */
export function scaleOf(question: CompiledQuestion): { min: number; max: number } | null {
  const values = (question.choices ?? []).map(({ value }) => value);
  const numbers = values.filter((value) => typeof value === 'number');
  if (!averaged.includes(question.kind) || numbers.length < 2) return null;
  return numbers.length === values.length
    ? { min: Math.min(...numbers), max: Math.max(...numbers) }
    : null;
}

/** The answers that the form offers, in its order. */
export function optionsOf(
  question: CompiledQuestion,
  language: Language,
): { value: Scalar; text: string }[] {
  if (question.kind === 'boolean') {
    return [
      { value: true, text: pick(question.yesText, language) || (language === 'ru' ? 'Да' : 'Yes') },
      { value: false, text: pick(question.noText, language) || (language === 'ru' ? 'Нет' : 'No') },
    ];
  }
  const options: { value: Scalar; text: string }[] = (question.choices ?? []).map(
    ({ value, text }) => ({ value, text: pick(text, language) || String(value) }),
  );
  if (question.otherText)
    options.push({ value: 'other', text: pick(question.otherText, language) });
  if (question.noneText) options.push({ value: 'none', text: pick(question.noneText, language) });
  return options;
}
