import type { Language } from '../../forms/run/text.ts';

const locales = { ru: 'ru-RU', en: 'en-GB' } as const;
const nbsp = '\u00a0';
const percents = new Set(['%', 'процент', 'проценты', 'процентов', 'percent']);

function number(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals }).format(
    value,
  );
}

/** A number with its unit in a sentence: «1 200 чел.». */
export function figure(value: number, unit: string, language: Language): string {
  const shown = percents.has(unit.toLowerCase()) ? '%' : unit;
  const text = number(value, 6, language);
  return shown ? `${text}${nbsp}${shown}` : text;
}

/** The end of a sentence: a unit's own full stop serves as it. */
export function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** A change in per cent, as many as one needs to see how large it is: «67 %». */
export function share(percent: number, language: Language): string {
  return `${number(percent, percent < 10 ? 1 : 0, language)}${language === 'ru' ? nbsp : ''}%`;
}
