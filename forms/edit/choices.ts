/** The lists inside a question: choices, and the rows and columns of a scale. */
import { freshName, withProperties, withWords, wordsOf, type EditedLanguage } from './json.ts';

export type ListName = 'choices' | 'rows' | 'columns';

/** One line of a list. Its value is what answers hold, so it stays when the words change. */
export interface Line {
  value: string | number;
  words: string;
  english: string;
}

/** A list as SurveyJS has it: bare values, or values with texts. */
type Raw = unknown;

function valueOf(one: Raw): string | number {
  const value =
    typeof one === 'object' && one !== null ? (one as Record<string, unknown>)['value'] : one;
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

function hasText(one: Raw): one is { text: unknown } {
  return typeof one === 'object' && one !== null && 'text' in one;
}

function rawList(list: unknown): Raw[] {
  return Array.isArray(list) ? (list as Raw[]) : [];
}

/** A line without words is shown by its value, unless somebody has just cleared the words. */
export function linesOf(list: unknown): Line[] {
  return rawList(list).map((one) => ({
    value: valueOf(one),
    words: hasText(one) ? wordsOf(one.text) : String(valueOf(one)),
    english: hasText(one) ? wordsOf(one.text, 'en') : '',
  }));
}

export function setLine(list: unknown, at: number, language: EditedLanguage, words: string): Raw[] {
  return rawList(list).map((one, index) => {
    if (index !== at) return one;
    const value = valueOf(one);
    const before = hasText(one) ? one.text : String(value);
    const rest = typeof one === 'object' && one !== null ? one : { value };
    // An empty text stays as one: without it the value would be shown as the words.
    return { ...rest, text: withWords(before, language, words) ?? '' };
  });
}

/** Adds lines at a place, each under a value of its own. */
export function addLines(
  list: unknown,
  at: number,
  words: readonly string[],
  random: () => number = Math.random,
): Raw[] {
  const lines = rawList(list);
  const taken = new Set(lines.map((one) => String(valueOf(one)).toLowerCase()));
  const added = words.map((text) => {
    const value = freshName('c', taken, random);
    taken.add(value);
    return { value, text };
  });
  return [...lines.slice(0, at), ...added, ...lines.slice(at)];
}

export function removeLine(list: unknown, at: number): Raw[] {
  return rawList(list).filter((_, index) => index !== at);
}

/** Moves a line up or down by one; at the edge nothing happens. */
export function moveLine(list: unknown, at: number, by: -1 | 1): Raw[] {
  const lines = rawList(list);
  const [line, other] = [lines[at], lines[at + by]];
  if (line === undefined || other === undefined) return lines;
  const next = [...lines];
  next[at] = other;
  next[at + by] = line;
  return next;
}

/** Lines of a pasted text: numbers, bullets and tabs at their beginning are left out. */
export function pastedLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-–—•*·]|\(?\d{1,2}[.)])\s+/, '').replace(/\s+/g, ' '))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whether a question offers «Другое» or «Ничего из перечисленного», by either of its names. */
export function offers(item: object, what: 'other' | 'none'): boolean {
  const { showOtherItem, hasOther, showNoneItem, hasNone } = item as Record<string, unknown>;
  return what === 'other'
    ? showOtherItem === true || hasOther === true
    : showNoneItem === true || hasNone === true;
}

export function setOffer<T extends object>(item: T, what: 'other' | 'none', on: boolean): T {
  const names =
    what === 'other'
      ? { hasOther: undefined, showOtherItem: on || undefined }
      : { hasNone: undefined, showNoneItem: on || undefined };
  return withProperties(item, names);
}
