import exceljs from 'exceljs';
import type { Language } from '../../../forms/run/text.ts';

/** Headings that are recognised, widths in characters, and what to write below them. */
const columns: { ru: string; en: string; width: number; hint: string }[] = [
  { ru: 'Полное название', en: 'Name', width: 48, hint: 'обязательно' },
  { ru: 'Краткое название', en: 'Short name', width: 24, hint: 'до 80 знаков; можно не заполнять' },
  { ru: 'Тип', en: 'Type', width: 22, hint: 'можно выбрать из списка' },
  {
    ru: 'Код или ИНН',
    en: 'Code',
    width: 16,
    hint: 'по нему организация узнаётся при исправлениях',
  },
  { ru: 'Кластер', en: 'Cluster', width: 16, hint: 'группа похожих организаций для сравнения' },
  { ru: 'Обучающихся', en: 'Pupils', width: 14, hint: 'столько семей ждём в опросе родителей' },
  { ru: 'Педагогов', en: 'Teachers', width: 12, hint: 'столько педагогов ждём в их опросе' },
  { ru: 'Руководитель', en: 'Head', width: 30, hint: 'фамилия, имя, отчество' },
  { ru: 'Телефон', en: 'Phone', width: 20, hint: '' },
  { ru: 'Эл. почта', en: 'E-mail', width: 26, hint: '' },
  { ru: 'Адрес', en: 'Address', width: 34, hint: '' },
  { ru: 'Ответственный', en: 'Coordinator', width: 30, hint: 'кто заполняет формы; получит вход' },
  { ru: 'Почта ответственного', en: 'Coordinator e-mail', width: 26, hint: 'своя у каждого' },
  { ru: 'Телефон ответственного', en: 'Coordinator phone', width: 22, hint: '' },
];

/** Each of these words is read as a type. */
const types = [
  'школа',
  'детский сад',
  'дополнительное образование',
  'управление образования',
  'методический центр',
  'ППМС-центр',
  'методическое объединение',
];

/** The workbook that a person may fill instead of a table of their own: headings, lists, hints. */
export async function makeTemplate(language: Language): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(language === 'ru' ? 'Организации' : 'Organizations', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
  });
  sheet.columns = columns.map((column) => ({
    header: column[language],
    width: column.width,
    // Codes and phones keep their zeros and are not turned into 2,5E+09.
    style: { numFmt: /Обучающихся|Педагогов/.test(column.ru) ? '0' : '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  const type = columns.findIndex(({ ru }) => ru === 'Тип') + 1;
  for (let row = 2; row <= 301; row += 1) {
    sheet.getCell(row, type).dataValidation = {
      type: 'list',
      allowBlank: true,
      // Another word may be readable, too: the list helps and does not forbid.
      showErrorMessage: false,
      formulae: [`"${types.join(',')}"`],
    };
  }
  const help = workbook.addWorksheet(language === 'ru' ? 'Как заполнять' : 'How to fill it in');
  help.columns = [{ width: 30 }, { width: 60 }];
  for (const column of columns) {
    if (column.hint) help.addRow([column[language], column.hint]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
