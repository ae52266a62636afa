import type { Workbook } from 'exceljs';
import { changeTemplate, createTemplate } from '../completeness/bound-template.model.ts';
import type { Binding } from '../completeness/bound-template.schema.ts';
import { checkContent } from '../files/content.ts';
import { storeFile } from '../files/model.ts';
import { newId } from '../storage/ids.ts';
import type { Demo } from './campaigns.ts';
import { specialist } from './reports.ts';

const title = 'Форма региона ВК-1 «Воспитание и кадры»';
const sheetName = 'Форма ВК-1';
/** The row of the first school. */
const first = 8;

/** Its columns from C on: the heading, and the element or the formula of a row. */
const columns: readonly {
  heading: string;
  group: string;
  element?: [id: string, title: string];
  formula?: (row: number) => string;
}[] = [
  { group: 'Обучающиеся', heading: 'Всего', element: ['pupils_total', 'Обучающиеся, всего'] },
  {
    group: 'Обучающиеся',
    heading: 'из них волонтёры',
    element: ['pupils_volunteers', 'Участвуют в волонтёрских делах'],
  },
  { group: 'Обучающиеся', heading: 'доля, %', formula: (row) => share(`D${row}`, `C${row}`) },
  {
    group: 'Педагоги',
    heading: 'Всего',
    element: ['teachers_total', 'Педагогические работники, всего'],
  },
  {
    group: 'Педагоги',
    heading: 'обучены по воспитанию',
    element: [
      'teachers_trained_upbringing',
      'Педагоги, обученные по вопросам воспитания и социализации',
    ],
  },
  { group: 'Педагоги', heading: 'доля, %', formula: (row) => share(`G${row}`, `F${row}`) },
];

const share = (part: string, whole: string) => `IF(N(${whole})=0,"",ROUND(100*${part}/${whole},1))`;

/**
 * A workbook as a region sends it out, bound to the monitoring of the running year: one press gives
 * it filled in. The region writes the schools' names in its own way; who they are has been said.
 */
export async function bindRegionTemplate(demo: Demo): Promise<void> {
  const by = { actor: specialist(demo), now: demo.by.now };
  const schools = [...demo.organizations.values()].filter(({ type }) => type === 'school');
  const named = schools.map(({ _id, shortName }) => ({
    organizationId: _id,
    name: `МБОУ «${shortName.replace(' школа (демо)', '')} СОШ»`,
  }));
  const bytes = await workbookOf(named.map(({ name }) => name));
  const place = { purpose: 'template', organizationId: null } as const;
  const found = await checkContent(bytes);
  const file = { bytes, name: 'Форма ВК-1 региона.xlsx', found, limit: Infinity };
  const { _id: fileId } = await storeFile(by, place, file);
  const { _id, revision } = await createTemplate(by, { title, fileId });
  const bindings = bindingsOf(first + schools.length - 1);
  await changeTemplate(by, _id, { title, revision, bindings, meanings: named });
}

function bindingsOf(last: number): Binding[] {
  const cell = (address: string, source: Binding['source']): Binding => ({
    ...{ id: newId(), sheet: sheetName, source, scope: { of: 'municipality' } },
    target: { to: 'cell', address },
  });
  const down = columns.flatMap(({ element }, index): Binding[] => {
    if (!element) return [];
    const column = String.fromCharCode('C'.charCodeAt(0) + index);
    return [
      {
        ...{ id: newId(), sheet: sheetName, scope: { of: 'row' } },
        target: { to: 'column', column, names: 'B', from: first, until: last },
        source: { kind: 'element', id: element[0], title: element[1], back: 0 },
      },
    ];
  });
  return [
    cell('C3', { kind: 'name' }),
    cell('C4', { kind: 'period', back: 0 }),
    ...down,
    cell(`F${last + 3}`, {
      ...{ kind: 'indicator', id: 'context.young_teachers_share', back: 0 },
      title: 'Доля педагогов в возрасте до 35 лет',
    }),
    cell(`F${last + 5}`, { kind: 'date' }),
  ];
}

async function workbookOf(names: readonly string[]): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook: Workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 7 }] });
  sheet.columns = [6, 34, 12, 12, 12, 12, 14, 12].map((width) => ({ width }));
  const head = (range: string, text: string, bold = true) => {
    sheet.mergeCells(range);
    const cell = sheet.getCell(range.split(':')[0] ?? '');
    cell.value = text;
    cell.font = { bold };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  };
  head('A1:H1', 'Сведения о воспитательной работе и кадрах общеобразовательных организаций');
  head('A3:B3', 'Муниципалитет', false);
  head('A4:B4', 'Отчётный период', false);
  sheet.mergeCells('C3:H3');
  sheet.mergeCells('C4:H4');
  head('A6:A7', '№');
  head('B6:B7', 'Организация');
  head('C6:E6', columns[0]?.group ?? '');
  head('F6:H6', columns[3]?.group ?? '');
  columns.forEach(({ heading }, index) => {
    const cell = sheet.getCell(7, index + 3);
    cell.value = heading;
    cell.alignment = { horizontal: 'center', wrapText: true };
  });
  sheet.getRow(7).height = 30;
  const last = first + names.length - 1;
  names.forEach((name, index) => {
    const row = first + index;
    sheet.getRow(row).getCell(1).value = index + 1;
    sheet.getRow(row).getCell(2).value = name;
    columns.forEach(({ formula }, at) => {
      if (formula) sheet.getRow(row).getCell(at + 3).value = { formula: formula(row) };
    });
  });
  const total = last + 1;
  sheet.getCell(`B${total}`).value = 'Всего';
  sheet.getRow(total).font = { bold: true };
  columns.forEach(({ formula }, at) => {
    const letter = String.fromCharCode('C'.charCodeAt(0) + at);
    const sum = `SUM(${letter}${first}:${letter}${last})`;
    sheet.getCell(`${letter}${total}`).value = { formula: formula?.(total) ?? sum };
  });
  const thin = { style: 'thin' } as const;
  for (let row = 6; row <= total; row += 1) {
    for (let column = 1; column <= 8; column += 1) {
      const border = { top: thin, left: thin, bottom: thin, right: thin };
      sheet.getCell(row, column).border = border;
    }
  }
  sheet.getCell(`A${last + 3}`).value = 'Доля педагогов в возрасте до 35 лет, %';
  sheet.getCell(`A${last + 5}`).value = 'Дата заполнения';
  sheet.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToHeight: 0 };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
