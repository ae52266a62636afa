import type { StaffActor } from '../access.ts';
import { auditEntry } from '../audit/entry.ts';
import { ScheduleRows, type ScheduleRow } from './model.ts';
import type { Responsible } from './occurrence.model.ts';
import type { ResponsibleBulkInput } from './plan.schema.ts';

/**
 * The rows that a bulk choice means. Rows for which a person was set by hand are never among them;
 * taking back touches only what such a choice has given.
 */
export function rowsWithout(
  rows: readonly ScheduleRow[],
  { directions, levels, withoutOnly }: ResponsibleBulkInput['filter'],
  takeBack: boolean,
): ScheduleRow[] {
  return rows.filter(({ facts, directionId, level, responsible, plan }) => {
    if (plan.state === 'archive' || facts.isGroup === true) return false;
    if (directions && !directions.includes(directionId ?? '')) return false;
    if (levels && !levels.includes(level)) return false;
    if (responsible?.source === 'hand') return false;
    if (takeBack) return responsible?.source === 'rule';
    return !withoutOnly || (!responsible && facts.responsible.length === 0);
  });
}

/** Gives rows a person or a position, or takes it back; each leaves an audit line, once. */
export async function saveResponsible(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  rows: readonly ScheduleRow[],
  responsible: Responsible | null,
): Promise<void> {
  const { municipalityId } = by.actor;
  const same = (row: ScheduleRow) =>
    JSON.stringify(row.responsible ?? null) === JSON.stringify(responsible);
  const writes = rows
    .filter((row) => !same(row))
    .map((row) => ({
      updateOne: {
        filter: { municipalityId, _id: row._id, 'responsible.source': { $ne: 'hand' } },
        update: {
          $set: { responsible },
          $push: {
            pending: auditEntry(by, {
              action: 'schedule.write',
              subject: { kind: 'scheduleRow', id: row._id },
              before: { responsible: row.responsible ?? null },
              after: { responsible },
            }),
          },
        },
      },
    }));
  if (writes.length > 0) await ScheduleRows.bulkWrite(writes as never, { ordered: false });
}
