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
  /** Stored before the people behind it were counted as they are now: hidden till recomputed. */
  'notCounted',
  'missingPart',
  /** A computed list gives this number to each organization and none to all together. */
  'perOrganization',
  /** A computed list gives this number to all together and none to each organization. */
  'wholeOnly',
  /** The organization is not among those that the measure is about. */
  'notInPopulation',
  /** A number of an earlier period is needed, and there is none. */
  'needsEarlierPeriod',
  /** An expert's conclusion stands in place of a number. */
  'judged',
  /** No expert has given a conclusion yet. */
  'notJudged',
] as const;
export type NoValueReason = (typeof noValueReasons)[number];

/** One number as its reader may see it. */
export const figureView = z.object({
  period: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** People or organizations whose data is in the value. */
  n: z.number().nullable(),
  expected: z.number().nullable(),
  /** Of those expected, how many answered; null where it is not known apart from `reported`. */
  answered: z.number().nullable(),
  /** Organizations in the value: one that answered «not applicable» is not. */
  reported: z.number().nullable(),
  /** Of a change whose two values are of different organizations: how many are in each. */
  compared: z.object({ now: z.number(), before: z.number() }).nullable(),
  reason: z.enum(noValueReasons).nullable(),
  /** Hidden because it rests on fewer people than the campaign allows to show. */
  hidden: z.boolean(),
  /** Small sensitive count shown outside the department: «менее 5». */
  fewerThanFive: z.boolean(),
  /** When the data behind it last changed: a day for anonymous answers, else a moment. */
  freshAt: z.string().nullable(),
});
export type FigureView = z.infer<typeof figureView>;

/** What a value should reach, and whether it does; null in `met` where that cannot be said. */
export const targetView = z.object({
  value: z.number(),
  comparison: z.enum(['atLeast', 'atMost']),
  source: z.string(),
  met: z.boolean().nullable(),
});
export type TargetView = z.infer<typeof targetView>;

export const indicatorValueView = figureView.extend({
  /** Parts of a breakdown in the unit of the whole, or of a composite indicator in their own. */
  parts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** In words, with its decimals; null: those of the whole. */
      unit: z.string().nullable(),
      decimals: z.number().nullable(),
      value: figureView,
    }),
  ),
  /** Null where no target is set: then there is no colour. */
  target: targetView.nullable(),
  /** An expert's conclusion where the criterion has no number. */
  judgement: z.object({ level: z.string(), title: z.string() }).nullable(),
});
export type IndicatorValueView = z.infer<typeof indicatorValueView>;

/** Where an indicator stands on its way to a value. */
export const indicatorState = z.object({
  state: z.enum(['computed', 'waiting', 'external', 'evidence', 'judgement', 'unbound']),
  /** Why there is no value yet; null once there is one. */
  reason: z.enum(noValueReasons).nullable(),
});
export type IndicatorState = z.infer<typeof indicatorState>;

/** What a computed list says of one organization. */
export const standingView = z.object({
  score: z.number().nullable(),
  rank: z.number().nullable(),
  group: z.object({ id: z.string(), title: z.string(), listed: z.boolean() }).nullable(),
  marks: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type StandingView = z.infer<typeof standingView>;

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
  /** An organization's value says whether it is on a computed list: 100 or 1 for yes, 0 for no. */
  listing: z.boolean(),
  state: indicatorState,
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
      kind: z.enum(['form', 'element', 'table', 'indicator', 'computed', 'evidence', 'external']),
      id: z.string(),
      title: z.string(),
    }),
  ),
  note: z.string().nullable(),
  organizations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      value: indicatorValueView,
      /** Its place in the computed list behind the indicator; null where it has none to show. */
      standing: standingView.nullable(),
    }),
  ),
  history: z.array(indicatorValueView),
});
export type IndicatorDetail = z.infer<typeof indicatorDetail>;

export const indicatorQuery = z.strictObject({ period: period.optional() });
