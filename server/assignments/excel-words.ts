import type { Language } from '../../forms/run/text.ts';
import { pick } from '../../forms/run/text.ts';
import type { CompiledQuestion } from '../../forms/run/types.ts';
import type { FieldContent } from './schema.ts';

/** Words of a template, written into its cells and read from them. */
export const excelWords = {
  ru: {
    sheet: 'Форма',
    lists: 'Списки',
    columns: {
      number: '№',
      title: 'Показатель',
      unit: 'Ед. изм.',
      value: 'Значение',
      state: 'Если значения нет',
      reason: 'Почему нет данных',
    },
    states: { absent: 'нет данных', notApplicable: 'не применимо' },
    yes: 'да',
    no: 'нет',
    guide:
      'Заполните жёлтые ячейки и загрузите файл на странице формы: сначала покажем, что изменится. Если числа нет, не ставьте ноль: выберите причину в следующем столбце.',
    onPage: 'заполняется на странице формы',
    total: 'считается само',
    empty: 'пусто',
    due: 'Срок',
    whole: 'Целое число',
    decimal: 'Число',
    least: 'не меньше',
    most: 'не больше',
    wrong: 'Значение не подходит',
    choose: 'Выберите из списка',
    date: 'Дата, например 01.09.2021',
    file: 'Шаблон',
  },
  en: {
    sheet: 'Form',
    lists: 'Lists',
    columns: {
      number: 'No.',
      title: 'Item',
      unit: 'Unit',
      value: 'Value',
      state: 'If there is no value',
      reason: 'Why there is no data',
    },
    states: { absent: 'no data', notApplicable: 'not applicable' },
    yes: 'yes',
    no: 'no',
    guide:
      'Fill in the yellow cells and upload the file on the form’s page: it first shows what would change. If there is no number, do not write zero: choose the reason in the next column.',
    onPage: 'filled in on the form’s page',
    total: 'worked out by itself',
    empty: 'empty',
    due: 'Due',
    whole: 'Whole number',
    decimal: 'Number',
    least: 'at least',
    most: 'at most',
    wrong: 'The value does not fit',
    choose: 'Choose from the list',
    date: 'Date, for example 01.09.2021',
    file: 'Template',
  },
} as const;

/** Words for yes and no of one question. */
export function yesNoWords(question: CompiledQuestion, language: Language): [string, string] {
  const words = excelWords[language];
  return [
    pick(question.yesText, language) || words.yes,
    pick(question.noText, language) || words.no,
  ];
}

/** The choices of a question with their words; «Другое» needs words of its own and is not here. */
export function choiceWords(
  question: CompiledQuestion,
  language: Language,
): { value: string | number; text: string }[] {
  return [
    ...(question.choices ?? []).map(({ value, text }) => ({ value, text: pick(text, language) })),
    ...(question.noneText ? [{ value: 'none', text: pick(question.noneText, language) }] : []),
  ];
}

/** A number as it is written: «1200,5». */
export function numberText(value: number, language: Language): string {
  return language === 'ru' ? String(value).replace('.', ',') : String(value);
}

/** What stands in a field, in words. */
export function contentWords(
  question: CompiledQuestion,
  { answer, state }: FieldContent,
  language: Language,
): string {
  const words = excelWords[language];
  if (state) return [words.states[state.state], state.reason].filter(Boolean).join(': ');
  if (answer === undefined || answer === null || answer === '') return words.empty;
  if (typeof answer === 'boolean') return yesNoWords(question, language)[answer ? 0 : 1];
  const choice = choiceWords(question, language).find(({ value }) => value === answer);
  if (choice) return choice.text;
  if (typeof answer === 'number') return numberText(answer, language);
  if (typeof answer !== 'string') return words.onPage;
  if (answer === 'other' && question.otherText) return pick(question.otherText, language);
  return question.kind === 'date' ? answer.split('-').reverse().join('.') : answer;
}
