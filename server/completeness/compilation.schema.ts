import { z } from 'zod';
import { period } from '../campaigns/schema.ts';

/** Why a cell has no figure; each has words of its own and none of them is a zero. */
const compiledReasons = [
  /** No form asks this organization for it. */
  'notAsked',
  'notSubmitted',
  /** The organization has begun an earlier version of the form, which did not ask for it. */
  'notInForm',
  /** Submitted, and this was left without an answer. */
  'empty',
  'absent',
  'notApplicable',
  /** A total that would mean nothing: of scores, percentages, ratios. */
  'notSummed',
  /** For named officers only. */
  'restricted',
] as const;

const compiledCell = z.object({
  value: z.union([z.number(), z.boolean()]).nullable(),
  why: z.enum(compiledReasons).optional(),
  /** The organization's own words beside `absent` or `notApplicable`. */
  reason: z.string().optional(),
  /** Values that the department has not accepted yet: 1 or 0, in totals how many. */
  preliminary: z.number().optional(),
  /** Totals: organizations with a value, and those that were to give one. */
  n: z.number().optional(),
  of: z.number().optional(),
});
export type CompiledCell = z.infer<typeof compiledCell>;

const compiledColumn = z.object({
  /** The element. */
  id: z.string(),
  /** The part of the form, with the form's title where several forms are shown. */
  group: z.string(),
  title: z.string(),
  kind: z.enum(['quantity', 'yesNo']),
  unit: z.string(),
  decimals: z.number(),
  total: z.enum(['sum', 'yes', 'none']),
  /** A sensitive count. */
  restricted: z.boolean(),
});
export type CompiledColumn = z.infer<typeof compiledColumn>;

const compiledRow = z.object({
  id: z.string(),
  kind: z.enum(['organization', 'cluster', 'whole']),
  name: z.string(),
  shortName: z.string(),
  cluster: z.string(),
  cells: z.array(compiledCell),
});
export type CompiledRow = z.infer<typeof compiledRow>;

/** Organizations × elements of a period, whichever forms gave them. */
export const compilation = z.object({
  period: z.string(),
  municipality: z.string(),
  timeZone: z.string(),
  madeAt: z.iso.datetime(),
  columns: z.array(compiledColumn),
  /** Elements asked for that no form of the period gives. */
  unknown: z.array(z.string()),
  /** Organizations by cluster, each cluster's subtotal after them, the municipality's last. */
  rows: z.array(compiledRow),
});
export type Compilation = z.infer<typeof compilation>;

const elementChoice = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  restricted: z.boolean(),
});

/** What can be compiled for a period: its forms, their parts, their elements. */
export const choices = z.object({
  period: z.string(),
  periods: z.array(z.string()),
  forms: z.array(
    z.object({
      key: z.string(),
      title: z.object({ ru: z.string(), en: z.string().optional() }),
      sections: z.array(z.object({ title: z.string(), elements: z.array(elementChoice) })),
    }),
  ),
});
export type Choices = z.infer<typeof choices>;

/** More columns than anybody reads, few enough to be sent and shown. */
const elementIds = z
  .array(z.string().min(1).max(200))
  .min(1, 'выберите хотя бы один показатель | choose at least one quantity')
  .max(500, 'не больше 500 показателей за раз | no more than 500 quantities at once');

export const choicesQuery = z.strictObject({ period: period.optional() });
export const compilationInput = z.strictObject({ period, elements: elementIds });
export type CompilationInput = z.infer<typeof compilationInput>;

export const compilationFileInput = compilationInput.extend({
  /** Organizations as the page has sorted them; each stays in its cluster. */
  order: z.array(z.string().max(100)).max(5000).optional(),
});
export type CompilationFileInput = z.infer<typeof compilationFileInput>;

/** A choice of elements that a municipality keeps under a name, whatever the period. */
export const selectionInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(2, 'назовите набор | give the selection a name')
    .max(100, 'название не длиннее 100 знаков | at most 100 characters'),
  elements: z
    .array(z.strictObject({ id: z.string().min(1).max(200), title: z.string().max(500) }))
    .min(1, 'выберите хотя бы один показатель | choose at least one quantity')
    .max(500),
});
export type SelectionInput = z.infer<typeof selectionInput>;

export const selectionView = z.object({
  id: z.string(),
  name: z.string(),
  /** With the titles they had, so that one that is gone can still be named. */
  elements: z.array(z.object({ id: z.string(), title: z.string() })),
  by: z.string(),
  at: z.iso.datetime(),
});
export type SelectionView = z.infer<typeof selectionView>;
