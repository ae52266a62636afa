import mongoose from 'mongoose';
import { system } from '../audit/entry.ts';
import { append } from '../audit/model.ts';
import { countDay } from './model.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Days after which no response of a day can still come: zones differ, and clocks by a day. */
const settledDays = 3;

const marks = () => mongoose.connection.collection<{ _id: string; day: string }>('jobMarks');

/**
 * The only trace that anonymous responses leave in the audit log: once a day, how many of a settled
 * day there are in each campaign and organization. A line's id is made of these, so that running
 * again adds nothing.
 */
export async function logDailyCounts(now: Date): Promise<void> {
  const day = new Date(now.getTime() - settledDays * dayMs).toISOString().slice(0, 10);
  const mark = await marks().findOne({ _id: 'response.count' });
  if (mark && mark.day >= day) return;
  for (const { municipalityId, campaignId, organizationId, count } of await countDay(day)) {
    await append({
      id: `responses:${campaignId}:${organizationId}:${day}`,
      at: now,
      municipalityId,
      actorId: system.accountId,
      actorName: system.name,
      action: 'response.create',
      subject: { kind: 'campaign', id: campaignId },
      after: { organizationId, day, count },
    });
  }
  await marks().updateOne({ _id: 'response.count' }, { $set: { day } }, { upsert: true });
}
