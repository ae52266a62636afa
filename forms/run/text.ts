import type { FaultCode, LocalText } from './types.ts';

export type Language = 'ru' | 'en';

/** The text in the wanted language, or in Russian where the form has no other. */
export function pick(text: LocalText | undefined, language: Language): string {
  return (language === 'en' ? text?.en : undefined) ?? text?.ru ?? '';
}

/** «5,5» for a Russian reader, "5.5" for an English one. */
function shown(value: number | string, language: Language): string {
  return language === 'ru' && typeof value === 'number' ? `${value}`.replace('.', ',') : `${value}`;
}

type Bound = number | string | undefined;

function plural(count: number, one: string, few: string, many: string): string {
  const tens = count % 100;
  const ones = count % 10;
  const word =
    ones === 1 && tens !== 11
      ? one
      : ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)
        ? few
        : many;
  return `${count} ${word}`;
}

/** The message for a number or date outside its bounds (one of which may be open). */
export function rangeText(what: 'number' | 'date', min: Bound, max: Bound): LocalText {
  const ru = what === 'number' ? 'Введите число' : 'Укажите дату';
  const en = what === 'number' ? 'Enter a number' : 'Enter a date';
  const text = (language: Language): string => {
    const low = min === undefined ? '' : shown(min, language);
    const high = max === undefined ? '' : shown(max, language);
    if (language === 'ru') {
      if (what === 'date') {
        return `${ru}${low && ` не раньше ${dayText(low)}`}${low && high && ' и'}${high && ` не позже ${dayText(high)}`}`;
      }
      if (low && high) return `${ru} от ${low} до ${high}`;
      return low ? `${ru} не меньше ${low}` : `${ru} не больше ${high}`;
    }
    if (low && high) return `${en} from ${low} to ${high}`;
    const [least, most] =
      what === 'date' ? ['not before', 'not after'] : ['of at least', 'of at most'];
    return low ? `${en} ${least} ${low}` : `${en} ${most} ${high}`;
  };
  return { ru: text('ru'), en: text('en') };
}

function dayText(date: string): string {
  return date.split('-').reverse().join('.');
}

/** The message for a text that is too short or too long. */
export function lengthText(
  min: number | undefined,
  max: number | undefined,
  has: number,
): LocalText {
  return max !== undefined && has > max
    ? {
        ru: `Сократите ответ до ${plural(max, 'знака', 'знаков', 'знаков')}: сейчас ${has}`,
        en: `Shorten the answer to ${max} characters: it has ${has}`,
      }
    : {
        ru: `Введите не меньше ${plural(min ?? 0, 'знака', 'знаков', 'знаков')}`,
        en: `Enter at least ${min ?? 0} characters`,
      };
}

/** The message for too few or too many choices. */
export function countText(
  min: number | undefined,
  max: number | undefined,
  has: number,
): LocalText {
  return max !== undefined && has > max
    ? {
        ru: `Выберите не больше ${plural(max, 'варианта', 'вариантов', 'вариантов')}`,
        en: `Choose at most ${max}`,
      }
    : {
        ru: `Выберите не меньше ${plural(min ?? 0, 'варианта', 'вариантов', 'вариантов')}`,
        en: `Choose at least ${min ?? 0}`,
      };
}

/** The message for a table with more rows than the form allows. */
export function mostRowsText(max: number, has: number): LocalText {
  return {
    ru: `Оставьте не больше ${plural(max, 'строки', 'строк', 'строк')}: сейчас ${has}`,
    en: `Leave at most ${max === 1 ? '1 row' : `${max} rows`}: there are ${has}`,
  };
}

/** The message for a table with too few rows filled in. */
export function fewestRowsText(min: number, has: number): LocalText {
  return {
    ru: `Заполните не меньше ${plural(min, 'строки', 'строк', 'строк')}: сейчас ${has}`,
    en: `Fill in at least ${min === 1 ? '1 row' : `${min} rows`}: there ${has === 1 ? 'is' : 'are'} ${has}`,
  };
}

