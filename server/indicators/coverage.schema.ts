import { z } from 'zod';
import { campaignStates } from '../campaigns/schema.ts';
import { unit } from '../../catalogs/indicator.ts';
import { indicatorState, indicatorValueView } from './schema.ts';

/** Where one thing that indicators are made from stands in a period. */
const sourceStatuses = [
  /** There is data of it. */
  'there',
  /** Somebody is asked, and some or all have not answered. */
  'asked',
  /** No campaign of the period asks. */
  'notAsked',
  /** Nobody of the type that knows it is among the organizations. */
  'noOrganization',
  /** It is counted for another kind of period. */
  'otherPeriod',
  /** It comes from outside or from experts, and nobody has brought it. */
  'missing',
] as const;

const way = z.object({
  /** The type of organizations that report by this form; null: whoever a campaign asks. */
  type: z.string().nullable(),
  form: z.object({ key: z.string(), title: z.string(), version: z.number().nullable() }),
  campaign: z
    .object({ id: z.string(), title: z.string(), state: z.enum(campaignStates) })
    .nullable(),
  status: z.enum(sourceStatuses),
});

export const sourceState = z.object({
  /** `element:pupils_total`, `table:vpr` … */
  id: z.string(),
  kind: z.enum(['form', 'element', 'table', 'indicator', 'computed', 'evidence', 'external']),
  /** Its own id within its kind. */
  ref: z.string(),
  title: z.string(),
  status: z.enum(sourceStatuses),
  /** The kind of period that it is counted for, where that is fixed. */
  periodType: z
    .enum(['schoolYear', 'calendarYear', 'halfYear', 'quarter', 'month', 'day'])
    .nullable(),
  /** Organizations that reported it; null where that is not counted. */
  reported: z.number().nullable(),
  /** The forms by which it is reported, with the campaign of the period. */
  ways: z.array(way),
});
export type SourceState = z.infer<typeof sourceState>;

export const coveredIndicator = z.object({
  key: z.string(),
  title: z.string(),
  criterion: z.string(),
  unit: z.string(),
  unitCode: unit,
  decimals: z.number(),
  level: z.enum(['municipality', 'organization', 'both']),
  /** Named by the document itself, or added to reckon what its text asks for. */
  origin: z.enum(['document', 'context']),
  state: z.enum([...indicatorState.shape.state.options, 'otherPeriod']),
  reason: indicatorState.shape.reason,
  value: indicatorValueView.nullable(),
  /** Ids of what it is made from. */
  sources: z.array(z.string()),
});
export type CoveredIndicator = z.infer<typeof coveredIndicator>;

/** Every indicator of the catalog by how far it is on its way to a value. */
export const coverageView = z.object({
  title: z.string(),
  period: z.string(),
  periods: z.array(z.string()),
  directions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      indicators: z.array(coveredIndicator),
    }),
  ),
  sources: z.array(sourceState),
});
export type CoverageView = z.infer<typeof coverageView>;
