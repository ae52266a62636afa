import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LocalText } from '../../forms/run/types.ts';
import { pick } from '../../forms/run/text.ts';
import type { Language } from './page-data.ts';
import { wordsOf, type Words } from './words.ts';

export interface PageContext {
  language: Language;
  words: Words;
  /** A form's text in the chosen language; nothing gives an empty string. */
  say: (text: LocalText | undefined) => string;
}

/** The context of a page read in the given language. */
export function pageContext(language: Language): PageContext {
  return {
    language,
    words: wordsOf(language),
    say: (text) => (text === undefined ? '' : pick(text, language)),
  };
}

export const PageLanguage = createContext<PageContext>(pageContext('ru'));

/** The language, the page's own words and the way to read a form's texts. */
export function usePage(): PageContext {
  return useContext(PageLanguage);
}
