import mongoose, { Schema } from 'mongoose';
import { yearsToMove } from '../../catalogs/dates.ts';
import type { ScheduleRow as CatalogRow } from '../../catalogs/schedule.ts';
import type { Catalog } from '../../catalogs/schema.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { notFound, orNotFound, Problem } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import type { Responsible } from './occurrence.model.ts';
import { firstPlan, planFor, type Plan } from './plan.ts';
import { fold } from './row.ts';
import type { PlanState, SchedulePlanInput } from './schema.ts';
import { addAnchors } from './settings.model.ts';

/** A municipality's copy of one planned event, with the campaigns that carry it out. */
export interface ScheduleRow {
  _id: string;
  municipalityId: string;
  /** The row's id in the catalog, stable across editions. */
  key: string;
  /** Place in the document's order. */
  position: number;
  directionId: string | null;
  directionTitle: string | null;
  /** Everything the catalog says about the row. */
  facts: Omit<CatalogRow, 'id'>;
  level: CatalogRow['level'];
  plan: Plan;
  /** Lower-case copy of its words: the storage lowers only Latin letters. */
  words: string;
  campaignIds: string[];
  /** Given by hand or by a rule for many rows; null: whom the document names. */
  responsible?: Responsible | null;
  /** A change that the occurrences do not hold yet. */
  stale?: string;
  /** All its occurrences of the working year are to be closed, or opened again. */
  mark?: { id: string; to: 'done' | 'open'; accountId: string; name: string; at: Date };
  pending?: AuditEntry[];
}

const schema = new Schema<ScheduleRow>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    key: { type: String, required: true },
    position: { type: Number, required: true },
    directionId: { type: String, default: null },
    directionTitle: { type: String, default: null },
    facts: { type: Schema.Types.Mixed, required: true },
    level: { type: String, required: true },
    plan: { type: Schema.Types.Mixed, required: true },
    words: { type: String, required: true },
    campaignIds: { type: [String], default: [] },
    responsible: { type: Schema.Types.Mixed, default: null },
    stale: String,
    mark: Schema.Types.Mixed,
  },
  { collection: 'scheduleRows', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, key: 1 }, { unique: true, name: 'row_once' });
schema.index({ municipalityId: 1, position: 1 });
schema.index({ stale: 1 }, { partialFilterExpression: { stale: { $exists: true } } });
audited(schema, 'scheduleRows');

/** The collection; only the models of this folder ask it. */
export const ScheduleRows = mongoose.model('ScheduleRow', schema);

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/**
 * Copies a catalog's schedule into a municipality. Rows that are there already stay as they are,
 * so that repeating it, or taking a newer template, never overwrites the municipality's own.
 */
export async function copySchedule(
  municipalityId: string,
  // Catalogs that were saved before rows counted from events name none.
  catalog: Pick<Catalog, 'id' | 'directions' | 'schedule'> & Partial<Pick<Catalog, 'anchors'>>,
  by: By,
): Promise<void> {
  if (catalog.schedule.length === 0) return;
  await addAnchors(municipalityId, catalog.anchors ?? []);
  const { workingYear, pastRows } = await getMunicipality(municipalityId);
  const years = yearsToMove(catalog.schedule, workingYear);
  const titles = new Map(catalog.directions.map(({ id, title }) => [id, title]));
  await ScheduleRows.bulkWrite(
    catalog.schedule.map((row, position) => {
      const { id: key, ...facts } = row;
      const directionTitle = row.direction ? (titles.get(row.direction) ?? null) : null;
      const content = {
        _id: newId(),
        position,
        directionId: row.direction ?? null,
        directionTitle,
        facts,
        level: row.level,
        plan: firstPlan(row, { workingYear, years, pastRows }),
        words: fold(wordsOf(row, directionTitle)),
        campaignIds: [],
        // One line tells of the whole copy.
        ...(position === 0 ? { pending: [copied(municipalityId, catalog, by)] } : {}),
      };
      return {
        updateOne: {
          filter: { municipalityId, key },
          update: { $setOnInsert: content },
          upsert: true,
        },
      };
    }),
    { ordered: false },
  );
}

function copied(
  municipalityId: string,
  catalog: Pick<Catalog, 'id' | 'schedule'>,
  by: By,
): AuditEntry {
  return auditEntry(
    { ...by, actor: { ...by.actor, municipalityId } },
    {
      action: 'schedule.write',
      subject: { kind: 'schedule', id: municipalityId },
      after: { catalog: catalog.id, rows: catalog.schedule.length },
    },
  );
}

function wordsOf(row: CatalogRow, directionTitle: string | null): string {
  const { title, section, timingText, deliverable, responsible, items = [] } = row;
  const all = [title, section, timingText, deliverable, directionTitle, ...responsible, ...items];
  return all.filter((text) => text !== undefined && text !== null).join('\n');
}

/** Every row of the municipality, in the document's order. */
export async function listSchedule(municipalityId: string): Promise<ScheduleRow[]> {
  return ScheduleRows.find({ municipalityId }).sort({ position: 1 }).lean();
}

/** One row of the municipality, or the 404. */
export async function getScheduleRow(municipalityId: string, id: string): Promise<ScheduleRow> {
  const found = await ScheduleRows.findOne({ municipalityId, _id: id }).lean();
  return orNotFound(found, 'строка плана-графика', 'schedule row');
}

