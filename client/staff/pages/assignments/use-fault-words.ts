import { useTranslation } from 'react-i18next';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { FaultWords } from './store/look.ts';

/** What is wrong with a field, in words. */
export function useFaultWords(): (fault: FaultWords) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (fault) =>
    typeof fault === 'string' ? t(`fill.faultsOf.${fault}`) : localText(fault, language);
}
