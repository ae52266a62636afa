import mongoose, { Schema } from 'mongoose';
import type { PassRow } from './row-pipeline.ts';

/**
 * What one organization's responses up to a finished step came to in one pass: the next step then
 * reads only the responses that it took in. A saving of work, never a source: whoever uses it
 * checks that it counts as many responses as there are, and reads them all where it does not.
 */
interface KeptRows {
  _id: string;
  municipalityId: string;
  organizationId: string;
  period: string;
  /** Campaign → the last of its steps that is in the rows. */
  steps: Record<string, number>;
  rows: PassRow[];
}

const schema = new Schema<KeptRows>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    organizationId: { type: String, required: true },
    period: { type: String, required: true },
    steps: { type: Schema.Types.Mixed, required: true },
    rows: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'keptRows', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, period: 1 });

const Kept = mongoose.model('KeptRows', schema);

/** What was kept under a name; null where nothing was. */
export async function readKept(
  { municipalityId, organizationId, period }: Omit<KeptRows, '_id' | 'steps' | 'rows'>,
  _id: string,
): Promise<Pick<KeptRows, 'steps' | 'rows'> | null> {
  return Kept.findOne({ _id, municipalityId, organizationId, period }).lean();
}

/** Keeps rows in place of those kept before, in one write. */
export async function writeKept({ _id, ...content }: KeptRows): Promise<void> {
  await Kept.updateOne({ _id }, { $set: content }, { upsert: true });
}

/** Forgets everything kept of a period: whoever computes it anew reads all there is. */
export async function dropKept(of: { municipalityId: string; period: string }): Promise<void> {
  await Kept.deleteMany({ municipalityId: of.municipalityId, period: of.period });
}
