import mongoose, { Schema } from 'mongoose';
import type { PeriodPlace } from './model.ts';

/**
 * Periods that have been computed as a whole. A change of data in any other one computes all of
 * it first: its values may rest on earlier periods that nothing touches now.
 */
interface ComputedPeriod extends PeriodPlace {
  /** Made of the catalog edition and the period. */
  _id: string;
}

const schema = new Schema<ComputedPeriod>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    catalogId: { type: String, required: true },
    period: { type: String, required: true },
  },
  { collection: 'computedPeriods', versionKey: false },
);
schema.index({ municipalityId: 1, catalogId: 1 });

const ComputedPeriods = mongoose.model('ComputedPeriod', schema);

/** Says that a period has been computed as a whole; the last thing that computing it writes. */
export async function markComputedPeriod(place: PeriodPlace): Promise<void> {
  const { municipalityId, catalogId, period } = place;
  const _id = `${catalogId}:${period}`;
  await ComputedPeriods.updateOne(
    { _id },
    { $setOnInsert: { municipalityId, catalogId, period } },
    { upsert: true },
  );
}

/** The periods of a catalog edition that have been computed as a whole. */
export async function computedPeriods({
  municipalityId,
  catalogId,
}: Pick<PeriodPlace, 'municipalityId' | 'catalogId'>): Promise<Set<string>> {
  const found = await ComputedPeriods.find({ municipalityId, catalogId })
    .select({ period: 1 })
    .lean();
  return new Set(found.map(({ period }) => period));
}
