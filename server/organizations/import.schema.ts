import { z } from 'zod';
import { mergedCells } from '../tables/schema.ts';
import { fields, meanings } from './import/meanings.ts';
import { isLayout } from './import/rows.ts';

/** More than any municipality has, little enough to check while one waits. */
const rowLimit = 1000;

const rows = z
  .array(z.array(z.string().max(2000)).max(100))
  .min(1, 'таблица пуста | the table is empty')
  .max(
    rowLimit,
    'в таблице больше 1000 строк: загрузите её частями | the table has more than 1000 rows: take it in parts',
  );
const merged = z.array(mergedCells).max(5000).default([]);

export const layoutInput = z.strictObject({ rows, merged });
export const layoutView = z.object({
  /** The row of headings, from 0; null: there is none. */
  header: z.number().int().min(0).nullable(),
  columns: z.array(z.enum(meanings)),
});
export type LayoutView = z.infer<typeof layoutView>;

const text = z.string().max(500);

export const checkInput = z.strictObject({
  rows,
  merged,
  header: z.number().int().min(0).max(rowLimit).nullable(),
  columns: z
    .array(z.enum(meanings))
    .max(100)
    .refine(
      isLayout,
      'одно значение выбрано для двух колонок | two columns are given the same meaning',
    )
    .refine(
      (all) => all.some((one) => one === 'name' || one === 'shortName'),
      'укажите, в какой колонке название | say which column holds the name',
    ),
  /** Answers to questions, by their keys. */
  decisions: z.record(text, text).default({}),
  /** Rows that are left out, by the numbers of the spreadsheet. */
  skip: z.array(z.number().int().min(1)).max(rowLimit).default([]),
});
export type CheckInput = z.input<typeof checkInput>;

const actions = ['create', 'update', 'same', 'repeat', 'skip', 'error', 'question'] as const;

const checkedRow = z.object({
  number: z.number().int(),
  action: z.enum(actions),
  title: z.string(),
  changes: z.array(
    z.object({
      field: z.enum(fields),
      before: z.union([z.string(), z.number(), z.null()]),
      after: z.union([z.string(), z.number()]),
    }),
  ),
  coordinator: z
    .object({
      name: z.string(),
      email: z.string(),
      phone: z.string(),
      change: z.enum(['added', 'changed']).nullable(),
    })
    .nullable(),
  /** The organization is not in the registry yet. */
  isNew: z.boolean(),
  /** The earlier row about the same organization. */
  repeats: z.number().int().nullable(),
  /** Sent back with the import: what the person saw this row do. */
  mark: z.string(),
  faults: z.array(
    z.object({
      column: z.number().int().nullable(),
      code: z.string(),
      message: z.string(),
      suggestion: z.string().optional(),
    }),
  ),
  questions: z.array(
    z.object({
      key: z.string(),
      column: z.number().int().nullable(),
      message: z.string(),
      options: z.array(z.object({ value: z.string(), text: z.string() })),
      answer: z.string().nullable(),
    }),
  ),
});
export type CheckedRow = z.infer<typeof checkedRow>;

export const checkView = z.object({
  rows: z.array(checkedRow),
  counts: z.record(z.enum(actions), z.number().int()),
  /** Columns whose cells look like another meaning. */
  hints: z.array(
    z.object({
      column: z.number().int(),
      suggested: z.enum(meanings),
      message: z.string(),
    }),
  ),
  /** Nothing stands in the way of writing. */
  ready: z.boolean(),
});
export type CheckView = z.infer<typeof checkView>;

export const importInput = checkInput.extend({
  /** Made by the page: the same import sent twice is written once. */
  id: z.uuid(),
  /** The mark of each row as it was shown, by its number. */
  seen: z.record(text, text),
});
export type ImportInput = z.input<typeof importInput>;

export const importView = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  state: z.enum(['applying', 'done']),
  total: z.number().int(),
  applied: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  coordinators: z.number().int(),
  /** What somebody else’s change at the same moment has kept from being written. */
  failures: z.array(z.object({ row: z.number().int(), name: z.string() })),
});
export type ImportView = z.infer<typeof importView>;
