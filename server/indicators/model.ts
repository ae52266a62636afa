import mongoose, { Schema } from 'mongoose';
import { newId } from '../storage/ids.ts';
import type { NoValueReason } from './schema.ts';

/**
 * One indicator's value for one organization or the municipality in one period, with the parts
 * that the level above is combined from.
 */
export interface IndicatorValue {
  municipalityId: string;
  /** The catalog edition. */
  catalogId: string;
  indicatorKey: string;
  scope: 'organization' | 'municipality';
  /** The organization, or the municipality itself. */
  scopeId: string;
  period: string;
  /** Part of a breakdown; '' for the whole. */
  part: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** People (persons' answers) or organizations whose data is in the value. */
  n: number;
  /** People who responded at all: those that `n` is a selection of. */
  base: number;
  /** Organizations asked, frozen at opening; null where no campaign asks. */
  expected: number | null;
  /** Organizations in the value. */
  reported: number;
  reason: NoValueReason | null;
  /** Newest data behind it: a day for persons' answers, else a moment in ISO form. */
  freshAt: string | null;
  /** Made of persons' answers: small groups stay hidden. */
  personal: boolean;
  /** Fewest people that may be shown. */
  minimumGroup: number;
}

type Stored = IndicatorValue & { _id: string };

const schema = new Schema<Stored>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    catalogId: { type: String, required: true },
    indicatorKey: { type: String, required: true },
    scope: { type: String, required: true },
    scopeId: { type: String, required: true },
    period: { type: String, required: true },
    part: { type: String, default: '' },
    value: { type: Number, default: null },
    numerator: { type: Number, default: null },
    denominator: { type: Number, default: null },
    n: { type: Number, required: true },
    base: { type: Number, required: true },
    expected: { type: Number, default: null },
    reported: { type: Number, required: true },
    reason: { type: String, default: null },
    freshAt: { type: String, default: null },
    personal: { type: Boolean, required: true },
    minimumGroup: { type: Number, required: true },
  },
  { collection: 'indicatorValues', versionKey: false },
);
schema.index(
  {
    municipalityId: 1,
    catalogId: 1,
    indicatorKey: 1,
    scope: 1,
    scopeId: 1,
    period: 1,
    part: 1,
  },
  { unique: true, name: 'value_once' },
);
schema.index({ municipalityId: 1, catalogId: 1, period: 1, scope: 1, scopeId: 1 });

const IndicatorValues = mongoose.model('IndicatorValue', schema);

/** One organization or municipality in one period: what is written as a whole. */
export type Place = Pick<
  IndicatorValue,
  'municipalityId' | 'catalogId' | 'scope' | 'scopeId' | 'period'
>;

/**
 * Writes every value of a place and removes those it has no more, except `kept` indicators that
 * could not be computed. Safe to repeat; after a crash the next run completes it.
 */
export async function replaceValues(
  place: Place,
  values: readonly Omit<IndicatorValue, keyof Place>[],
  kept: readonly string[] = [],
): Promise<void> {
  if (values.length > 0) {
    await IndicatorValues.bulkWrite(
      values.map(({ indicatorKey, part, ...content }) => ({
        updateOne: {
          filter: { ...place, indicatorKey, part },
          update: { $set: content, $setOnInsert: { _id: newId() } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
  await IndicatorValues.deleteMany({
    ...place,
    indicatorKey: { $nin: [...values.map(({ indicatorKey }) => indicatorKey), ...kept] },
  });
}

/** Sums of the parts of all organizations that are in an indicator's value. */
export interface OrganizationSums {
  indicatorKey: string;
  numerator: number;
  denominator: number;
  n: number;
  base: number;
  /** Organizations in the value; of them those that a campaign asked. */
  reported: number;
  expectedReported: number;
  freshAt: string | null;
  /** Why the others are not in it. */
  reasons: NoValueReason[];
}

/** Combines organization values inside the database: parts are summed, never percentages. */
export async function sumOrganizations(
  place: Pick<Place, 'municipalityId' | 'catalogId' | 'period'>,
): Promise<Map<string, OrganizationSums>> {
  const { municipalityId, catalogId, period } = place;
  const inValue = { $eq: ['$reported', 1] };
  const sumOf = (field: string) => ({ $sum: { $cond: [inValue, field, 0] } });
  const sums = await IndicatorValues.aggregate<OrganizationSums>([
    { $match: { municipalityId, catalogId, period, scope: 'organization', part: '' } },
    {
      $group: {
        _id: '$indicatorKey',
        numerator: sumOf('$numerator'),
        denominator: sumOf('$denominator'),
        n: sumOf('$n'),
        base: sumOf('$base'),
        reported: { $sum: '$reported' },
        expectedReported: sumOf('$expected'),
        freshAt: { $max: '$freshAt' },
        reasons: { $addToSet: { $cond: [inValue, null, '$reason'] } },
      },
    },
    { $set: { indicatorKey: '$_id', reasons: { $setDifference: ['$reasons', [null]] } } },
  ]).option({ maxTimeMS: 10_000 });
  return new Map(sums.map((sum) => [sum.indicatorKey, sum]));
}

/** Values of a period, of every scope; narrowed to indicators or to one scope when asked. */
export async function listValues(
  place: Pick<Place, 'municipalityId' | 'catalogId'>,
  filter: {
    period?: string;
    indicatorKeys?: readonly string[];
    scope?: IndicatorValue['scope'];
    scopeIds?: readonly string[];
  },
): Promise<IndicatorValue[]> {
  const { period, indicatorKeys, scope, scopeIds } = filter;
  return IndicatorValues.find({
    municipalityId: place.municipalityId,
    catalogId: place.catalogId,
    ...(period === undefined ? {} : { period }),
    ...(indicatorKeys ? { indicatorKey: { $in: [...indicatorKeys] } } : {}),
    ...(scope ? { scope } : {}),
    ...(scopeIds ? { scopeId: { $in: [...scopeIds] } } : {}),
    part: '',
  })
    .select({ _id: 0 })
    .lean<IndicatorValue[]>();
}

/** Periods for which anything has been reported. */
export async function listPeriods(
  place: Pick<Place, 'municipalityId' | 'catalogId'>,
): Promise<string[]> {
  const { municipalityId, catalogId } = place;
  return IndicatorValues.distinct('period', { municipalityId, catalogId, reported: { $gt: 0 } });
}
