import exceljs from 'exceljs';
import { tableSchema, type TableDefinition } from '../../catalogs/dictionary.ts';

/** A table as catalogs have them: results of one procedure by organization, subject and grade. */
export const resultsTable: TableDefinition = tableSchema.parse({
  id: 'vpr',
  title: 'Результаты ВПР',
  source: 'ФИС ОКО',
  period: 'schoolYear',
  columns: [
    {
      id: 'subject',
      title: 'Предмет',
      type: 'choice',
      choices: [
        { value: 'rus', title: 'Русский язык' },
        { value: 'mat', title: 'Математика' },
      ],
      key: true,
    },
    { id: 'grade', title: 'Класс', type: 'number', min: 1, max: 11, key: true },
    { id: 'pupils', title: 'Количество участников', type: 'number', min: 0, max: 500 },
    { id: 'quality', title: 'Качество', type: 'number', unit: '%', decimals: 1, min: 0, max: 100 },
    { id: 'note', title: 'Примечание', type: 'text', required: false },
    { id: 'objective', title: 'Признаки необъективности', type: 'yesno', required: false },
  ],
});

/** A table without key columns, a row for each participant. */
export const participantsTable: TableDefinition = tableSchema.parse({
  id: 'diagnostics',
  title: 'Диагностика функциональной грамотности',
  source: 'РЭШ',
  period: 'schoolYear',
  persons: true,
  columns: [
    { id: 'code', title: 'Код участника', type: 'text' },
    { id: 'points', title: 'Балл', type: 'number', min: 0, max: 20 },
  ],
});

/** The smallest catalog with tables and with numbers of another system. */
export function tablesCatalog(
  tables: readonly TableDefinition[] = [resultsTable, participantsTable],
) {
  const added = (key: string, level: string, more: object) => ({
    key,
    origin: 'context',
    title: `Показатель ${key}`,
    decimals: 1,
    level,
    polarity: 'up',
    negative: false,
    confidentiality: 'public',
    breakdown: [],
    sourceLine: 1,
    measure: { kind: 'external', source: 'ФИС ОКО' },
    ...more,
  });
  return {
    id: 'tables-town',
    edition: '2022',
    municipality: { name: 'Город', region: 'Край', timeZone: 'Asia/Vladivostok' },
    document: { kind: 'положение', title: 'Положение', lines: 10 },
    inferred: [],
    subjects: [],
    levels: ['organization', 'municipality'],
    principles: [],
    directions: [],
    context: [
      added('context.share', 'municipality', { unit: 'percent' }),
      added('context.pupils', 'organization', { unit: 'person', decimals: 0 }),
    ],
    schedule: [],
    tables,
    settings: [],
    figures: [],
    computation: [],
    definitions: [],
    surveys: [],
    dataSources: [],
    reports: [],
    cycle: { stages: [] },
  };
}

export const resultsHead = [
  'Образовательная организация',
  'Предмет',
  'Класс',
  'Количество участников',
  'Качество',
  'Примечание',
  'Признаки необъективности',
];

/** A workbook as a region's system gives it out: a title, headings, rows. */
export async function workbookOf(
  rows: readonly unknown[][],
  change: (sheet: exceljs.Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Результаты');
  for (const row of rows) sheet.addRow(row);
  change(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
