/**
 * A form while somebody edits it: the same JSON as a form file, of which only the outline is
 * known here. Whatever this editor does not understand stays in the JSON as it is.
 */

/** A text as SurveyJS keeps it: the Russian words alone, or each language under its key. */
export type SurveyText = string | { default?: string; ru?: string; en?: string };

/** One thing on a page: a question, a panel, a piece of text. */
export interface Item {
  type: string;
  name: string;
  [property: string]: unknown;
}

export interface EditedPage {
  name: string;
  elements: Item[];
  [property: string]: unknown;
}

/** An element of a data form and the question that fills it. */
export interface EditedElement {
  id: string;
  question: string;
  title: { ru: string; en?: string };
  unit: string;
  [property: string]: unknown;
}

export interface EditedForm {
  id: string;
  kind: string;
  audience: string;
  title: { ru: string; en?: string };
  purpose: { ru: string; en?: string };
  survey: { pages: EditedPage[]; [property: string]: unknown };
  elements: EditedElement[];
  [property: string]: unknown;
}

export type EditedLanguage = 'ru' | 'en';

/** The words of a text in one language; "" where there are none. */
export function wordsOf(text: unknown, language: EditedLanguage = 'ru'): string {
  if (typeof text === 'string') return language === 'ru' ? text : '';
  if (typeof text !== 'object' || text === null) return '';
  const { default: main, ru, en } = text as Record<string, unknown>;
  const words = language === 'en' ? en : (main ?? ru);
  return typeof words === 'string' ? words : '';
}

/** The text with other words in one language; undefined when nothing is left of it. */
export function withWords(
  text: unknown,
  language: EditedLanguage,
  words: string,
): SurveyText | undefined {
  const kept = typeof text === 'object' && text !== null ? text : {};
  const texts: Record<string, unknown> =
    typeof text === 'string' && text !== '' ? { default: text } : { ...kept };
  const key = language === 'en' ? 'en' : 'ru' in texts && !('default' in texts) ? 'ru' : 'default';
  const next = withProperties(texts, { [key]: words === '' ? undefined : words });
  const keys = Object.keys(next);
  if (keys.length === 0) return undefined;
  const isPlain = keys.length === 1 && key === 'default' && typeof text !== 'object';
  return isPlain ? words : next;
}

/** The same object with some properties changed; those given as undefined are taken out. */
export function withProperties<T extends object>(thing: T, change: Record<string, unknown>): T {
  const next = Object.entries({ ...thing, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(next) as T;
}

/** All names of a form in lower case, those inside panels and of calculated values too. */
export function namesOf(form: EditedForm): Set<string> {
  const inside = (things: readonly unknown[]): string[] =>
    things.flatMap((thing) => {
      if (typeof thing !== 'object' || thing === null) return [];
      const { name, elements } = thing as Record<string, unknown>;
      return [
        ...(typeof name === 'string' ? [name.toLowerCase()] : []),
        ...(Array.isArray(elements) ? inside(elements) : []),
      ];
    });
  const { pages, calculatedValues } = form.survey;
  const values = Array.isArray(calculatedValues) ? (calculatedValues as unknown[]) : [];
  return new Set([...inside(pages), ...inside(values)]);
}

const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

/**
 * A name that nothing in the form has, nor is likely to have had in an earlier version: answers
 * are kept under it, so a new question must never meet those of a removed one.
 * @param letter what it begins with
 * @param random numbers from 0 to 1
 */
export function freshName(
  letter: string,
  taken: ReadonlySet<string>,
  random: () => number = Math.random,
): string {
  for (;;) {
    const tail = Array.from({ length: 6 }, () => signs[Math.floor(random() * signs.length)]);
    const name = letter + tail.join('');
    if (!taken.has(name)) return name;
  }
}
