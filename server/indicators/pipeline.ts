import type { PipelineStage } from 'mongoose';
import { toAggregation } from '../../forms/compile/mongo.ts';
import type { ResponseSource } from '../catalogs/measure.ts';

/** What one aggregate gives for one organization. */
export interface Tally {
  /** Responses that count: those `where` is true for and, for a mean, that hold the number. */
  n: number;
  /** Sum of the averaged number; 0 for a count. */
  sum: number;
}

/** One organization's responses to a form, with the aggregates in the order they were asked for. */
export interface ResponseTally {
  organizationId: string;
  /** All responses in the figures. */
  base: number;
  /** The newest response's day. */
  day: string;
  tallies: Tally[];
}

/** Which responses: of one municipality, form and period, all organizations or one. */
export interface ResponseSelection {
  municipalityId: string;
  formKey: string;
  period: string;
  organizationId?: string;
  /** Only responses to this version of the form. */
  formVersion?: number;
  /**
   * The finished step of each campaign: what a step that is being taken has marked so far is left
   * out, as in the campaign's own results. Absent: every response that has a step.
   */
  finished?: readonly { campaignId: string; step: number }[];
}

/**
 * One pipeline that takes all aggregates over a form at once, grouped by organization inside the
 * database. Only responses that a step has taken into the figures are read.
 *
 * @param today what "today" means in the expressions: the period's last day
 */
export function responsePipeline(
  selection: ResponseSelection,
  aggregates: readonly ResponseSource[],
  today: string,
): PipelineStage[] {
  const { municipalityId, formKey, period, organizationId, formVersion, finished } = selection;
  const fields = aggregates.map((aggregate) => accumulators(aggregate, today));
  return [
    {
      $match: {
        municipalityId,
        formKey,
        period,
        ...(organizationId === undefined ? {} : { organizationId }),
        ...(formVersion === undefined ? {} : { formVersion }),
        ...(finished === undefined ? { step: { $gt: 0 } } : { $or: taken(finished) }),
      },
    },
    {
      $group: {
        _id: '$organizationId',
        base: { $sum: 1 },
        day: { $max: '$day' },
        ...Object.fromEntries(
          fields.flatMap(({ n, sum }, i) => [
            [`n${i}`, { $sum: n }],
            [`sum${i}`, { $sum: sum }],
          ]),
        ),
      },
    },
    {
      $project: {
        _id: 0,
        organizationId: '$_id',
        base: 1,
        day: 1,
        tallies: fields.map((_, i) => ({ n: `$n${i}`, sum: `$sum${i}` })),
      },
    },
  ];
}

function taken(finished: NonNullable<ResponseSelection['finished']>) {
  const steps = finished.map(({ campaignId, step }) => ({
    campaignId,
    step: { $gt: 0, $lte: step },
  }));
  // No list of alternatives may be empty: nothing has this id.
  return [...steps, { _id: { $in: [] } }];
}

function accumulators({ where, question }: ResponseSource, today: string) {
  const options = { field: '$answers', folded: '$folded', today };
  const holds = where === null ? [] : [{ $eq: [toAggregation(where, options), true] }];
  if (question === null) {
    return { n: holds[0] ? { $cond: [holds[0], 1, 0] } : 1, sum: 0 };
  }
  const number = toAggregation(question, options);
  const counts = { $and: [...holds, { $isNumber: number }] };
  return { n: { $cond: [counts, 1, 0] }, sum: { $cond: [counts, number, 0] } };
}
