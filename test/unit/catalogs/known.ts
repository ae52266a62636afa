import { readFileSync } from 'node:fs';
import {
  dimensionSchema,
  elementSchema,
  tableSchema,
  type ElementDefinition,
} from '../../../catalogs/dictionary.ts';
import type { Aggregate } from '../../../catalogs/aggregate.ts';
import { measureSchema, type Measure } from '../../../catalogs/measure.ts';
import { settingSchema } from '../../../catalogs/method.ts';
import { compileForm } from '../../../forms/compile/compile.ts';
import { parseFormDefinition } from '../../../forms/schema.ts';
import { compileMeasure } from '../../../server/catalogs/measure.ts';
import { knownOf, type Settings } from '../../../server/catalogs/known.ts';

/** A form of the library as measures know it. */
export function libraryForm(id: string) {
  const file = new URL(`../../../forms/library/${id}.json`, import.meta.url);
  const parsed = parseFormDefinition(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(id);
  const compiled = compileForm(parsed.form.survey);
  if (!compiled.ok) throw new Error(id);
  return { ...parsed.form, key: id, compiled: compiled.form };
}

export const libraryForms = [
  libraryForm('parents-school'),
  libraryForm('teacher-deficits'),
  libraryForm('upbringing-staff-monitoring'),
];

function element(id: string, more: Partial<ElementDefinition> = {}): ElementDefinition {
  return elementSchema.parse({
    ...{ id, title: id, unit: 'чел.', type: 'number', owner: ['school'] },
    ...{ period: 'schoolYear', section: 'Всё' },
    ...more,
  });
}

const subjects = [
  { value: 'maths', title: 'математика' },
  { value: 'russian', title: 'русский язык' },
];
const sides = [
  { value: 'base', title: 'к базовому уровню' },
  { value: 'low', title: 'к низкому результату' },
];

/** A small catalog's dictionary: one of everything that a measure may name. */
export const naming = {
  dimensions: [
    dimensionSchema.parse({
      id: 'stages',
      title: 'Уровни образования',
      parts: [
        { id: 'primary', title: 'начальное' },
        { id: 'basic', title: 'основное' },
        { id: 'senior', title: 'среднее' },
      ],
    }),
    dimensionSchema.parse({
      id: 'subjects',
      title: 'Предметы',
      parts: [
        { id: 'maths', title: 'математика' },
        { id: 'russian', title: 'русский язык' },
      ],
    }),
  ],
  elements: [
    element('graduates', { title: 'Выпускники' }),
    element('entered', { title: 'Поступившие в вузы' }),
    element('pupils', { title: 'Обучающиеся', dimension: 'stages' }),
    element('clubs', { title: 'Кружки', unit: 'ед.' }),
    element('grants', { title: 'Гранты', unit: 'руб.', decimals: 2 }),
    element('site', { title: 'Есть сайт', unit: 'да/нет', type: 'yesno' }),
    element('plan', { title: 'Есть план', unit: 'да/нет', type: 'yesno' }),
  ],
  tables: [
    tableSchema.parse({
      id: 'exam',
      title: 'Результаты экзамена',
      source: 'РИС ГИА',
      period: 'schoolYear',
      persons: true,
      columns: [
        { id: 'subject', title: 'Предмет', type: 'choice', choices: subjects },
        { id: 'score', title: 'Балл', type: 'number', unit: 'балл', max: 100 },
        { id: 'hours', title: 'Часы', type: 'number', unit: 'ч' },
        { id: 'grade_class', title: 'Класс', type: 'text' },
        { id: 'passed', title: 'Сдан', type: 'yesno' },
      ],
    }),
  ],
  settings: [
    ['line', 'Порог', 50, 'points'],
    ['exactly', 'Куда отнести ровно порог', 'base', 'choice', sides],
    ['strict', 'Строго', true, 'yesno'],
    ['years', 'Сколько лет', 3, 'years'],
  ].map(([id, title, value, unit, some]) =>
    settingSchema.parse({
      ...{ id, title, value, unit, reason: 'Не назван.', stated: false },
      ...(some ? { choices: some } : {}),
    }),
  ),
};

/** Everything above as a measure knows it, with other values of settings where given. */
export const known = (settings?: Settings) => knownOf(naming, libraryForms, settings);

/** The parts of a measure that the tables of cases are made of. */
export const answers = (where?: string) => ({
  form: 'parents-school',
  count: true as const,
  ...(where === undefined ? {} : { where }),
});
export const exam = (where?: string) => ({
  table: 'exam',
  count: true as const,
  ...(where === undefined ? {} : { where }),
});
export const share = (of: Aggregate, whole: Aggregate): Extract<Measure, { kind: 'share' }> => ({
  kind: 'share',
  of,
  in: whole,
});
export const pupils = { element: 'pupils' };
export const graduates = { element: 'graduates' };
export const entered = { element: 'entered' };

/** Compiles against {@link known}, as a catalog file would be. */
export const compile = (measure: Measure) => compileMeasure(measureSchema.parse(measure), known());