/** Says which campaigns carry a row out; the same choice again leaves no second audit line. */
export async function tieCampaigns(
  by: By,
  id: string,
  campaignIds: readonly string[],
): Promise<ScheduleRow> {
  const { municipalityId } = by.actor;
  const before = await getScheduleRow(municipalityId, id);
  const wanted = [...new Set(campaignIds)];
  if (JSON.stringify(before.campaignIds) === JSON.stringify(wanted)) return before;
  const after = await ScheduleRows.findOneAndUpdate(
    { municipalityId, _id: id },
    {
      $set: { campaignIds: wanted },
      $push: {
        pending: auditEntry(by, {
          action: 'schedule.write',
          subject: { kind: 'scheduleRow', id },
          before: { campaignIds: before.campaignIds },
          after: { campaignIds: wanted },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return orNotFound(after, 'строка плана-графика', 'schedule row');
}

interface PlanChange {
  row: ScheduleRow;
  plan: Plan;
  /** How the row's state reads before and after, where its occurrences change with it. */
  reads?: { before: PlanState; after: PlanState };
}

/**
 * Changes plans that are still as they were read, each with its audit line: whoever was quicker
 * wins, and the same change again changes nothing. Gives the number of changed rows.
 */
async function changePlans(by: By, changes: readonly PlanChange[]): Promise<number> {
  const { municipalityId } = by.actor;
  const real = changes.filter(
    ({ row, plan, reads }) =>
      (reads && reads.before !== reads.after) || JSON.stringify(row.plan) !== JSON.stringify(plan),
  );
  if (real.length === 0) return 0;
  const result = await ScheduleRows.bulkWrite(
    real.map(({ row: { _id, plan: before }, plan, reads }) => ({
      updateOne: {
        filter: {
          municipalityId,
          _id,
          'plan.state': before.state,
          'plan.start': before.start,
          'plan.end': before.end,
        },
        update: {
          $set: {
            plan,
            stale: newId(),
            ...(reads && plan.state === 'approved' && markOf(by, reads)),
          },
          $push: {
            pending: auditEntry(by, {
              action: 'schedule.write',
              subject: { kind: 'scheduleRow', id: _id },
              before: { ...before, ...(reads && { state: reads.before }) },
              after: { ...plan, ...(reads && { state: reads.after }) },
            }),
          },
        },
      },
    })),
    { ordered: false },
  );
  return result.modifiedCount;
}

function markOf({ actor: { accountId, name }, now: at }: By, { after }: { after: PlanState }) {
  const to = after === 'done' ? 'done' : 'open';
  return { mark: { id: newId(), to, accountId, name, at } as const };
}

/**
 * Approves rows, takes them back to drafts or into the archive, or says that all their occurrences
 * of the working year are done: the refresh that follows closes them.
 * @param readsOf how a row's state reads now: approved rows may be done
 */
export async function setStates(
  by: By,
  ids: readonly string[],
  state: PlanState,
  readsOf: (row: ScheduleRow) => PlanState,
): Promise<number> {
  const { municipalityId } = by.actor;
  const wanted = [...new Set(ids)];
  const rows = await ScheduleRows.find({ municipalityId, _id: { $in: wanted } }).lean();
  if (rows.length < wanted.length) throw notFound('строка плана-графика', 'schedule row');
  const stored = state === 'done' ? 'approved' : state;
  return changePlans(
    by,
    rows.flatMap((row) => {
      const before = readsOf(row);
      if (before === state) return [];
      return [{ row, plan: { ...row.plan, state: stored }, reads: { before, after: state } }];
    }),
  );
}

/**
 * Gives a row dates of the municipality's own, or none; its state stays. Whoever comes second with
 * other dates is told so by a 409.
 */
export async function setDates(
  by: By,
  id: string,
  { start, end }: SchedulePlanInput,
): Promise<ScheduleRow> {
  const { municipalityId } = by.actor;
  const row = await getScheduleRow(municipalityId, id);
  if (row.plan.start === start && row.plan.end === end) return row;
  const { workingYear } = await getMunicipality(municipalityId);
  const plan = { ...row.plan, start, end, setFor: workingYear };
  if ((await changePlans(by, [{ row, plan }])) === 0) throw new Problem('schedule.changed');
  return { ...row, plan };
}

/** Drafts, and the archive when it is taken along, as they are in the working year. */
export function movedPlans(
  rows: readonly ScheduleRow[],
  workingYear: string,
): { row: ScheduleRow; plan: Plan }[] {
  const years = yearsToMove(
    rows.map(({ facts }) => facts),
    workingYear,
  );
  return rows.flatMap((row) => {
    const plan = planFor(row.facts, row.plan, { workingYear, years });
    const same = plan.start === row.plan.start && plan.end === row.plan.end;
    return same ? [] : [{ row, plan }];
  });
}

/** Moves drafts (and the archive) to the working year; again, there is nothing left to move. */
export async function movePlan(by: By, { archived }: { archived: boolean }): Promise<number> {
  const { municipalityId } = by.actor;
  const { workingYear } = await getMunicipality(municipalityId);
  const moved = movedPlans(await listSchedule(municipalityId), workingYear);
  return changePlans(
    by,
    moved.filter(({ row }) => archived || row.plan.state === 'draft'),
  );
}
