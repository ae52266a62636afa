import type { Language } from './page-data.ts';

const written = /^-?\d+(?:[.,]\d+)?$/;

/**
 * Turns what a person typed into a number: «5,5», «1 200», «−3». What is not a number comes back
 * as the text itself, so that the check names it at the question; nothing typed gives `undefined`.
 */
export function parseNumber(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const plain = trimmed.replace(/[\s\u00a0\u202f]/g, '').replace(/^[−–]/, '-');
  if (!written.test(plain)) return trimmed;
  const value = Number(plain.replace(',', '.'));
  return Number.isFinite(value) ? value : trimmed;
}

/** A number as one types it: without grouping, with the language's decimal sign. */
export function typedNumber(value: number, language: Language): string {
  const text = String(value);
  return language === 'ru' ? text.replace('.', ',') : text;
}

/** A number for reading: grouped, with at most the given number of decimals. */
export function shownNumber(value: number, language: Language, decimals = 6): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value);
}
