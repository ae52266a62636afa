import type { Language } from '../../../i18n/index.ts';

/** A month (`2026-11`) by its name alone: «ноябрь», short «нояб». */
export function monthName(month: string, language: Language, form: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    month: form,
    timeZone: 'UTC',
  })
    .format(new Date(`${month}-01T00:00:00Z`))
    .replace('.', '');
}
