import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { isDuplicateKey } from '../storage/errors.ts';

/**
 * A period whose values stand as they were reported: no setting, catalog, form or late answer
 * changes them until it is opened again.
 */
export interface ClosedPeriod {
  /** Made of the municipality and the period: one record each. */
  _id: string;
  municipalityId: string;
  period: string;
  closed: boolean;
  /** The catalog edition whose values stand. */
  catalogId: string;
  changedAt: Date;
  changedBy: string;
  /** Grows with each closing and opening. */
  revision: number;
  /** Opened again, and the values do not hold what came meanwhile. */
  stale: boolean;
  pending?: AuditEntry[];
}

const schema = new Schema<ClosedPeriod>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    period: { type: String, required: true },
    closed: { type: Boolean, required: true },
    catalogId: { type: String, required: true },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, required: true },
    revision: { type: Number, default: 0 },
    stale: { type: Boolean, default: false },
  },
  { collection: 'closedPeriods', versionKey: false },
);
schema.index({ municipalityId: 1, closed: 1 });
schema.index({ stale: 1 }, { partialFilterExpression: { stale: true } });
audited(schema, 'closedPeriods');

const ClosedPeriods = mongoose.model('ClosedPeriod', schema);

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/** Closes a period: from now on its values stand. Closing a closed one changes nothing. */
export async function closePeriod(
  by: By,
  { period, catalogId }: Pick<ClosedPeriod, 'period' | 'catalogId'>,
): Promise<void> {
  await change(by, period, { closed: true, catalogId, stale: false }, 'period.close');
}

/** Opens a closed period again: a job computes it from what is there now. */
export async function reopenPeriod(by: By, period: string): Promise<void> {
  await change(by, period, { closed: false, stale: true }, 'period.reopen');
}

async function change(
  by: By,
  period: string,
  set: Pick<ClosedPeriod, 'closed' | 'stale'> & { catalogId?: string },
  action: string,
): Promise<void> {
  const { municipalityId, name } = by.actor;
  const _id = `${municipalityId}:${period}`;
  // What never was closed cannot be opened: nothing is inserted then.
  const upsert = set.closed;
  try {
    await ClosedPeriods.updateOne(
      { _id, municipalityId, period, closed: !set.closed },
      {
        $set: { ...set, changedAt: by.now, changedBy: name },
        $inc: { revision: 1 },
        $push: {
          pending: auditEntry(by, { action, subject: { kind: 'period', id: period } }),
        },
      },
      { upsert },
    );
  } catch (error) {
    // It is closed already.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** The closed periods of a municipality, each with the catalog edition whose values stand. */
export async function closedPeriods(municipalityId: string): Promise<Map<string, string>> {
  const found = await ClosedPeriods.find({ municipalityId, closed: true })
    .select({ period: 1, catalogId: 1 })
    .lean();
  return new Map(found.map(({ period, catalogId }) => [period, catalogId]));
}

/** Who closed a period and when; null while it is open. */
export async function closingOf(
  municipalityId: string,
  period: string,
): Promise<Pick<ClosedPeriod, 'changedAt' | 'changedBy' | 'catalogId'> | null> {
  return ClosedPeriods.findOne({ _id: `${municipalityId}:${period}`, closed: true })
    .select({ changedAt: 1, changedBy: 1, catalogId: 1 })
    .lean();
}

/** Whether a period's values stand. */
export async function isClosed(municipalityId: string, period: string): Promise<boolean> {
  const known = await ClosedPeriods.exists({ _id: `${municipalityId}:${period}`, closed: true });
  return known !== null;
}

/** Periods that were opened again and not computed since, over all municipalities. */
export async function staleOpenings(): Promise<
  Pick<ClosedPeriod, '_id' | 'municipalityId' | 'period' | 'revision'>[]
> {
  return ClosedPeriods.find({ stale: true })
    .select({ municipalityId: 1, period: 1, revision: 1 })
    .lean();
}

/** Says that an opened period is computed; closed and opened again meanwhile it keeps its mark. */
export async function markOpeningTaken(id: string, revision: number): Promise<void> {
  await ClosedPeriods.updateOne({ _id: id, revision }, { $set: { stale: false } });
}
