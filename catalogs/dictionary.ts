import { z } from 'zod';
import { line, text } from './indicator.ts';
import { population } from './aggregate.ts';
import { catalogId, elementId, formId, indicatorKey, organizationType } from './names.ts';

/** What a catalog's measures read: quantities, tables, evidence; and what they are held against. */

const periodType = z.enum(['schoolYear', 'calendarYear', 'halfYear', 'quarter', 'month', 'day']);
const place = { sourceLine: line.optional(), note: text.optional() };

/** A way to divide: stages, levels, subjects, procedures. */
export const dimensionSchema = z.strictObject({
  id: catalogId,
  title: text,
  parts: z.array(z.strictObject({ id: elementId, title: text })).min(2),
});

/**
 * One named quantity that an organization is asked for once a period, whatever number of
 * indicators use it. The data forms of the catalog are made from these.
 */
export const elementSchema = z.strictObject({
  id: elementId,
  title: text,
  /** Short, as printed behind the number: «чел.», «ед.», «руб.»; «да/нет» for `yesno`. */
  unit: text,
  type: z.enum(['number', 'yesno']),
  decimals: z.int().min(0).max(6).default(0),
  min: z.number().default(0),
  max: z.number().optional(),
  /** The types of organizations that know it; a department's or centre's own stand alone. */
  owner: z.array(organizationType).min(1),
  period: periodType,
  /** The day it is counted on: «на 1 сентября», «на конец учебного года». */
  at: text.optional(),
  /** The heading under which it is asked. */
  section: text,
  /** Asked once for each part; the whole is their sum. */
  dimension: catalogId.optional(),
  /** It counts some of this other element, so it cannot be more. */
  partOf: elementId.optional(),
  /** Asked only where this other element is yes or above zero. */
  when: elementId.optional(),
  hint: text.optional(),
  /** A form of the library that asks it already, so that no made form repeats it. */
  form: formId.optional(),
  ...place,
});

/** A document or publication that proves indicators; one may prove several. */
export const evidenceSchema = z.strictObject({
  id: catalogId,
  title: text,
  owner: z.array(organizationType).min(1),
  period: periodType,
  /** Where the document wants it published. */
  publishedAt: text.optional(),
  ...place,
});

/** Levels of an expert's conclusion, best first. */
export const rubricSchema = z.strictObject({
  id: catalogId,
  title: text,
  levels: z.array(z.strictObject({ id: catalogId, title: text })).min(2),
});

const column = z.strictObject({
  id: elementId,
  title: text,
  type: z.enum(['number', 'text', 'choice', 'yesno']),
  unit: text.optional(),
  choices: z
    .array(z.strictObject({ value: elementId, title: text }))
    .min(2)
    .optional(),
  decimals: z.int().min(0).max(6).default(0),
  min: z.number().optional(),
  max: z.number().optional(),
  required: z.boolean().default(true),
  /** Together with the organization the key columns tell rows apart. */
  key: z.boolean().default(false),
});

/** Results that come from another system as rows: one file a period. */
export const tableSchema = z.strictObject({
  id: catalogId,
  title: text,
  /** The system or procedure it comes from: «ФИС ОКО», «РИС ГИА». */
  source: text,
  period: periodType,
  /** Rows are of persons: small groups stay hidden. */
  persons: z.boolean().default(false),
  /**
   * The column by which an organization's rows are told to be one person's. Where absent it is the
   * first of several key columns; with one or none each row is a person of its own.
   */
  person: elementId.optional(),
  columns: z.array(column).min(1),
  ...place,
});

/** What an indicator should reach. Without one there is no colour. */
export const targetSchema = z.strictObject({
  indicator: indicatorKey,
  value: z.number(),
  comparison: z.enum(['atLeast', 'atMost']),
  /** The one period it is for; every period where absent. */
  period: z.string().min(1).optional(),
  /** Only for organizations of this cluster. */
  cluster: z.string().min(1).optional(),
  /** Who set it, in which document. */
  source: text,
  approvedBy: text.optional(),
  ...place,
});

/** A value of the method's setting: written out, or one of the catalog's settings. */
const methodSetting = z.union([
  z.number(),
  z.boolean(),
  z.string(),
  z.strictObject({ setting: catalogId }),
]);

/** A list or index over all organizations at once, by a method of the method library. */
export const computedSchema = z.strictObject({
  id: catalogId,
  title: text,
  method: catalogId,
  inputs: z.array(
    z.strictObject({
      indicator: indicatorKey,
      /** The method's name for this input; its indicator's key where absent. */
      as: z.string().min(1).optional(),
      /** Which way is better; the indicator's own polarity where absent. */
      polarity: z.enum(['up', 'down']).optional(),
      weight: z.number().positive().optional(),
      /** What the value is held against where the method scores 0 or 1. */
      norm: methodSetting.optional(),
    }),
  ),
  /** Other computed lists that it overlays or divides. */
  lists: z
    .array(
      z.strictObject({
        computed: catalogId,
        as: z.string().min(1).optional(),
        groups: z.array(z.string().min(1)).min(1).optional(),
      }),
    )
    .optional(),
  /** How many periods it looks at, this one included; one where absent. */
  years: methodSetting.optional(),
  settings: z.record(z.string(), methodSetting).optional(),
  population: population.optional(),
  ...place,
});

export type Dimension = z.infer<typeof dimensionSchema>;
export type ElementDefinition = z.infer<typeof elementSchema>;
export type EvidenceDefinition = z.infer<typeof evidenceSchema>;
export type Rubric = z.infer<typeof rubricSchema>;
export type TableDefinition = z.infer<typeof tableSchema>;
export type Target = z.infer<typeof targetSchema>;
export type ComputedDefinition = z.infer<typeof computedSchema>;

/** The column whose value one person's rows share; null where each row is a person, or none is. */
export function personColumn({ persons, person, columns }: TableDefinition): string | null {
  if (!persons) return null;
  const [first, ...others] = columns.filter(({ key }) => key);
  return person ?? (others.length > 0 ? (first?.id ?? null) : null);
}
