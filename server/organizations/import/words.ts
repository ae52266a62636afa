import type { LocalText } from '../../../forms/run/types.ts';
import type { CellFaultCode } from './cells.ts';

type Words = Record<string, string | number>;
type Sentence = [ru: string, en: string];

/** What can be wrong with a row; each sentence says what to do. `{name}` is filled in. */
const faults = {
  'email.letter': [
    'В адресе русская буква «{letter}», {place}-й знак: нужна латинская {twin}.',
    'The address has the Cyrillic letter “{letter}” as character {place}: a Latin {twin} is needed.',
  ],
  'email.several': [
    'Здесь несколько адресов: оставьте один.',
    'There are several addresses here: leave one.',
  ],
  'email.phone': [
    'В колонке «{column}» стоит телефон, а нужна почта: не переставлены ли колонки?',
    'The column “{column}” has a phone where an e-mail is needed: are the columns swapped?',
  ],
  'email.form': [
    'Это не адрес почты. Пример: school1@example.ru.',
    'This is not an e-mail address. An example: school1@example.ru.',
  ],
  'phone.email': [
    'В колонке «{column}» стоит почта, а нужен телефон: не переставлены ли колонки?',
    'The column “{column}” has an e-mail where a phone is needed: are the columns swapped?',
  ],
  'phone.digits': [
    'В колонке «{column}» нет номера телефона: «{text}». Исправьте или очистите ячейку.',
    'The column “{column}” has no phone number: “{text}”. Correct or clear the cell.',
  ],
  'number.zero': [
    'Ожидаемое число не может быть нулём: очистите ячейку, если число неизвестно.',
    'The expected number cannot be zero: clear the cell when the number is unknown.',
  ],
  'number.negative': [
    'Отрицательное число людей не бывает: исправьте или очистите ячейку.',
    'There is no negative number of people: correct or clear the cell.',
  ],
  'number.fraction': [
    'Нужно целое число людей, а здесь дробь: «{text}».',
    'A whole number of people is needed, this is a fraction: “{text}”.',
  ],
  'number.words': [
    'В колонке «{column}» нужно одно число без слов, а здесь «{text}».',
    'The column “{column}” needs one number without words, here is “{text}”.',
  ],
  'number.large': [
    'Больше 100 000 человек: проверьте, не телефон ли это и не код.',
    'More than 100,000 people: check that it is no phone and no code.',
  ],
  'name.number': [
    'В колонке «{column}» стоит число «{text}», а нужно название: не переставлены ли колонки?',
    'The column “{column}” has the number “{text}” where a name is needed: are the columns swapped?',
  ],
  'name.email': [
    'В колонке «{column}» стоит почта, а нужно название: не переставлены ли колонки?',
    'The column “{column}” has an e-mail where a name is needed: are the columns swapped?',
  ],
  'name.phone': [
    'В колонке «{column}» стоит телефон, а нужно название: не переставлены ли колонки?',
    'The column “{column}” has a phone where a name is needed: are the columns swapped?',
  ],
  'name.short': ['Слишком короткое название: от 2 знаков.', 'The name is too short: 2 or more.'],
  'name.missing': [
    'Нет названия организации. Впишите его или не загружайте строку.',
    'The name of the organization is missing. Enter it or leave the row out.',
  ],
  'person.email': [
    'В колонке «{column}» вместе с именем или вместо него почта «{part}»: перенесите её в свою колонку.',
    'The column “{column}” holds the e-mail “{part}” with or instead of a name: move it to its own column.',
  ],
  'person.phone': [
    'В колонке «{column}» вместе с именем или вместо него телефон «{part}»: перенесите его в свою колонку.',
    'The column “{column}” holds the phone “{part}” with or instead of a name: move it to its own column.',
  ],
  'person.number': [
    'В колонке «{column}» стоит число «{text}», а нужно имя: не переставлены ли колонки?',
    'The column “{column}” has the number “{text}” where a person’s name is needed: are the columns swapped?',
  ],
  'code.rounded': [
    'Excel сократил код до «{text}»: впишите его целиком (в Excel сделайте ячейку текстовой).',
    'The spreadsheet shortened the code to “{text}”: enter it in full (make the cell a text there).',
  ],
  'column.email': [
    'В колонке «{column}» почти везде адреса почты.',
    'The column “{column}” holds e-mail addresses almost everywhere.',
  ],
  'column.phone': [
    'В колонке «{column}» почти везде телефоны.',
    'The column “{column}” holds phones almost everywhere.',
  ],
  'column.number': [
    'В колонке «{column}» почти везде числа.',
    'The column “{column}” holds numbers almost everywhere.',
  ],
  'text.long': [
    'Слишком длинно для колонки «{column}»: до {limit} знаков.',
    'Too long for the column “{column}”: up to {limit} characters.',
  ],
  'type.unknown': [
    'Тип «{text}» непонятен. Напишите: школа, детский сад, дополнительное образование, управление образования, методический центр, ППМС-центр или методическое объединение.',
    'The type “{text}” is not known. Write: школа, детский сад, дополнительное образование, управление образования, методический центр, ППМС-центр or методическое объединение.',
  ],
  'type.missing': [
    'По названию не понять, школа это, детский сад или что-то другое: впишите тип.',
    'The name does not tell whether it is a school, a kindergarten or something else: enter the type.',
  ],
  'row.total': [
    'Похоже на итог под таблицей («{text}»): не загружайте эту строку.',
    'This looks like a total (“{text}”): leave the row out.',
  ],
  'row.section': [
    'Заполнена только одна ячейка («{text}»), похоже на подзаголовок. Не загружайте строку, а если это организация, впишите её тип или код.',
    'Only one cell is filled (“{text}”), it looks like a heading. Leave the row out or, if it is an organization, enter its type or code.',
  ],
  'row.mergedAcross': [
    'Ячейки {from}–{to} объединены: не понять, к чему относится значение. Разъедините их в Excel или не загружайте строку.',
    'The cells {from}–{to} are merged: it is unclear what the value belongs to. Split them or leave the row out.',
  ],
  'row.surplus': [
    'Лишняя ячейка «{text}» в колонке {column}, у которой нет заголовка: не сдвинута ли строка? Очистите ячейку или поправьте строку.',
    'A surplus cell “{text}” in the column {column}, which has no heading: has the row slipped? Clear the cell or correct the row.',
  ],
  'row.conflict': [
    'Строки {other} и {row} говорят об одной организации разное: в колонке «{column}» «{before}» и «{after}». Оставьте верное.',
    'Rows {other} and {row} disagree about one organization: the column “{column}” has “{before}” and “{after}”. Leave what is right.',
  ],
  'code.otherName': [
    'Код принадлежит организации «{byCode}», а название — организации «{byName}». Исправьте код или название.',
    'The code belongs to “{byCode}”, the name to “{byName}”. Correct the code or the name.',
  ],
  'coordinator.nameMissing': [
    'Есть контакты ответственного, но нет имени: впишите фамилию, имя и отчество.',
    'There are the coordinator’s contacts but no name: enter it.',
  ],
  'coordinator.otherRole': [
    'Этот адрес у сотрудника «{name}» ({role}): ответственному нужна своя почта.',
    'This address belongs to “{name}” ({role}): the coordinator needs an own e-mail.',
  ],
  'coordinator.otherName': [
    'Один адрес у двух людей: «{name}» и «{other}». У каждого ответственного должна быть своя почта.',
    'One address for two people: “{name}” and “{other}”. Every coordinator needs an own e-mail.',
  ],
} satisfies Record<CellFaultCode, Sentence> & Record<string, Sentence>;
export type FaultCode = keyof typeof faults;

