import { z } from 'zod';

const text = z.string().max(600);
const count = z.number().int();
/** A role of a column: '' for nothing, '@organization', or the id of a column of the table. */
const columnRole = z.string().max(64);

const importRecord = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  /** Empty when the table was pasted. */
  file: z.string(),
  replace: z.enum(['all', 'organizations']),
  taken: count,
  rejected: count,
  organizations: count,
  kept: count,
});
export type ImportRecordView = z.infer<typeof importRecord>;

const tableColumn = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(['number', 'text', 'choice', 'yesno']),
  unit: z.string().nullable(),
  choices: z.array(z.object({ value: z.string(), title: z.string() })),
  decimals: count,
  min: z.number().nullable(),
  max: z.number().nullable(),
  required: z.boolean(),
  key: z.boolean(),
});

export const externalTableView = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  periodType: z.enum(['schoolYear', 'calendarYear', 'halfYear', 'quarter', 'month', 'day']),
  persons: z.boolean(),
  /** Title of the column whose value one person's rows share; null where each row is a person. */
  person: z.string().nullable(),
  note: z.string(),
  columns: z.array(tableColumn),
  /** Periods into which something was imported, newest first. */
  periods: z.array(
    z.object({
      period: z.string(),
      /** Rows that count now. */
      rows: count,
      /** The values do not hold the last import yet. */
      computing: z.boolean(),
      /** Newest first. */
      history: z.array(importRecord),
    }),
  ),
});
export type ExternalTableView = z.infer<typeof externalTableView>;

export const importParams = z.object({ importId: z.uuid() });

export const fileQuery = z.strictObject({
  table: z.string().min(1).max(100),
  period: z.string().min(1).max(20),
  /** The file's name; empty for a pasted text. */
  name: z.string().max(300).default(''),
});

export const layoutInput = z.strictObject({
  sheet: z.int().min(0),
  /** Row of the headings, from 0; looked for when absent. */
  header: z.int().min(0).max(1000).nullable().optional(),
});

export const draftView = z.object({
  id: z.string(),
  tableId: z.string(),
  period: z.string(),
  file: z.string(),
  sheets: z.array(z.object({ name: z.string(), rows: count })),
  sheet: count,
  header: count.nullable(),
  decimal: z.enum([',', '.']),
  /** Whether the sheet has at least the organization and one column of the table. */
  fits: z.boolean(),
  /** The first rows of the sheet, for choosing the one with the headings. */
  head: z.array(z.object({ row: count, text: z.string() })),
  columns: z.array(
    z.object({
      letter: z.string(),
      heading: z.string(),
      samples: z.array(z.string()),
      role: columnRole,
    }),
  ),
});
export type DraftView = z.infer<typeof draftView>;

export const checkInput = z.strictObject({
  sheet: z.int().min(0),
  header: z.int().min(0).max(1000).nullable(),
  columns: z.array(columnRole).max(60),
  decimal: z.enum([',', '.']),
  round: z.boolean().default(false),
  /** What the person says of texts that nobody knew; null takes an earlier answer back. */
  organizations: z
    .array(z.strictObject({ text, means: z.string().max(64).nullable() }))
    .max(5000)
    .default([]),
  values: z
    .array(
      z.strictObject({ column: z.string().max(64), text, means: z.string().max(64).nullable() }),
    )
    .max(5000)
    .default([]),
});
export type CheckInput = z.input<typeof checkInput>;
export type ImportLayout = z.output<typeof checkInput>;

const meaning = z.object({
  text: z.string(),
  rows: count,
  means: z.string().nullable(),
  by: z.enum(['remembered', 'chosen', 'nobody']),
  candidates: z.array(z.string()),
});

export const checkView = z.object({
  total: count,
  taken: count,
  rejected: count,
  /** Organizations that the taken rows are about. */
  organizations: count,
  reasons: z.array(z.object({ code: z.string(), title: z.string(), rows: count })),
  /** The first rejected rows; the whole list is a file of its own. */
  rejectedRows: z.array(
    z.object({
      row: count,
      faults: z.array(
        z.object({ column: z.string(), value: z.string(), code: z.string(), message: z.string() }),
      ),
    }),
  ),
  /** Texts whose meaning is not plain from the text itself. */
  unclear: z.object({
    organizations: z.array(meaning),
    values: z.array(meaning.extend({ column: z.string() })),
  }),
  /** What counts now for this table and period. */
  current: importRecord
    .extend({ rows: count, otherOrganizations: count, otherRows: count })
    .nullable(),
  /** Sent back with the confirmation: what is written is what was shown. */
  mark: z.string(),
});
export type CheckView = z.infer<typeof checkView>;

export const confirmInput = z.strictObject({
  replace: z.enum(['all', 'organizations']).default('all'),
  /** Take the good rows though others are rejected. */
  leaveOut: z.boolean().default(false),
  seen: z.string().max(100),
});
export type ConfirmInput = z.input<typeof confirmInput>;

export const withdrawInput = z.strictObject({
  period: z.string().min(1).max(20),
  /** The import that the person saw: what was imported meanwhile is not taken back unseen. */
  importId: z.string().max(64),
});
export type WithdrawInput = z.input<typeof withdrawInput>;

export const importView = z.object({
  id: z.string(),
  state: z.enum(['open', 'writing', 'done']),
  result: importRecord.nullable(),
});
export type ImportView = z.infer<typeof importView>;
