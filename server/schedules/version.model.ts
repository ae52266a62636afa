import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { holdsFiles } from '../files/holders.ts';
import { orNotFound, Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import type { Order, PlanDifference } from './plan.schema.ts';

/** A row as an order has approved it. */
export interface VersionRow {
  rowId: string;
  title: string;
  start: string | null;
  end: string | null;
}

/** The plan as an order approved it; never changed afterwards. */
export interface PlanVersion {
  _id: string;
  municipalityId: string;
  /** 1, 2, 3 … within the municipality. */
  number: number;
  order: Order;
  note: string;
  rows: VersionRow[];
  approvedAt: Date;
  by: string;
  pending?: AuditEntry[];
}

const schema = new Schema<PlanVersion>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    number: { type: Number, required: true },
    order: { type: Schema.Types.Mixed, required: true },
    note: { type: String, default: '' },
    rows: { type: [Schema.Types.Mixed], required: true } as never,
    approvedAt: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { collection: 'planVersions', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, number: 1 }, { unique: true, name: 'plan_version_once' });
audited(schema, 'planVersions');

const PlanVersions = mongoose.model('PlanVersion', schema);
const orders = holdsFiles('order', PlanVersions, 'order.fileId');
const regulations = holdsFiles('order', PlanVersions, 'order.regulationFileId');

/** A version without its rows, with their number. */
export type VersionBrief = Omit<PlanVersion, 'rows' | 'pending'> & { rows: number };

/** Versions of the plan, the newest first. */
export async function listVersions(municipalityId: string): Promise<VersionBrief[]> {
  return PlanVersions.aggregate<VersionBrief>([
    { $match: { municipalityId } },
    { $sort: { number: -1 } },
    { $set: { rows: { $size: '$rows' } } },
    { $unset: 'pending' },
  ]);
}

/** One version, or the 404. */
export async function getVersion(municipalityId: string, number: number): Promise<PlanVersion> {
  const found = await PlanVersions.findOne({ municipalityId, number })
    .select({ pending: 0 })
    .lean<PlanVersion>();
  return orNotFound(found, 'редакция плана', 'version of the plan');
}

async function newest(municipalityId: string): Promise<PlanVersion | null> {
  return PlanVersions.findOne({ municipalityId }).sort({ number: -1 }).lean<PlanVersion>();
}

/** Rows that differ from the newest version's: what no order has approved yet. */
export async function changedSince(
  municipalityId: string,
  rows: readonly VersionRow[],
): Promise<number> {
  const { added, moved, removed } = differenceOf((await newest(municipalityId))?.rows ?? [], rows);
  return added.length + moved.length + removed.length;
}

/**
 * Keeps the approved rows as a numbered version with the order they rest on.
 * @throws Problem plan.nothingApproved, plan.nothingChanged, file.unknown
 */
export async function addVersion(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  { order, note }: { order: Order; note: string },
  rows: readonly VersionRow[],
): Promise<PlanVersion> {
  const { municipalityId, name } = by.actor;
  if (rows.length === 0) throw new Problem('plan.nothingApproved');
  const claim = { municipalityId, now: by.now };
  if (order.fileId) await orders.claim(claim, [order.fileId], null, 'order.fileId');
  if (order.regulationFileId) {
    await regulations.claim(claim, [order.regulationFileId], null, 'order.regulationFileId');
  }
  for (;;) {
    const last = await newest(municipalityId);
    const { added, moved, removed } = differenceOf(last?.rows ?? [], rows);
    const same = last && JSON.stringify(last.order) === JSON.stringify(order);
    if (added.length + moved.length + removed.length === 0) {
      // Sent again after a lost answer.
      if (same) return last;
      throw new Problem('plan.nothingChanged');
    }
    const number = (last?.number ?? 0) + 1;
    const content = {
      ...{ _id: newId(), municipalityId, number, order, note, rows: [...rows] },
      ...{ approvedAt: by.now, by: name },
    };
    const pending = auditEntry(by, {
      action: 'schedule.write',
      subject: { kind: 'planVersion', id: content._id },
      after: { number, order, rows: rows.length },
    });
    try {
      await PlanVersions.create({ ...content, pending: [pending] });
      return content;
    } catch (error) {
      // Another one took the number: compare with that one.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** What has been added, removed and moved from one list of rows to another. */
export function differenceOf(
  from: readonly VersionRow[],
  to: readonly VersionRow[],
): Pick<PlanDifference, 'added' | 'removed' | 'moved'> {
  const before = new Map(from.map((row) => [row.rowId, row]));
  const after = new Set(to.map(({ rowId }) => rowId));
  return {
    added: to.filter(({ rowId }) => !before.has(rowId)),
    removed: from.filter(({ rowId }) => !after.has(rowId)),
    moved: to.flatMap((row) => {
      const old = before.get(row.rowId);
      if (!old || (old.start === row.start && old.end === row.end)) return [];
      return [{ ...row, before: { start: old.start, end: old.end } }];
    }),
  };
}
