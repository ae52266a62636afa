import mongoose, { Schema } from 'mongoose';
import type { MethodResult } from '../../catalogs/methods/method.ts';
import { newId } from '../storage/ids.ts';
import type { PeriodPlace } from './model.ts';

/** What a computed list or index gave for one period: all organizations at once. */
export interface StoredResult extends PeriodPlace {
  _id: string;
  computedId: string;
  result: MethodResult;
  /** Newest data behind it. */
  freshAt: string | null;
}

const schema = new Schema<StoredResult>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    catalogId: { type: String, required: true },
    computedId: { type: String, required: true },
    period: { type: String, required: true },
    result: { type: Schema.Types.Mixed, required: true },
    freshAt: { type: String, default: null },
  },
  { collection: 'computedResults', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, catalogId: 1, computedId: 1, period: 1 }, { unique: true });

const Results = mongoose.model('ComputedResult', schema);

/** One list's result; null where it has none. */
export async function readResult(
  { municipalityId, catalogId, period }: PeriodPlace,
  computedId: string,
): Promise<StoredResult | null> {
  return Results.findOne({ municipalityId, catalogId, computedId, period }).lean<StoredResult>();
}

/** The results of a catalog's lists in some periods. */
export async function listResults(
  { municipalityId, catalogId }: Pick<PeriodPlace, 'municipalityId' | 'catalogId'>,
  only: { computedIds: readonly string[]; periods?: readonly string[] },
): Promise<StoredResult[]> {
  return Results.find({
    municipalityId,
    catalogId,
    computedId: { $in: [...only.computedIds] },
    ...(only.periods ? { period: { $in: [...only.periods] } } : {}),
  }).lean<StoredResult[]>();
}

/** Writes a list's result where it has changed; null removes it. */
export async function writeResult(
  { municipalityId, catalogId, period }: PeriodPlace,
  computedId: string,
  content: Pick<StoredResult, 'result' | 'freshAt'> | null,
): Promise<void> {
  const key = { municipalityId, catalogId, computedId, period };
  if (content === null) {
    await Results.deleteOne(key);
    return;
  }
  const { result, freshAt } = content;
  await Results.updateOne(
    key,
    { $set: { result, freshAt }, $setOnInsert: { _id: newId() } },
    { upsert: true },
  );
}

/** Removes the results of lists that are none any more. */
export async function dropOtherResults(
  { municipalityId, catalogId, period }: PeriodPlace,
  computedIds: readonly string[],
): Promise<void> {
  await Results.deleteMany({
    municipalityId,
    catalogId,
    period,
    computedId: { $nin: [...computedIds] },
  });
}
