import type { Language } from '../i18n/index.ts';

const locales = { ru: 'ru-RU', en: 'en-GB' } as const;

/** A number with exactly so many decimals, the language's sign and non-breaking groups. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** A number with as many decimals as it has, up to six. */
export function formatPlain(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 6 }).format(value);
}

/** A number as it stands in an input: no groups, the language's decimal sign. */
export function inputNumber(value: number, language: Language): string {
  const text = String(value);
  return language === 'ru' ? text.replace('.', ',') : text;
}

/**
 * Reads a number as people type it: comma or point, spaces between groups.
 * @returns the number, or null when the text is not one
 */
export function parseNumber(text: string): number | null {
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(bare)) return null;
  const value = Number(bare);
  return Number.isFinite(value) ? value : null;
}

const percent = new Set(['%', 'процент', 'проценты', 'процентов', 'percent']);

/** A value with its unit, held together by a non-breaking space; «%» stands for per cent. */
export function withUnit(figure: string, unit: string): string {
  const shown = percent.has(unit.toLowerCase()) ? '%' : unit;
  return shown ? `${figure}\u00a0${shown}` : figure;
}

/** How many of how many, in whole per cent; 0 for an unknown whole. */
export function shareOf(part: number, whole: number | null): number {
  return whole === null || whole <= 0 ? 0 : Math.min(100, Math.round((100 * part) / whole));
}
