import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en.ts';
import { ru } from './ru.ts';
import { bound } from './typography.ts';

export type Language = 'ru' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ru };
  }
}

const storageKey = 'language';

function remembered(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'ru';
  } catch {
    // Storage may be forbidden by the browser's settings; Russian is the first language.
    return 'ru';
  }
}

/** The language of the screen. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'ru';
}

/** Prepares the texts; called once before the first render. */
export function startTexts(): void {
  void i18next.use(initReactI18next).init({
    resources: { ru: { translation: bound(ru) }, en: { translation: bound(en) } },
    lng: remembered(),
    fallbackLng: 'ru',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = currentLanguage();
}

/** Switches the language and remembers it on this device. */
export function switchLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** The language of the screen, for components that format numbers and dates. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'ru';
}
