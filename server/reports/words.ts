import type { Language } from '../../forms/run/text.ts';
import type { Cell, CellReason, Column } from './schema.ts';

const locales = { ru: 'ru-RU', en: 'en-GB' } as const;
/** A text of a form in the reader's language, else in Russian. */
export function textOf(text: { ru: string; en?: string | undefined }, language: Language): string {
  return (language === 'en' ? text.en : undefined) ?? text.ru;
}

const nbsp = '\u00a0';

/** A number as people read it: decimal comma, non-breaking spaces between groups. */
export function numberWords(value: number, decimals: number, language: Language): string {
  const name = `${language} ${decimals}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(name, format);
  return format.format(value);
}

/** Making one takes longer than writing a hundred numbers with it. */
const formats = new Map<string, Intl.NumberFormat>();

/** «1 ответа, 5 ответов» after «меньше». */
function fewerThan(k: number, language: Language): string {
  if (language === 'en') return `hidden: fewer than ${k} ${k === 1 ? 'response' : 'responses'}`;
  const one = k % 10 === 1 && k % 100 !== 11;
  return `скрыто: меньше${nbsp}${k}${nbsp}${one ? 'ответа' : 'ответов'}`;
}

const reasons: Record<Exclude<CellReason, 'hidden'>, { ru: string; en: string }> = {
  notSubmitted: { ru: 'не сдано', en: 'not submitted' },
  empty: { ru: 'не заполнено', en: 'left empty' },
  absent: { ru: 'нет данных', en: 'no data' },
  notApplicable: { ru: 'не применимо', en: 'not applicable' },
  noAnswers: { ru: 'нет ответов', en: 'no answers' },
  notSummed: { ru: 'не суммируется', en: 'not summed' },
  restricted: { ru: 'ограниченный доступ', en: 'restricted' },
  fewerThanFive: { ru: `менее${nbsp}5`, en: `fewer than${nbsp}5` },
};

/** Why there is no figure, in words: «нет данных: сведения не вели». */
export function reasonWords(
  { why, reason }: Pick<Cell, 'why' | 'reason'>,
  k: number,
  language: Language,
): string {
  if (why === undefined) return '';
  if (why === 'hidden') return fewerThan(k, language);
  const words = reasons[why][language];
  return reason ? `${words}: ${reason}` : words;
}

const percent = new Set(['%', 'процент', 'процентов', 'percent']);

/** A cell in words: the figure with its unit, «да», or why there is none. */
export function cellWords(cell: Cell, column: Column, k: number, language: Language): string {
  const { value } = cell;
  if (value === null) return reasonWords(cell, k, language);
  if (typeof value === 'boolean') return yesWords(value, language);
  if (column.kind === 'mean') {
    const mean = numberWords(value, 2, language);
    const of = language === 'ru' ? 'из' : 'of';
    return column.scale
      ? `${mean} ${of}${nbsp}${numberWords(column.scale.max, 0, language)}`
      : mean;
  }
  if (column.kind === 'share') return `${numberWords(value, 1, language)}${nbsp}%`;
  if (column.kind === 'yesNo') {
    const of = cell.of === undefined ? '' : ` ${language === 'ru' ? 'из' : 'of'}${nbsp}${cell.of}`;
    return `${yesWords(true, language)}: ${numberWords(value, 0, language)}${of}`;
  }
  const unit = percent.has(column.unit.toLowerCase()) ? '%' : column.unit;
  return `${numberWords(value, column.decimals, language)}${nbsp}${unit}`;
}

/** «да» or «нет». */
export function yesWords(value: boolean, language: Language): string {
  if (language === 'en') return value ? 'yes' : 'no';
  return value ? 'да' : 'нет';
}

/** A day or moment as documents write it in a zone, `14.05.2021`. */
export function dayWords(moment: string | Date, timeZone: string, language: Language): string {
  // A whole day belongs to no zone.
  const zone = typeof moment === 'string' && moment.length === 10 ? 'UTC' : timeZone;
  return new Intl.DateTimeFormat(locales[language], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: zone,
  }).format(new Date(moment));
}

/** «3 из 10». */
export function ofWords(part: number, whole: number, language: Language): string {
  const join = language === 'ru' ? ' из ' : ' of ';
  return numberWords(part, 0, language) + join + numberWords(whole, 0, language);
}