/** The message for a number with too many decimals. */
export function decimalsText(allowed: number): LocalText {
  return allowed === 0
    ? { ru: 'Введите целое число', en: 'Enter a whole number' }
    : {
        ru: `Введите число не более чем с ${plural(allowed, 'знаком', 'знаками', 'знаками')} после запятой`,
        en: `Enter a number with at most ${allowed} decimal places`,
      };
}

/** What each kind of fault says when nothing more exact is known. */
export const faultTexts: Record<FaultCode, LocalText> = {
  unknown: {
    ru: 'Такого вопроса в форме нет. Обновите страницу',
    en: 'The form has no such question. Reload the page',
  },
  hidden: {
    ru: 'На этот вопрос сейчас не нужно отвечать. Удалите ответ',
    en: 'This question is not asked now. Remove the answer',
  },
  type: { ru: 'Ответ записан не в том виде', en: 'The answer is of the wrong kind' },
  required: { ru: 'Ответьте на этот вопрос', en: 'Please answer this question' },
  choice: { ru: 'Выберите ответ из списка', en: 'Choose an answer from the list' },
  range: { ru: 'Значение вне допустимых границ', en: 'The value is out of bounds' },
  decimals: { ru: 'Слишком много знаков после запятой', en: 'Too many decimal places' },
  length: { ru: 'Измените длину ответа', en: 'Change the length of the answer' },
  count: { ru: 'Измените число выбранных вариантов', en: 'Change how many are chosen' },
  pattern: {
    ru: 'Запишите ответ так, как указано в вопросе',
    en: 'Write the answer in the form the question asks for',
  },
  email: {
    ru: 'Введите адрес электронной почты, например name@example.ru',
    en: 'Enter an e-mail address, for example name@example.org',
  },
  date: {
    ru: 'Укажите существующую дату, например 01.09.2021',
    en: 'Enter a real date, for example 2021-09-01',
  },
  file: { ru: 'Приложите другой файл', en: 'Attach another file' },
  calculated: {
    ru: 'Это значение вычисляется само и отличается от присланного',
    en: 'This value is computed and differs from the one sent',
  },
  expression: {
    ru: 'Проверьте ответ: он не согласуется с другими',
    en: 'Check this answer: it does not agree with the others',
  },
};

/** More exact wordings of a wrong type or a forbidden answer. */
export const detailTexts = {
  number: { ru: 'Введите число', en: 'Enter a number' },
  text: { ru: 'Введите ответ текстом', en: 'Enter the answer as text' },
  boolean: { ru: 'Выберите «да» или «нет»', en: 'Choose yes or no' },
  object: { ru: 'Ответы должны быть набором «вопрос — ответ»', en: 'Answers must be an object' },
  repeated: { ru: 'Один вариант выбран дважды', en: 'One choice is given twice' },
  exclusive: {
    ru: 'Этот вариант нельзя выбрать вместе с другими',
    en: 'This choice cannot be combined with others',
  },
  ranking: { ru: 'Расставьте по порядку все варианты', en: 'Put every item in order' },
  rows: { ru: 'Ответьте в каждой строке', en: 'Please answer in every row' },
  other: { ru: 'Напишите свой вариант', en: 'Please describe your answer' },
  fileType: { ru: 'Файлы такого вида не принимаются', en: 'Files of this kind are not accepted' },
  fileSize: { ru: 'Файл слишком большой', en: 'The file is too large' },
  fileCount: { ru: 'Приложено слишком много файлов', en: 'Too many files are attached' },
  excused: {
    ru: 'Указано, что данных нет: ответ не нужен. Удалите ответ или отметку',
    en: 'Marked as having no data: remove the answer or the mark',
  },
  readOnly: { ru: 'Этот ответ нельзя изменить', en: 'This answer cannot be changed' },
} satisfies Record<string, LocalText>;
