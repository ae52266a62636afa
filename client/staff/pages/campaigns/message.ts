import type { CampaignMessage, CampaignView } from '../../../../server/campaigns/schema.ts';
import { localText } from '../../format/local-text.ts';
import type { Language } from '../../i18n/index.ts';

/** What a template may name, in the order of the usual message; the server knows the same names. */
export const variables = [
  { id: 'greeting', ru: 'приветствие' },
  { id: 'asked', ru: 'кто' },
  { id: 'survey', ru: 'опрос' },
  { id: 'purpose', ru: 'зачем' },
  { id: 'privacy', ru: 'анонимность' },
  { id: 'duration', ru: 'время' },
  { id: 'deadline', ru: 'срок' },
  { id: 'address', ru: 'адрес' },
  { id: 'organization', ru: 'организация' },
  { id: 'municipality', ru: 'муниципалитет' },
] as const;
export type Variable = (typeof variables)[number]['id'];
export type MessageValues = Record<Variable, string>;

const named = /\{([^{}\n]*)\}/g;

function variableOf(name: string): Variable | undefined {
  const word = name.trim().toLowerCase();
  return variables.find(({ id, ru }) => id === word || ru === word)?.id;
}

/** A template with its variables filled; no empty line is left where a value is empty. */
export function fillTemplate(template: string, values: MessageValues): string {
  return template
    .split('\n')
    .map((line) => {
      const filled = line.replace(named, (whole, name: string) => {
        const id = variableOf(name);
        return id === undefined ? whole : values[id];
      });
      return filled.trim() === '' && line.trim() !== '' ? null : filled.replace(/ +$/, '');
    })
    .filter((line) => line !== null)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

export type TemplateFault =
  { kind: 'needAddress' } | { kind: 'unknown'; name: string } | { kind: 'tooLong' };

/** What the server would refuse a template for; null when it may be saved. */
export function templateFault(template: string): TemplateFault | null {
  const names = [...template.matchAll(named)];
  const unknown = names.find((found) => variableOf(found[1] ?? '') === undefined);
  if (unknown) return { kind: 'unknown', name: unknown[0] };
  if (!names.some((found) => variableOf(found[1] ?? '') === 'address')) {
    return { kind: 'needAddress' };
  }
  return template.trim().length > 3000 ? { kind: 'tooLong' } : null;
}

const locales = { ru: 'ru-RU', en: 'en-GB' } as const;

/** A closing moment in the parts that a sentence needs; `endOfDay` where it is 23:59 or later. */
export function deadlineParts(iso: string, zone: string, language: Language, now: Date) {
  const format = (moment: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone }).format(moment);
  const moment = new Date(iso);
  const time = format(moment, { hour: '2-digit', minute: '2-digit' });
  const sameYear = format(moment, { year: 'numeric' }) === format(now, { year: 'numeric' });
  const day = format(moment, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return { time, day, weekday: format(moment, { weekday: 'long' }), endOfDay: time === '23:59' };
}

/** The words of a language that a message is put together from. */
export interface MessageWords {
  usualGreeting: string;
  asked: string;
  privacy: string;
  duration: string;
  deadline: string;
}

/**
 * What a survey is for, as the end of a sentence: purposes are written with and without a full
 * stop, and with a capital letter.
 */
function endOfSentence(sentence: string): string {
  const text = sentence.trim().replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  return text === '' || /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** What one organization's message says. */
export function messageValues(
  campaign: CampaignView,
  link: { shortName: string; shortUrl: string },
  about: CampaignMessage,
  words: MessageWords,
  language: Language,
): MessageValues {
  const greeting = about.greeting.trim().replace(/\s+/g, ' ');
  return {
    greeting: greeting || words.usualGreeting,
    asked: words.asked,
    survey: localText(campaign.formTitle, language),
    purpose: endOfSentence(localText(about.purpose, language)),
    privacy: words.privacy,
    duration: words.duration,
    deadline: words.deadline,
    address: link.shortUrl,
    organization: link.shortName,
    municipality: about.municipalityName,
  };
}

/** A cell that a spreadsheet takes whole, lines and all, and never as a formula. */
function cell(text: string): string {
  const safe = /^[=@+-]/.test(text) ? ` ${text}` : text;
  return /[\t\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as spreadsheets take them from the clipboard. */
export function sheetText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join('\t')).join('\r\n');
}
