import type { Language } from '../i18n/index.ts';

/** A form's or catalog's own text in the language of the screen, else in Russian. */
export function localText(
  text: { ru: string; en?: string | undefined },
  language: Language,
): string {
  return (language === 'en' ? text.en : undefined) ?? text.ru;
}
