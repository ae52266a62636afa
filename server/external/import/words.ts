import type { LocalText } from '../../../forms/run/types.ts';
import type { RowFault, RowFaultCode } from './plan.ts';

type Sentence = [ru: string, en: string];

/** Why a row is not taken: a title that counts rows, and the sentence of one row. */
const reasons: Record<RowFaultCode, { title: Sentence; text: Sentence }> = {
  'organization.missing': {
    title: ['Не указана организация', 'No organization'],
    text: ['В строке не указана организация.', 'The row names no organization.'],
  },
  'organization.unknown': {
    title: ['Организация не узнана', 'Unknown organization'],
    text: [
      'Организации «{text}» нет в списке: укажите при проверке, кто это, или исправьте название.',
      'There is no organization “{text}”: say which one it is while checking, or correct the name.',
    ],
  },
  'row.total': {
    title: ['Итоговые строки', 'Totals'],
    text: [
      '«{text}» — итоговая строка, итоги считаются сами.',
      '“{text}” is a total; totals are computed.',
    ],
  },
  'row.merged': {
    title: ['Объединённые ячейки', 'Merged cells'],
    text: [
      'Ячейки {from}–{to} объединены: не понять, к какой строке относится значение. Разъедините их и впишите значение в каждую строку.',
      'The cells {from}–{to} are merged: it is unclear which row the value belongs to. Split them and enter the value in every row.',
    ],
  },
  'row.repeat': {
    title: ['Повторы', 'Repeated rows'],
    text: ['Повторяет строку {other}.', 'Repeats row {other}.'],
  },
  'row.conflict': {
    title: ['Противоречащие строки', 'Contradicting rows'],
    text: [
      'Об одном и том же в строке {other} написано другое. Оставьте верную строку.',
      'Row {other} says something else about the same thing. Leave the right one.',
    ],
  },
  'cell.formula': {
    title: ['Формулы', 'Formulas'],
    text: [
      'В ячейке формула. Скопируйте столбец и вставьте его «только значения».',
      'The cell holds a formula. Copy the column and paste it as values.',
    ],
  },
  'cell.error': {
    title: ['Ошибки Excel в ячейках', 'Spreadsheet errors'],
    text: ['В ячейке ошибка Excel: {text}.', 'The cell holds a spreadsheet error: {text}.'],
  },
  'required.empty': {
    title: ['Пустые обязательные ячейки', 'Required cells are empty'],
    text: ['Ячейка пуста, а значение обязательно.', 'The cell is empty but a value is required.'],
  },
  'number.text': {
    title: ['Текст вместо числа', 'Text instead of a number'],
    text: ['Нужно число, а здесь «{text}».', 'A number is needed, this is “{text}”.'],
  },
  'number.date': {
    title: ['Дата вместо числа', 'A date instead of a number'],
    text: [
      'Excel превратил число в дату {text}. Верните число: сделайте ячейку числовой и впишите его заново.',
      'The spreadsheet turned the number into the date {text}. Make the cell numeric and enter it again.',
    ],
  },
  'number.sign': {
    title: ['Другой десятичный знак', 'Another decimal sign'],
    text: [
      'В «{text}» другой десятичный знак: для файла выбран «{sign}».',
      '“{text}” has another decimal sign: “{sign}” is chosen for the file.',
    ],
  },
  'number.decimals': {
    title: ['Лишние знаки после запятой', 'Too many decimals'],
    text: [
      'В числе {text} лишние знаки после запятой: допустимо {decimals}.',
      '{text} has too many decimals: {decimals} allowed.',
    ],
  },
  'number.small': {
    title: ['Меньше допустимого', 'Too small'],
    text: ['{text} меньше наименьшего возможного: {min}.', '{text} is below the least: {min}.'],
  },
  'number.big': {
    title: ['Больше допустимого', 'Too large'],
    text: ['{text} больше наибольшего возможного: {max}.', '{text} is above the most: {max}.'],
  },
  'choice.unknown': {
    title: ['Нет в списке значений', 'Not among the values'],
    text: [
      'Значения «{text}» нет в списке: укажите при проверке, что это, или исправьте его.',
      '“{text}” is not among the values: say what it is while checking, or correct it.',
    ],
  },
  'yesno.unknown': {
    title: ['Не «да» и не «нет»', 'Neither yes nor no'],
    text: ['Нужно «да» или «нет», а здесь «{text}».', 'Yes or no is needed, this is “{text}”.'],
  },
  'text.long': {
    title: ['Слишком длинный текст', 'The text is too long'],
    text: ['Текст длиннее {limit} знаков.', 'The text is longer than {limit} characters.'],
  },
  'text.person': {
    title: ['Имя участника', 'A participant’s name'],
    text: [
      'Похоже на имя человека. Имена участников не загружаются: замените их кодами.',
      'This looks like a person’s name. Names of participants are not imported: use codes.',
    ],
  },
};

/** A reason as the heading of a count. */
export function reasonTitle(code: RowFaultCode): Required<LocalText> {
  const [ru, en] = reasons[code].title;
  return { ru, en };
}

/** Why this row is not taken, and what to do. */
export function reasonText({ code, words }: Pick<RowFault, 'code' | 'words'>): Required<LocalText> {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));
  const [ru, en] = reasons[code].text;
  return { ru: fill(ru), en: fill(en) };
}
