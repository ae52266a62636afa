import { createHash } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import type { WorkingCalendar } from './days.ts';
import type { CalendarCorrection } from './schema.ts';

/** A day that a person has corrected. The calendar is everybody's: it belongs to no municipality. */
export interface CorrectedDay {
  /** `2027-02-15` */
  _id: string;
  /** Null: the correction was taken back. */
  working: boolean | null;
  reason: string;
  by: string;
  at: Date;
  /** Whose administrator changed it last: the audit line goes there. */
  municipalityId: string;
  pending?: AuditEntry[];
}

const schema = new Schema<CorrectedDay>(
  {
    _id: { type: String, required: true },
    working: { type: Boolean, default: null },
    reason: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    municipalityId: { type: String, required: true },
  },
  { collection: 'calendarDays', versionKey: false },
);
audited(schema, 'calendarDays');

const CorrectedDays = mongoose.model('CalendarDay', schema);

/** Days with a correction, by day. */
export async function listCorrections(): Promise<CorrectedDay[]> {
  return CorrectedDays.find({ working: { $ne: null } })
    .select({ pending: 0 })
    .sort({ _id: 1 })
    .lean();
}

/** The calendar as it stands, for counting. */
export async function loadCalendar(): Promise<WorkingCalendar> {
  const corrected = await listCorrections();
  return {
    corrections: new Map(
      corrected.flatMap(({ _id, working }) => (working === null ? [] : [[_id, working] as const])),
    ),
  };
}

/**
 * The corrections in short: what was counted with others is counted anew. Not the time of the
 * last one: of two written at once the earlier may arrive after the later was counted.
 */
export async function calendarRevision(): Promise<string> {
  const days = (await listCorrections()).map(({ _id, working }) => [_id, working]);
  return days.length === 0
    ? ''
    : createHash('sha256').update(JSON.stringify(days)).digest('base64url');
}

/** Corrects a day, or takes its correction back; the same again leaves no second audit line. */
export async function correctDay(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  day: string,
  { working, reason }: CalendarCorrection,
): Promise<void> {
  const before = await CorrectedDays.findById(day).lean();
  if ((before?.working ?? null) === working && (working === null || before?.reason === reason)) {
    return;
  }
  const pending = auditEntry(by, {
    action: 'calendar.write',
    subject: { kind: 'calendarDay', id: day },
    before: { working: before?.working ?? null, reason: before?.reason ?? '' },
    after: { working, reason },
  });
  const { name, municipalityId } = by.actor;
  const write = () =>
    CorrectedDays.updateOne(
      { _id: day },
      { $set: { working, reason, by: name, at: by.now, municipalityId }, $push: { pending } },
      { upsert: true },
    );
  try {
    await write();
  } catch (error) {
    // Two corrected the same day for the first time at once.
    if (!isDuplicateKey(error)) throw error;
    await write();
  }
}
