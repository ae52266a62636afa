import exceljs from 'exceljs';
import { compileDefinition } from '../../forms/definition.ts';
import type { CompiledForm } from '../../forms/run/types.ts';
import { compareUpload } from '../../server/assignments/excel-compare.ts';
import { readUpload } from '../../server/assignments/excel-read.ts';
import { templateRows } from '../../server/assignments/excel-rows.ts';
import { sealCells } from '../../server/assignments/excel-seal.ts';
import { makeTemplate } from '../../server/assignments/excel-template.ts';
import { contentOf } from '../../server/assignments/merge.ts';
import type { Content } from '../../server/assignments/response.model.ts';

export const secret = 'a secret for tests';

/** A data form with a question of every kind that a cell can answer, and a total. */
export const excelFormJson = {
  id: 'school-report',
  version: 1,
  kind: 'dataForm',
  audience: 'organization',
  organizationTypes: ['school'],
  periodType: 'schoolYear',
  anonymous: false,
  title: { ru: 'Отчёт школы', en: 'School report' },
  purpose: { ru: 'Числа за год', en: 'Numbers of the year' },
  survey: {
    title: { default: 'Отчёт школы', en: 'School report' },
    pages: [
      {
        name: 'people',
        title: 'Обучающиеся',
        elements: [
          ...['noo', 'ooo'].map((part) => ({
            type: 'text',
            inputType: 'number',
            name: `pupils__${part}`,
            title: `Обучающиеся: ${part}`,
            isRequired: true,
            min: 0,
            max: 5000,
            unit: 'чел.',
          })),
          {
            type: 'expression',
            name: 'pupils',
            title: 'Всего',
            expression: '{pupils__noo} + {pupils__ooo}',
            unit: 'чел.',
          },
          {
            type: 'text',
            inputType: 'number',
            name: 'area',
            title: '=Площадь на одного',
            decimals: 2,
            min: 0,
            unit: 'м²',
            description: 'По техническому паспорту',
          },
          { type: 'boolean', name: 'site', title: 'Есть сайт', labelTrue: 'Да', labelFalse: 'Нет' },
          {
            type: 'text',
            inputType: 'number',
            name: 'visits',
            title: 'Посещения сайта',
            visibleIf: '{site} = true',
            min: 0,
            unit: 'ед.',
          },
          {
            type: 'dropdown',
            name: 'shift',
            title: 'Сменность',
            choices: [
              { value: 1, text: 'Одна смена' },
              { value: 2, text: 'Две смены' },
            ],
          },
          { type: 'text', inputType: 'date', name: 'checked', title: 'Дата проверки' },
          { type: 'comment', name: 'note', title: 'Пояснение' },
        ],
      },
    ],
  },
  elements: [
    ...['noo', 'ooo'].map((part) => ({
      id: `pupils__${part}`,
      question: `pupils__${part}`,
      title: { ru: `Обучающиеся: ${part}` },
      unit: 'чел.',
    })),
    { id: 'area', question: 'area', title: { ru: 'Площадь' }, unit: 'м²' },
    { id: 'visits', question: 'visits', title: { ru: 'Посещения' }, unit: 'ед.' },
    { id: 'site', question: 'site', title: { ru: 'Сайт' }, unit: 'да/нет' },
  ],
  settings: [],
};

export function excelForm(): CompiledForm {
  const read = compileDefinition(excelFormJson);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.compiled;
}

export const empty: Content = { answers: {}, states: {} };

/** A template of the form with this content, as the server makes it. */
export async function templateOf(
  content: Content = empty,
  version: (question: string) => number = () => 1,
): Promise<Buffer> {
  const form = excelForm();
  const rows = templateRows(form, excelFormJson.elements);
  const names = rows.flatMap((row) => (row.kind === 'question' ? [row.question.name] : []));
  return makeTemplate({
    title: form.title,
    organization: 'МБОУ «СОШ № 1»',
    period: '2021/22 учебный год',
    due: '30 мая 2022 г.',
    rows,
    contents: new Map(names.map((name) => [name, contentOf(content, name)])),
    totals: new Map(),
    seal: sealCells(secret, {
      format: 1,
      municipalityId: 'm',
      assignmentId: 'a',
      formVersion: 1,
      revision: 7,
      madeAt: '2022-05-01T00:00:00.000Z',
      language: 'ru',
      fields: Object.fromEntries(
        names.map((name) => [name, [version(name), contentOf(content, name)]]),
      ),
    }),
    language: 'ru',
  });
}

/** The workbook after somebody did something to it. */
export async function edited(
  file: Buffer,
  edit: (
    sheet: exceljs.Worksheet,
    cell: (question: string, column?: string) => exceljs.Cell,
  ) => void,
): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(new Uint8Array(file).buffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('no sheet');
  const row = (question: string) => {
    let at = 0;
    sheet.eachRow((one, number) => {
      if (one.getCell(1).value === question) at = number;
    });
    return at;
  };
  edit(sheet, (question, column = 'E') => sheet.getCell(`${column}${row(question)}`));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** What the server says of an uploaded workbook while the form holds this content. */
export async function comparedWith(
  file: Buffer,
  content: Content = empty,
  version: (question: string) => number = () => 1,
) {
  const form = excelForm();
  return compareUpload(await readUpload(file, secret), {
    form,
    rows: templateRows(form, excelFormJson.elements),
    content,
    version,
    today: '2022-05-02',
    language: 'ru',
  });
}
