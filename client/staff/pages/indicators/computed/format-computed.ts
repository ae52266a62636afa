import { formatPlain } from '../../../format/number.ts';
import type { Language } from '../../../i18n/index.ts';

/** A number of a computed list: per cent to the hundredth, indices to the ten-thousandth. */
export function formatComputed(value: number, title: string, language: Language): string {
  return formatPlain(Number(value.toFixed(/%/.test(title) ? 2 : 4)), language);
}
