import { z } from 'zod';
import { period } from '../campaigns/schema.ts';
import { fileView } from '../files/schema.ts';

const back = z.int().min(0).max(10).default(0);
const address = z
  .string()
  .regex(/^[A-Z]{1,3}[1-9]\d{0,5}$/, 'адрес ячейки пишется так: B12 | an address is written B12');
const column = z
  .string()
  .regex(/^[A-Z]{1,3}$/, 'столбец пишется буквами: C | a column is written in letters: C');
const rowNumber = z.int().min(1).max(100_000);

/** What stands in a cell; `back` counts periods before the one that is filled for. */
const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('element'), id: z.string().max(200), title: z.string(), back }),
  z.strictObject({
    kind: z.literal('indicator'),
    /** Stable across editions of the catalog. */
    id: z.string().max(200),
    title: z.string(),
    back,
  }),
  z.strictObject({ kind: z.literal('name') }),
  z.strictObject({ kind: z.literal('period'), back }),
  z.strictObject({ kind: z.literal('date') }),
]);

/** Of whom. `row`: of the organization that the row names, in columns only. */
const scope = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('municipality') }),
  z.strictObject({ of: z.literal('cluster'), cluster: z.string().min(1).max(200) }),
  z.strictObject({ of: z.literal('organization'), organizationId: z.uuid() }),
  z.strictObject({ of: z.literal('row') }),
]);

const target = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('cell'), address }),
  z.strictObject({
    to: z.literal('column'),
    column,
    /** The column that names the organizations. */
    names: column,
    from: rowNumber,
    /** Null: as far as names stand. */
    until: rowNumber.nullable(),
  }),
]);

const binding = z.strictObject({
  id: z.uuid(),
  sheet: z.string().min(1).max(100),
  target,
  source,
  scope,
});
export type Binding = z.infer<typeof binding>;

/** What a person has said of a name that no organization bears as it is written. */
const meaning = z.strictObject({ name: z.string().max(500), organizationId: z.uuid() });

export const templateInput = z.strictObject({
  title: z
    .string()
    .trim()
    .min(2, 'назовите шаблон | give the template a name')
    .max(200, 'название не длиннее 200 знаков | at most 200 characters'),
  fileId: z.uuid(),
});
export type TemplateInput = z.infer<typeof templateInput>;

export const bindingsInput = z.strictObject({
  title: templateInput.shape.title,
  revision: z.int().min(1),
  bindings: z.array(binding).max(1000, 'не больше 1000 привязок | no more than 1000 bindings'),
  meanings: z.array(meaning).max(2000),
});
export type BindingsInput = z.infer<typeof bindingsInput>;

export const templateLine = z.object({
  id: z.string(),
  title: z.string(),
  fileName: z.string(),
  bindings: z.number(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type TemplateLine = z.infer<typeof templateLine>;

const gridCell = z.object({
  text: z.string(),
  formula: z.boolean(),
  /** The cell that this one is merged into, when it is not its own. */
  master: z.string().nullable(),
});
export type GridCell = z.infer<typeof gridCell>;

export const templateView = templateInput.omit({ fileId: true }).extend({
  id: z.string(),
  revision: z.number(),
  file: fileView,
  bindings: z.array(binding),
  meanings: z.array(meaning),
  /** The beginning of each sheet: its first rows and columns. */
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: z.array(z.array(gridCell.nullable())),
      /** How far the sheet goes beyond what is shown. */
      allRows: z.number(),
      allColumns: z.number(),
    }),
  ),
  /** Names of bound columns that are of no organization as they are written. */
  unknownNames: z.array(z.object({ name: z.string(), suggested: z.string().nullable() })),
});
export type TemplateView = z.infer<typeof templateView>;

export const fillQuery = z.strictObject({ period });

/** Why a bound cell stays empty. */
const emptyReasons = [
  'notAsked',
  'notSubmitted',
  'notInForm',
  'empty',
  'absent',
  'notApplicable',
  'notSummed',
  'restricted',
  /** The form or the catalog does not have it any more. */
  'vanished',
  'noValue',
  'hidden',
  /** The row names nobody that is known. */
  'unknownName',
  'noOrganization',
] as const;
export type EmptyReason = (typeof emptyReasons)[number];

/** What filling would give: how many cells, and which stay empty and why. */
export const fillResult = z.object({
  period: z.string(),
  filled: z.number(),
  preliminary: z.number(),
  empty: z.array(
    z.object({
      sheet: z.string(),
      address: z.string(),
      title: z.string(),
      about: z.string(),
      why: z.enum(emptyReasons),
      reason: z.string(),
    }),
  ),
});
export type FillResult = z.infer<typeof fillResult>;
