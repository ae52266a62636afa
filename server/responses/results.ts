import { pick, type Language } from '../../forms/run/text.ts';
import type { CompiledElement, CompiledForm, CompiledQuestion } from '../../forms/run/types.ts';
import { discloseWithin, mayShowSelection, type Group } from '../disclosure.ts';
import type { AnswerCount } from './model.ts';
import type { QuestionResult } from './schema.ts';

/** Questions in the order of the form, those inside panels too. */
function questionsOf(form: CompiledForm): CompiledQuestion[] {
  const walk = (elements: CompiledElement[]): CompiledQuestion[] =>
    elements.flatMap((element) => {
      if (element.element === 'panel') return walk(element.elements);
      return element.element === 'question' ? [element] : [];
    });
  return form.pages.flatMap((page) => walk(page.elements));
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

/** Names of the questions whose answers are counted, and of those answered in free words. */
export function splitQuestions(form: CompiledForm): { counted: string[]; texts: string[] } {
  const names = (wanted: boolean) =>
    questionsOf(form)
      .filter((question) => counted.has(question.kind) === wanted)
      .map((question) => question.name);
  return { counted: names(true), texts: names(false) };
}

/** One thing that is counted: a question, or one row of a matrix. */
interface Item {
  question: CompiledQuestion;
  row: string | null;
}

/** Whose figures are wanted: one organization's or everybody's. */
interface Scope {
  organizationId: string | null;
  /** Everybody's responses in the figures, by organization: `''` stands for all together. */
  base: Group;
  /** Responses of that scope in the figures. */
  total: number;
  k: number;
  language: Language;
}

type Scalar = string | number | boolean;

/** Answers of one group of people to one item. */
interface Tally {
  n: number;
  counts: Map<Scalar, number>;
}

/**
 * The figures of every question for one organization, or for all of them together. A question is
 * hidden where the people who answered it are fewer than `k` or could be found by subtraction.
 */
export function questionResults(
  form: CompiledForm,
  counts: readonly AnswerCount[],
  scope: Scope,
): QuestionResult[] {
  const items = questionsOf(form).flatMap((question): Item[] =>
    question.kind === 'matrix'
      ? (question.rows ?? []).map((row) => ({ question, row: row.value }))
      : [{ question, row: null }],
  );
  const byQuestion = groupByQuestion(counts);
  return items.map((item) => {
    const own = byQuestion.get(item.question.name) ?? [];
    return itemResult(item, tally(item, own), scope);
  });
}

function groupByQuestion(counts: readonly AnswerCount[]): Map<string, AnswerCount[]> {
  const groups = new Map<string, AnswerCount[]>();
  for (const count of counts) {
    const group = groups.get(count.question);
    if (group) group.push(count);
    else groups.set(count.question, [count]);
  }
  return groups;
}

/** Answers to one item by organization. */
function tally({ row }: Item, counts: readonly AnswerCount[]): Map<string, Tally> {
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

function itemResult(
  { question, row }: Item,
  tallies: Map<string, Tally>,
  scope: Scope,
): QuestionResult {
  const all = merge([...tallies.values()]);
  const own = scope.organizationId === null ? all : tallies.get(scope.organizationId);
  const shown = discloseWithin(
    scope.base,
    { id: '', n: all.n, parts: [...tallies].map(([id, { n }]) => ({ id, n })) },
    scope.k,
  );
  const derived = question.kind === 'calculated';
  const hidden =
    own !== undefined &&
    own.n > 0 &&
    !(
      shown.has(scope.organizationId ?? '') &&
      mayShowSelection({ n: own.n, total: scope.total, derived }, scope.k)
    );
  const visible = hidden ? undefined : own;
  const rowText = question.rows?.find((one) => one.value === row)?.text;
  const title = pick(question.title, scope.language);
  return {
    name: question.name,
    row,
    title: rowText ? `${title}: ${pick(rowText, scope.language)}` : title,
    kind: question.kind,
    n: hidden ? null : (own?.n ?? 0),
    mean: visible ? meanOf(question, visible) : null,
    cells: counted.has(question.kind) ? cellsOf(question, visible, scope.language) : [],
    hidden,
  };
}

function merge(tallies: readonly Tally[]): Tally {
  const merged: Tally = { n: 0, counts: new Map() };
  for (const { n, counts } of tallies) {
    merged.n += n;
    for (const [value, count] of counts) {
      merged.counts.set(value, (merged.counts.get(value) ?? 0) + count);
    }
  }
  return merged;
}

/** The mean where answers are quantities: numbers, ratings, choices that all are numbers. */
function meanOf(question: CompiledQuestion, { n, counts }: Tally): number | null {
  const single = ['rating', 'number', 'radio', 'dropdown', 'calculated', 'matrix'];
  if (!single.includes(question.kind)) return null;
  const pairs = [...counts];
  if (n === 0 || !pairs.every(([value]) => typeof value === 'number')) return null;
  return pairs.reduce((sum, [value, count]) => sum + Number(value) * count, 0) / n;
}

function cellsOf(
  question: CompiledQuestion,
  tally: Tally | undefined,
  language: Language,
): QuestionResult['cells'] {
  const offered = optionsOf(question, language);
  const known = new Set(offered.map(({ value }) => value));
  // Numbers, and answers of a choice that the form no longer lists by itself, in their own order.
  const other = [...(tally?.counts.keys() ?? [])]
    .filter((value) => !known.has(value))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((value) => ({ value, text: String(value) }));
  return [...offered, ...other].map(({ value, text }) => ({
    value,
    text,
    count: tally ? (tally.counts.get(value) ?? 0) : null,
  }));
}

function optionsOf(
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
