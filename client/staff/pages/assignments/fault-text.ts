import type { TFunction } from 'i18next';
import { localText } from '../../format/local-text.ts';
import type { Language } from '../../i18n/index.ts';
import type { FaultWords } from './store/look.ts';

/** What is wrong with a field, in words. */
export function faultText(fault: FaultWords, language: Language, t: TFunction): string {
  return typeof fault === 'string' ? t(`fill.faultsOf.${fault}`) : localText(fault, language);
}
