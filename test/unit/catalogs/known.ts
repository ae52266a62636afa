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
import { knownOf, type KnownVersion, type Settings } from '../../../server/catalogs/known.ts';

/** A form of the library as measures know it. */
export function libraryForm(id: string): KnownVersion {
  const file = new URL(`../../../forms/library/${id}.json`, import.meta.url);
  const parsed = parseFormDefinition(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(id);
  const compiled = compileForm(parsed.form.survey);
  if (!compiled.ok) throw new Error(id);
  return { ...parsed.form, key: id, compiled: compiled.form };
}

const libraryForms = [
  libraryForm('parents-school'),
  libraryForm('teacher-deficits'),
  libraryForm('upbringing-staff-monitoring'),
];

function element(id: string, more: Partial<ElementDefinition> = {}): ElementDefinition {
  return elementSchema.parse({
    ...{ id, title: `Число ${id}`, unit: 'чел.', type: 'number', owner: ['school'] },
    ...{ period: 'schoolYear', section: 'Всё' },
    ...more,
  });
}

const choices = (...values: string[]) => values.map((value) => ({ value, title: value }));

/** A small catalog's dictionary: one of everything that a measure may name. */
const naming = {
  dimensions: [
    dimensionSchema.parse({
      id: 'stages',
      title: 'Уровни образования',
      parts: ['primary', 'basic', 'senior'].map((id) => ({ id, title: id })),
    }),
    dimensionSchema.parse({
      id: 'subjects',
      title: 'Предметы',
      parts: ['maths', 'russian'].map((id) => ({ id, title: id })),
    }),
  ],
  elements: [
    element('graduates'),
    element('entered'),
    element('pupils', { dimension: 'stages' }),
    element('clubs', { unit: 'ед.' }),
    element('grants', { unit: 'руб.', decimals: 2 }),
    element('site', { unit: 'да/нет', type: 'yesno' }),
    element('plan', { unit: 'да/нет', type: 'yesno' }),
  ],
  tables: [
    tableSchema.parse({
      id: 'exam',
      title: 'Результаты экзамена',
      source: 'РИС ГИА',
      period: 'schoolYear',
      persons: true,
      columns: [
        { id: 'subject', title: 'Предмет', type: 'choice', choices: choices('maths', 'russian') },
        { id: 'score', title: 'Балл', type: 'number', unit: 'балл', max: 100 },
        { id: 'hours', title: 'Часы', type: 'number', unit: 'ч' },
        { id: 'grade_class', title: 'Класс', type: 'text' },
        { id: 'passed', title: 'Сдан', type: 'yesno' },
      ],
    }),
  ],
  settings: [
    ['line', 50, 'points'],
    ['exactly', 'base', 'choice', choices('base', 'low')],
    ['strict', true, 'yesno'],
    ['years', 3, 'years'],
  ].map(([id, value, unit, some]) =>
    settingSchema.parse({
      ...{ id, title: id, value, unit, reason: 'Не назван.', stated: false },
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
