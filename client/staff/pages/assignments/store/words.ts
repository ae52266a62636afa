import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, type Language } from '../../../i18n/index.ts';
import { useClock } from '../use-clock.ts';

/** The language of the screen for hundreds of cells, asked for once a page. */
export interface Words {
  t: TFunction;
  language: Language;
  /** A moment as people tell it. */
  clock: (iso: string) => string;
}

export function useWordsOnce(): Words {
  const { t } = useTranslation();
  const language = useLanguage();
  const clock = useClock();
  return useMemo(() => ({ t, language, clock }), [t, language, clock]);
}
