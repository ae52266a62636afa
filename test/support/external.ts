import { randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import { expect } from 'vitest';
import { tableSchema, type TableDefinition } from '../../catalogs/dictionary.ts';
import type { CheckInput, CheckView, DraftView, ImportView } from '../../server/external/schema.ts';
import type { Person, Reply } from './person.ts';

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

interface Upload {
  id?: string;
  by?: Person;
  table?: string;
  period?: string;
}

/** How the page would read a file if the person changes nothing. */
export const layoutOf = ({ sheet, header, columns, decimal }: DraftView): CheckInput => ({
  sheet,
  header,
  columns: columns.map(({ role }) => role),
  decimal,
});

/** The steps of an import as the page sends them, by one person. */
export function importing(person: () => Person) {
  const upload = (bytes: Buffer | string, options: Upload = {}): Promise<Reply> => {
    const { id = randomUUID(), by = person(), table = 'vpr', period = '2021-2022' } = options;
    const path = `/api/external/imports/${id}/file?table=${table}&period=${period}&name=vpr.xlsx`;
    return by.send('PUT', path, bytes as string, { 'content-type': 'application/octet-stream' });
  };
  const toCheck = async (
    bytes: Buffer | string,
    change: Partial<CheckInput> = {},
    options: Upload = {},
  ) => {
    const reply = await upload(bytes, options);
    expect(reply.status, reply.text).toBe(200);
    const draft = reply.json<DraftView>();
    const layout = { ...layoutOf(draft), ...change };
    const checked = await person().post(`/api/external/imports/${draft.id}/check`, layout);
    expect(checked.status, checked.text).toBe(200);
    return { id: draft.id, layout, view: checked.json<CheckView>() };
  };
  const confirm = (
    { id, view }: { id: string; view: CheckView },
    more: { replace?: string; leaveOut?: boolean } = {},
    by: Person = person(),
  ) => by.post(`/api/external/imports/${id}/confirm`, { seen: view.mark, ...more });
  const load = async (bytes: Buffer | string, more = {}, options: Upload = {}) => {
    const reply = await confirm(await toCheck(bytes, {}, options), more);
    expect(reply.status, reply.text).toBe(200);
    return reply.json<ImportView>();
  };
  return { upload, toCheck, confirm, load };
}
