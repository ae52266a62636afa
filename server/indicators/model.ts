import mongoose, { Schema, type mongo } from 'mongoose';
import { newId } from '../storage/ids.ts';
import type { NoValueReason } from './schema.ts';
import type { GroupSize } from './quantity.ts';
import { sumAlike, type AlikeRows, type OrganizationSums } from './sums.ts';

/** Those whom a selection picks, and those from whom it does. */
export type GroupCounts = [picked: GroupSize, among: GroupSize];

/** How many organizations are in a value and in the earlier one that it is held against. */
export interface Compared {
  now: number;
  before: number;
}

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
  /** Value → how often, of medians, percentiles and extremes; never shown to anybody. */
  distribution: [number, number][] | null;
  /** Whether it is on the computed list that the measure is about; null where there is no such. */
  listed: boolean | null;
  /** People (persons' answers) or organizations whose data is in the value. */
  n: number;
  /** People who responded at all: those that `n` is a selection of. */
  base: number;
  /**
   * People with answers that are not in `n`'s, where one may have several: some are in `n` too.
   * Null where each has one, so that they are `base` − `n`.
   */
  others: number | null;
  /**
   * For each of the measure's selections: people whose answers are in the value, and those that
   * they are picked from; null where it picks nobody. Of organizations only, never shown.
   */
  groups: GroupCounts[] | null;
  /** Organizations asked, frozen at opening; null where no campaign asks. */
  expected: number | null;
  /**
   * Of those asked, organizations that answered: in the value, or without a number for a reason
   * that they told. Null where no campaign asks.
   */
  answered: number | null;
  /** Organizations in the value. */
  reported: number;
  /**
   * Of the municipality's change: how many organizations are in each of the two values, where they
   * are not the same ones; null elsewhere.
   */
  compared: Compared | null;
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
    distribution: { type: Schema.Types.Mixed, default: null },
    listed: { type: Boolean, default: null },
    n: { type: Number, required: true },
    base: { type: Number, required: true },
    others: { type: Number, default: null },
    groups: { type: Schema.Types.Mixed, default: null },
    expected: { type: Number, default: null },
    answered: { type: Number, default: null },
    reported: { type: Number, required: true },
    compared: { type: Schema.Types.Mixed, default: null },
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
// For the sums over organizations and for a period's page.
schema.index({ municipalityId: 1, catalogId: 1, period: 1, scope: 1, indicatorKey: 1 });

const IndicatorValues = mongoose.model('IndicatorValue', schema);

/** All values of a catalog edition in one period. */
export type PeriodPlace = Pick<IndicatorValue, 'municipalityId' | 'catalogId' | 'period'>;

/** A value without the place that it shares with all others of its period. */
export type ValueRow = Omit<IndicatorValue, keyof PeriodPlace>;

/** Some values of a period. */
export interface Within {
  scope: IndicatorValue['scope'];
  scopeIds: 'all' | readonly string[];
  /** Indicators with all their parts; with `part` that part of a composite one and its own. */
  units: readonly { key: string; part: string }[];
}

/** Whether a row is one of these values. */
export function isWithin({ scope, scopeIds, units }: Within): (row: ValueRow) => boolean {
  const keys = new Map<string, string[]>();
  for (const { key, part } of units) keys.set(key, [...(keys.get(key) ?? []), part]);
  const scopes = scopeIds === 'all' ? null : new Set(scopeIds);
  return (row) =>
    row.scope === scope &&
    (scopes === null || scopes.has(row.scopeId)) &&
    (keys.get(row.indicatorKey) ?? []).some((part) => isOfPart(row.part, part));
}

/** Whether a value's part is the part named, or a part of it; '' names everything. */
export function isOfPart(part: string, of: string): boolean {
  return of === '' || part === of || part.startsWith(`${of}/`);
}

async function findWithin(place: PeriodPlace, within: Within): Promise<Stored[]> {
  const { scope, scopeIds, units } = within;
  const found = await IndicatorValues.find({
    ...place,
    scope,
    indicatorKey: { $in: [...new Set(units.map(({ key }) => key))] },
    ...(scopeIds === 'all' ? {} : { scopeId: { $in: [...scopeIds] } }),
  }).lean<Stored[]>();
  return found.filter(isWithin(within));
}

/** Values that are to be those given, and no others. */
export interface Replacement {
  within: Within;
  rows: readonly ValueRow[];
}

/**
 * Makes the stored values of some indicators and scopes those given: writes what is new or has
 * changed, removes what is not there any more. Safe to repeat; after a crash the next run
 * completes it.
 */
export async function replaceValues(
  place: PeriodPlace,
  ...all: readonly Replacement[]
): Promise<void> {
  const stored = await Promise.all(all.map(({ within }) => findWithin(place, within)));
  const left = new Map(stored.flat().map((one) => [keyOf(one), one]));
  const writes: mongo.AnyBulkWriteOperation<Stored>[] = [];
  for (const row of all.flatMap(({ rows }) => rows)) {
    const known = left.get(keyOf(row));
    left.delete(keyOf(row));
    if (!known) {
      writes.push({ insertOne: { document: { _id: newId(), ...place, ...contentOf(row) } } });
      continue;
    }
    const update = { $set: differenceOf(known, row) };
    if (Object.keys(update.$set).length > 0) {
      writes.push({ updateOne: { filter: { _id: known._id }, update } });
    }
  }
  if (left.size > 0) {
    const _id = { $in: [...left.values()].map((one) => one._id) };
    writes.push({ deleteMany: { filter: { _id } } });
  }
  if (writes.length > 0) await collection().bulkWrite(writes, { ordered: false });
}

