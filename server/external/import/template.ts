import exceljs from 'exceljs';
import type { TableDefinition } from '../../../catalogs/dictionary.ts';
import type { Language } from '../../../forms/run/text.ts';

/** Rows of the template that have lists to choose from. */
const listed = 1000;

/**
 * An empty workbook of a table: its headings, lists of choices and of organizations, and a sheet
 * that says what belongs into each column.
 */
export async function makeTemplate(
  table: TableDefinition,
  organizations: readonly string[],
  language: Language,
): Promise<Buffer> {
  const ru = language === 'ru';
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(ru ? 'Данные' : 'Data', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
  });
  const columns = [
    { title: ru ? 'Организация' : 'Organization', list: organizations, format: '@' },
    ...table.columns.map(({ title, type, choices, decimals }) => ({
      title,
      list:
        type === 'choice'
          ? (choices ?? []).map((choice) => choice.title)
          : type === 'yesno'
            ? ['да', 'нет']
            : [],
      format: type === 'number' ? (decimals > 0 ? `0.${'#'.repeat(decimals)}` : '0') : '@',
    })),
  ];
  sheet.columns = columns.map(({ title, format }, at) => ({
    header: title,
    width: at === 0 ? 42 : Math.min(40, Math.max(14, title.length + 2)),
    style: { numFmt: format },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).alignment = { wrapText: true, vertical: 'top' };
  const lists = workbook.addWorksheet(ru ? 'Списки' : 'Lists', { state: 'hidden' });
  columns.forEach(({ list }, at) => {
    if (list.length === 0) return;
    list.forEach((text, row) => {
      lists.getCell(row + 1, at + 1).value = text;
    });
    const letter = lists.getColumn(at + 1).letter;
    for (let row = 2; row <= listed + 1; row += 1) {
      sheet.getCell(row, at + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        // Another spelling may be readable, too: the list helps and does not forbid.
        showErrorMessage: false,
        formulae: [`'${lists.name}'!$${letter}$1:$${letter}$${list.length}`],
      };
    }
  });
  const help = workbook.addWorksheet(ru ? 'Как заполнять' : 'How to fill it in');
  help.columns = [{ width: 44 }, { width: 90 }];
  help.addRow([
    ru ? 'Организация' : 'Organization',
    ru ? 'Название или код организации, обязательно' : 'Name or code, required',
  ]);
  for (const column of table.columns) help.addRow([column.title, hintOf(column, ru)]);
  if (table.persons) {
    help.addRow([]);
    help.addRow([
      ru
        ? 'Имена участников сюда не вписывают: только коды.'
        : 'Names of participants do not belong here: codes only.',
    ]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function hintOf(column: TableDefinition['columns'][number], ru: boolean): string {
  const { type, unit, choices, min, max, decimals, required, key } = column;
  const parts: string[] = [];
  if (type === 'number') {
    parts.push(ru ? 'число' : 'number');
    if (unit) parts.push(unit);
    if (decimals > 0)
      parts.push(ru ? `знаков после запятой: до ${decimals}` : `decimals: up to ${decimals}`);
    if (min !== undefined) parts.push(ru ? `от ${shown(min)}` : `from ${min}`);
    if (max !== undefined) parts.push(ru ? `до ${shown(max)}` : `to ${max}`);
  } else if (type === 'choice') {
    parts.push((choices ?? []).map(({ title }) => title).join(' / '));
  } else if (type === 'yesno') {
    parts.push(ru ? 'да или нет' : 'да (yes) or нет (no)');
  } else {
    parts.push(ru ? 'текст' : 'text');
  }
  if (!required) parts.push(ru ? 'можно оставить пустым' : 'may be left empty');
  if (key)
    parts.push(
      ru ? 'отличает строки одной организации' : 'tells the rows of an organization apart',
    );
  return parts.join(', ');
}

function shown(value: number): string {
  return String(value).replace('.', ',');
}