const questions = {
  merged: [
    'Ячейки строк {from}–{to} в колонке «{column}» объединены. Значение «{value}» относится ко всем?',
    'The cells of rows {from}–{to} in the column “{column}” are merged. Is “{value}” meant for all of them?',
  ],
  alike: [
    'Похоже на {name}: та же организация или другая?',
    'It looks like {name}: the same organization or another?',
  ],
  alikeRow: [
    'Похоже на {name} из строки {row}: та же организация или другая?',
    'It looks like {name} in row {row}: the same organization or another?',
  ],
  aliveAgain: [
    '«{name}» отмечена как закрытая. Она снова работает?',
    '“{name}” is marked as closed. Does it work again?',
  ],
  oneLogin: [
    '{name} отвечает за несколько организаций: {organizations}. Один вход на все?',
    '{name} is responsible for several organizations: {organizations}. One account for all?',
  ],
  twoLogins: [
    '{name} указан(а) у нескольких организаций без почты: {organizations}. Чтобы вход был один, впишите почту в каждой строке.',
    '{name} is named for several organizations without an e-mail: {organizations}. For one account enter the e-mail in every row.',
  ],
  renamed: [
    'Почта {email} записана за «{known}», а здесь «{name}». Это тот же человек? Если другой, впишите его собственную почту.',
    'The e-mail {email} belongs to “{known}”, here is “{name}”. Is it the same person? If not, enter that person’s own e-mail.',
  ],
} satisfies Record<string, Sentence>;
export type QuestionCode = keyof typeof questions;

const options: Record<string, Sentence> = {
  'merged.all': ['Да, ко всем', 'Yes, all'],
  'merged.first': ['Только к строке {from}', 'Row {from} only'],
  'alike.same': ['Та же: «{name}»', 'The same: “{name}”'],
  'alike.new': ['Другая, новая', 'Another, a new one'],
  'aliveAgain.yes': ['Да, открыть снова', 'Yes, open it again'],
  'oneLogin.yes': ['Да, один вход', 'Yes, one account'],
  'renamed.yes': ['Тот же, теперь «{name}»', 'The same, “{name}” by now'],
  'twoLogins.yes': ['Пусть будут отдельные входы', 'Let there be separate accounts'],
};

/** A name in quotation marks; its own ones become inner ones: «МБОУ „СОШ № 3“». */
export function quoted(name: string): string {
  return `«${innerMarks(name)}»`;
}

function innerMarks(text: string): string {
  return text.replace(/[«“]/g, '„').replace(/[»”]/g, '“');
}

function fill(sentence: string, words: Words): string {
  return sentence
    .replace(/«\{(\w+)\}»/g, (_, name: string) => quoted(String(words[name] ?? '')))
    .replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));
}

function say([ru, en]: Sentence, words: Words): { ru: string; en: string } {
  return { ru: fill(ru, words), en: fill(en, words) };
}

export function faultText(code: FaultCode, words: Words): Required<LocalText> {
  return say(faults[code], words);
}

export function questionText(code: QuestionCode, words: Words): Required<LocalText> {
  return say(questions[code], words);
}

export function optionText(code: string, words: Words): Required<LocalText> {
  return say(options[code] ?? [code, code], words);
}
