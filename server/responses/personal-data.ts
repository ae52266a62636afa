/** What in a free answer may name or reach a person. */
export type PersonalKind = 'name' | 'phone' | 'email';

export interface PersonalPart {
  kind: PersonalKind;
  /** From, and up to, in UTF-16 units. */
  start: number;
  end: number;
}

const capital = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?';
const patronymic = '[А-ЯЁ][а-яё]+(?:вич|вич[аеу]|вичем|вн[аеуы]|вной|ичн[аеуы]|ичной|ьич|ьич[аеу])';
/** Words that begin a sentence before a name; they are not part of it. */
const openers =
  '(?!(?:Спасибо|Благодар|Учител|Директор|Воспитател|Завуч|Классн|Наш|Уважаем|Хоч|Хотел|Очень|Пусть|Когда|Прос|Прош)[а-яё]*\\s)';
const before = '(?<![А-Яа-яЁё])';
const after = '(?![А-Яа-яЁё])';

const patterns: readonly [PersonalKind, RegExp][] = [
  // No longer than such a part may be: else a long text without any @ is searched from each letter.
  ['email', /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu],
  ['phone', /(?:\+7|(?<!\d)[78])[\s(-]*\d{3}[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)/g],
  // Without the code of the town: 2-34-56, 234-56-78.
  ['phone', /(?<![\d-])\d{1,3}-\d{2}-\d{2}(?![\d-])/g],
  // Иванова Мария Петровна, Мария Петровна.
  [
    'name',
    new RegExp(`${before}(?:${openers}${capital}\\s+)?${capital}\\s+${patronymic}${after}`, 'g'),
  ],
  // Иванова М. П., М. П. Иванова.
  ['name', new RegExp(`${before}${capital}\\s+[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.)?`, 'g')],
  ['name', new RegExp(`${before}[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.\\s?)?${capital}${after}`, 'g')],
  // Two capitals inside a sentence: «учитель Иванова Мария».
  ['name', new RegExp(`(?<=[а-яё,:]\\s)${capital}\\s+${capital}${after}`, 'g')],
];

/**
 * Finds what looks like a person's name, telephone or e-mail. A hint for whoever reads the answer
 * before it is released: it misses names without a capital and takes some towns for people.
 *
 * @returns parts in their order, none inside another
 */
export function findPersonalData(text: string): PersonalPart[] {
  const found = patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].trimEnd().length,
    })),
  );
  const parts: PersonalPart[] = [];
  for (const part of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (part.start >= (parts.at(-1)?.end ?? 0)) parts.push(part);
  }
  return parts;
}
