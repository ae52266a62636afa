import { z } from 'zod';
import { unit } from '../../catalogs/indicator.ts';
import { period } from '../campaigns/schema.ts';

/** Why there is no value; shown as a sentence, never as 0. */
export const noValueReasons = [
  'notBound',
  'notReported',
  'zeroDenominator',
  'absent',
  'notApplicable',
  'tooFew',
  'missingPart',
] as const;
export type NoValueReason = (typeof noValueReasons)[number];

export const indicatorValueView = z.object({
  period: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** People or organizations whose data is in the value. */
  n: z.number().nullable(),
  expected: z.number().nullable(),
  reported: z.number().nullable(),
  reason: z.enum(noValueReasons).nullable(),
  /** Hidden because it rests on fewer people than the campaign allows to show. */
  hidden: z.boolean(),
  /** Small sensitive count shown outside the department: «менее 5». */
  fewerThanFive: z.boolean(),
  /** When the data behind it last changed: a day for anonymous answers, else a moment. */
  freshAt: z.string().nullable(),
});
export type IndicatorValueView = z.infer<typeof indicatorValueView>;

export const indicatorRow = z.object({
  key: z.string(),
  title: z.string(),
  /** The unit in words, and what kind of unit it is. */
  unit: z.string(),
  unitCode: unit,
  decimals: z.number(),
  polarity: z.enum(['up', 'down', 'none']),
  negative: z.boolean(),
  level: z.enum(['municipality', 'organization', 'both']),
  confidentiality: z.enum(['public', 'organizations', 'own', 'named']),
  origin: z.enum(['document', 'context']),
  sourceLine: z.number().nullable(),
  /** Whether a measure says where its value comes from. */
  bound: z.boolean(),
  value: indicatorValueView.nullable(),
});
export type IndicatorRow = z.infer<typeof indicatorRow>;

export const indicatorTree = z.object({
  catalogId: z.string(),
  title: z.string(),
  period: z.string(),
  /** Periods that have values, newest first. */
  periods: z.array(z.string()),
  directions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      block: z.string().nullable(),
      criteria: z.array(
        z.object({ id: z.string(), title: z.string(), indicators: z.array(indicatorRow) }),
      ),
    }),
  ),
});
export type IndicatorTree = z.infer<typeof indicatorTree>;

export const indicatorDetail = z.object({
  indicator: indicatorRow,
  directionTitle: z.string(),
  criterionTitle: z.string(),
  period: z.string(),
  /** Where the number comes from, in words, and the forms or elements it is taken from. */
  method: z.string(),
  sources: z.array(
    z.object({
      kind: z.enum(['form', 'element', 'indicator', 'external']),
      id: z.string(),
      title: z.string(),
    }),
  ),
  note: z.string().nullable(),
  organizations: z.array(z.object({ id: z.string(), name: z.string(), value: indicatorValueView })),
  history: z.array(indicatorValueView),
});
export type IndicatorDetail = z.infer<typeof indicatorDetail>;

export const indicatorQuery = z.strictObject({ period: period.optional() });