/** Straight to the driver: the rows are the product's own, nothing is to be cast. */
function collection() {
  return mongoose.connection.collection<Stored>(IndicatorValues.collection.name);
}

function keyOf({ scope, scopeId, indicatorKey, part }: ValueRow): string {
  return `${indicatorKey}\n${scope}\n${scopeId}\n${part}`;
}

/** Removes the values of indicators that are none any more. */
export async function dropOthers(place: PeriodPlace, keys: readonly string[]): Promise<void> {
  await IndicatorValues.deleteMany({ ...place, indicatorKey: { $nin: [...keys] } });
}

/** The fields in one order, whatever a row was made from. */
function contentOf(row: ValueRow): ValueRow {
  return {
    indicatorKey: row.indicatorKey,
    scope: row.scope,
    scopeId: row.scopeId,
    part: row.part,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    distribution: row.distribution,
    listed: row.listed,
    n: row.n,
    base: row.base,
    others: row.others,
    groups: row.groups,
    expected: row.expected,
    answered: row.answered,
    reported: row.reported,
    compared: row.compared,
    reason: row.reason,
    freshAt: row.freshAt,
    personal: row.personal,
    minimumGroup: row.minimumGroup,
  };
}

/** The fields that a row says otherwise than what is stored. */
function differenceOf(stored: ValueRow, row: ValueRow): Partial<ValueRow> {
  const known = new Map<string, unknown>(Object.entries(contentOf(stored)));
  const different = Object.entries(contentOf(row)).filter(
    ([field, value]) => JSON.stringify(known.get(field)) !== JSON.stringify(value),
  );
  return Object.fromEntries(different);
}

/** Stored rows of some indicators and scopes, as they were computed. */
export async function readRows(place: PeriodPlace, within: Within): Promise<ValueRow[]> {
  const stored = await findWithin(place, within);
  return stored.map(contentOf);
}

/**
 * Combines organization values inside the database: parts are summed, never percentages. Rows that
 * count alike are summed together there; what counts how is said in one place, for rows at hand too.
 *
 * @param except organizations whose rows are at hand
 */
export async function sumOrganizations(
  place: PeriodPlace,
  keys: readonly string[],
  except: readonly string[] = [],
): Promise<OrganizationSums[]> {
  // Side by side: the database works on each with a thread of its own.
  const size = Math.max(fewestKeys, Math.ceil(keys.length / sideBySide));
  const shares = Array.from({ length: Math.ceil(keys.length / size) }, (_, i) =>
    keys.slice(i * size, (i + 1) * size),
  );
  const sums = await Promise.all(shares.map((some) => sumAlikeRows(place, some, except)));
  return sumAlike(sums.flat());
}

const sideBySide = 4;
const fewestKeys = 5;

async function sumAlikeRows(
  { municipalityId, catalogId, period }: PeriodPlace,
  keys: readonly string[],
  except: readonly string[],
): Promise<AlikeRows[]> {
  return IndicatorValues.aggregate<AlikeRows>([
    {
      $match: {
        municipalityId,
        catalogId,
        period,
        scope: 'organization',
        indicatorKey: { $in: [...keys] },
        ...(except.length > 0 ? { scopeId: { $nin: [...except] } } : {}),
      },
    },
    {
      $group: {
        _id: { k: '$indicatorKey', p: '$part', r: '$reported', l: '$listed', w: '$reason' },
        count: { $sum: 1 },
        numerator: { $sum: '$numerator' },
        denominator: { $sum: '$denominator' },
        n: { $sum: '$n' },
        base: { $sum: '$base' },
        others: { $sum: '$others' },
        expected: { $sum: '$expected' },
        freshAt: { $max: '$freshAt' },
        distributions: { $push: '$distribution' },
      },
    },
    {
      $set: {
        indicatorKey: '$_id.k',
        part: '$_id.p',
        reported: '$_id.r',
        listed: '$_id.l',
        reason: '$_id.w',
      },
    },
  ]).option({ maxTimeMS: 10_000 });
}

/** Values of a period, of every scope; narrowed to indicators or to one scope when asked. */
export async function listValues(
  place: Pick<PeriodPlace, 'municipalityId' | 'catalogId'>,
  filter: {
    period?: string;
    indicatorKeys?: readonly string[];
    scope?: IndicatorValue['scope'];
    scopeIds?: readonly string[];
  },
): Promise<IndicatorValue[]> {
  const { period, indicatorKeys, scope, scopeIds } = filter;
  const found = await IndicatorValues.find({
    municipalityId: place.municipalityId,
    catalogId: place.catalogId,
    ...(period === undefined ? {} : { period }),
    ...(indicatorKeys ? { indicatorKey: { $in: [...indicatorKeys] } } : {}),
    ...(scope ? { scope } : {}),
    ...(scopeIds ? { scopeId: { $in: [...scopeIds] } } : {}),
  })
    .select({ _id: 0, distribution: 0 })
    .lean<IndicatorValue[]>();
  return found.map(asListed);
}

/**
 * What is not on the list that a measure is about has no value in it, though it has the numbers;
 * of how many people it would be stays, for those who disclose.
 */
export function asListed(row: IndicatorValue): IndicatorValue {
  const known = { ...row, distribution: null };
  return row.listed === false ? { ...known, ...withoutValue } : known;
}

const withoutValue = {
  ...{ value: null, numerator: null, denominator: null, reported: 0 },
  ...{ expected: 0, reason: 'notInPopulation' as const },
};

/** Periods for which anything has been reported. */
export async function listPeriods(
  place: Pick<PeriodPlace, 'municipalityId' | 'catalogId'>,
): Promise<string[]> {
  const { municipalityId, catalogId } = place;
  return IndicatorValues.distinct('period', { municipalityId, catalogId, reported: { $gt: 0 } });
}
