import mongoose, { Schema } from 'mongoose';
import type { ScheduleRow as CatalogRow } from '../../catalogs/schedule.ts';
import type { Catalog } from '../../catalogs/schema.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import type { Campaign } from '../campaigns/model.ts';
import { orNotFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import { fold, yearsOf } from './row.ts';
import type { ScheduleQuery, ScheduleRowView } from './schema.ts';

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
  /** Years it falls into, both inclusive; null on both sides when it has no date. */
  firstYear: number | null;
  lastYear: number | null;
  /** Lower-case copy of its words: the storage lowers only Latin letters. */
  words: string;
  campaignIds: string[];
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
    firstYear: { type: Number, default: null },
    lastYear: { type: Number, default: null },
    words: { type: String, required: true },
    campaignIds: { type: [String], default: [] },
  },
  { collection: 'scheduleRows', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, key: 1 }, { unique: true, name: 'row_once' });
schema.index({ municipalityId: 1, position: 1 });
schema.index({ municipalityId: 1, directionId: 1, position: 1 });
audited(schema, 'scheduleRows');

const ScheduleRows = mongoose.model('ScheduleRow', schema);

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/**
 * Copies a catalog's schedule into a municipality. Rows that are there already stay as they are,
 * so that repeating it, or taking a newer template, never overwrites the municipality's own.
 */
export async function copySchedule(
  municipalityId: string,
  catalog: Pick<Catalog, 'id' | 'directions' | 'schedule'>,
  by: By,
): Promise<void> {
  if (catalog.schedule.length === 0) return;
  const titles = new Map(catalog.directions.map(({ id, title }) => [id, title]));
  await ScheduleRows.bulkWrite(
    catalog.schedule.map((row, position) => {
      const { id: key, ...facts } = row;
      const directionTitle = row.direction ? (titles.get(row.direction) ?? null) : null;
      const { first, last } = yearsOf(row);
      const content = {
        _id: newId(),
        position,
        directionId: row.direction ?? null,
        directionTitle,
        facts,
        level: row.level,
        firstYear: first,
        lastYear: last,
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

/** Rows that match the filter, in the document's order. */
export async function listSchedule(
  municipalityId: string,
  filter: ScheduleQuery,
): Promise<ScheduleRow[]> {
  const { direction, level, year, search } = filter;
  const words = fold(search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const conditions = [
    ...(year === undefined
      ? []
      : [
          { $or: [{ firstYear: null }, { firstYear: { $lte: year } }] },
          { $or: [{ lastYear: null }, { lastYear: { $gte: year } }] },
        ]),
    ...words.map((word) => ({ words: { $regex: literalPattern(word) } })),
  ];
  return ScheduleRows.find({
    municipalityId,
    ...(direction === undefined ? {} : { directionId: direction }),
    ...(level === undefined ? {} : { level: level as ScheduleRow['level'] }),
    ...(conditions.length > 0 ? { $and: conditions } : {}),
  })
    .sort({ position: 1 })
    .lean();
}

function literalPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What the filters offer: directions with their number of rows, years, and the number of rows. */
export async function scheduleFilters(municipalityId: string): Promise<{
  directions: { id: string; title: string; rows: number }[];
  years: number[];
  total: number;
}> {
  const groups = await ScheduleRows.aggregate<{
    _id: { id: string | null; first: number | null; last: number | null };
    title: string | null;
    rows: number;
  }>([
    { $match: { municipalityId } },
    { $sort: { position: 1 } },
    {
      $group: {
        _id: { id: '$directionId', first: '$firstYear', last: '$lastYear' },
        title: { $first: '$directionTitle' },
        rows: { $sum: 1 },
        position: { $min: '$position' },
      },
    },
    { $sort: { position: 1 } },
  ]);
  const directions = new Map<string, { id: string; title: string; rows: number }>();
  const years = new Set<number>();
  for (const { _id, title, rows } of groups) {
    if (_id.id !== null) {
      const known = directions.get(_id.id) ?? { id: _id.id, title: title ?? '', rows: 0 };
      directions.set(_id.id, { ...known, rows: known.rows + rows });
    }
    const first = _id.first ?? _id.last;
    const last = _id.last ?? _id.first;
    if (first !== null && last !== null) for (let y = first; y <= last; y += 1) years.add(y);
  }
  return {
    directions: [...directions.values()],
    years: [...years].sort((a, b) => a - b),
    total: groups.reduce((sum, { rows }) => sum + rows, 0),
  };
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

/** A row for the screen; `campaigns` are those of the municipality, whichever are tied. */
export function presentRow(
  row: ScheduleRow,
  campaigns: ReadonlyMap<string, Campaign>,
  now: Date,
): ScheduleRowView {
  const { facts } = row;
  return {
    id: row._id,
    key: row.key,
    title: facts.title,
    isGroup: facts.isGroup ?? false,
    items: facts.items ?? [],
    directionId: row.directionId,
    directionTitle: row.directionTitle,
    section: facts.section ?? null,
    timingText: facts.timingText ?? null,
    kind: facts.kind,
    start: facts.start ?? null,
    end: facts.end ?? null,
    level: row.level,
    educationLevel: facts.educationLevels.length > 0 ? facts.educationLevels.join(', ') : null,
    responsible: facts.responsible,
    deliverable: facts.deliverable ?? null,
    sourceLine: facts.sourceLine,
    campaigns: row.campaignIds.flatMap((id) => {
      const campaign = campaigns.get(id);
      return campaign ? [{ id, title: campaign.title, state: stateOf(campaign, now) }] : [];
    }),
  };
}
