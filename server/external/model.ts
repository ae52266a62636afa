import mongoose, { Schema, type PipelineStage } from 'mongoose';
import type { Answers } from '../../forms/run/types.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';

/**
 * One row of a table that another system filled, for one period. It counts only where its
 * `importId` is the one that the table's period says is current: an import writes its rows beside
 * the old ones, then one write makes them the current ones.
 */
export interface ExternalRow {
  /** Made of the import and the row, so that writing again adds nothing. */
  _id: string;
  municipalityId: string;
  tableId: string;
  period: string;
  organizationId: string;
  importId: string;
  /** By column id: numbers, texts, choice values, true or false; an empty cell is absent. */
  answers: Answers;
  /** Lower-case trimmed copies of the texts, for comparing. */
  folded: Record<string, string>;
  /** The import that brought it and its row in that file, also after it was carried over. */
  from: { importId: string; row: number };
}

/** What one import did, as the history shows it. */
export interface ImportRecord {
  id: string;
  at: Date;
  by: string;
  file: string;
  /** `all` replaces the whole table of the period, `organizations` only those in the file. */
  replace: 'all' | 'organizations';
  taken: number;
  /** Rows of the file that were left out. */
  rejected: number;
  organizations: number;
  /** Rows of other organizations that stayed from the import before. */
  kept: number;
}

/** A table of one period: which import counts, and what was imported before. */
export interface ExternalImport {
  _id: string;
  municipalityId: string;
  tableId: string;
  period: string;
  /** The import whose rows count; null before the first. */
  current: string | null;
  importedAt: Date | null;
  /** Grows with each import. */
  revision: number;
  /** The values do not hold this revision yet. */
  stale: boolean;
  /** Organizations whose rows came, changed or went since the values were computed last. */
  touched: string[];
  /** Newest last. */
  history: ImportRecord[];
  /** Imports that count no more and whose rows may still lie there; since when. */
  old: { importId: string; at: Date }[];
  pending?: AuditEntry[];
}

const rowSchema = new Schema<ExternalRow>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    tableId: { type: String, required: true },
    period: { type: String, required: true },
    organizationId: { type: String, required: true },
    importId: { type: String, required: true },
    answers: { type: Schema.Types.Mixed, required: true },
    folded: { type: Schema.Types.Mixed, required: true },
    from: { _id: false, importId: String, row: Number },
  },
  { collection: 'externalRows', versionKey: false, minimize: false },
);
rowSchema.index({ municipalityId: 1, importId: 1, organizationId: 1 });

const importSchema = new Schema<ExternalImport>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    tableId: { type: String, required: true },
    period: { type: String, required: true },
    current: { type: String, default: null },
    importedAt: { type: Date, default: null },
    revision: { type: Number, default: 0 },
    stale: { type: Boolean, default: false },
    touched: { type: [String], default: [] },
    history: { type: [Schema.Types.Mixed], default: [] },
    old: { type: [Schema.Types.Mixed], default: [] },
  } as never,
  { collection: 'externalImports', versionKey: false, minimize: false },
);
importSchema.index({ municipalityId: 1, tableId: 1, period: 1 }, { unique: true });
importSchema.index({ stale: 1 }, { partialFilterExpression: { stale: true } });
importSchema.index(
  { 'old.at': 1 },
  { name: 'external_old', partialFilterExpression: { 'old.0': { $exists: true } } },
);
audited(importSchema, 'externalImports');

const Rows = mongoose.model('ExternalRow', rowSchema);
const Imports = mongoose.model('ExternalImport', importSchema);

/** A table of a period. */
export interface TablePlace {
  municipalityId: string;
  tableId: string;
  period: string;
}

/** An import that counts: rows are read by its id. */
export interface CurrentImport {
  tableId: string;
  period: string;
  importId: string;
  importedAt: Date;
}

/** The imports that count now, of these tables and periods; of all where not told. */
export async function currentImports(
  municipalityId: string,
  only: { tableIds?: readonly string[]; periods?: readonly string[] } = {},
): Promise<CurrentImport[]> {
  const found = await Imports.find({
    municipalityId,
    current: { $ne: null },
    ...(only.tableIds ? { tableId: { $in: [...only.tableIds] } } : {}),
    ...(only.periods ? { period: { $in: [...only.periods] } } : {}),
  })
    .select({ tableId: 1, period: 1, current: 1, importedAt: 1 })
    .lean();
  return found.flatMap(({ tableId, period, current, importedAt }) =>
    current !== null && importedAt ? [{ tableId, period, importId: current, importedAt }] : [],
  );
}

/**
 * Runs a pipeline over imported rows. Its first stage must be a `$match` by `municipalityId` and
 * `importId` (those of `currentImports`), in that order of the index; `organizationId` may follow.
 */
export async function aggregateRows<T>(pipeline: PipelineStage[]): Promise<T[]> {
  return Rows.aggregate<T>(pipeline);
}

/** Tables of periods whose last import is not in the values yet, over all municipalities. */
export async function staleImports(): Promise<
  Pick<ExternalImport, '_id' | 'municipalityId' | 'tableId' | 'period' | 'revision' | 'touched'>[]
> {
  return Imports.find({ stale: true })
    .select({ municipalityId: 1, tableId: 1, period: 1, revision: 1, touched: 1 })
    .lean();
}

/** Says that the values hold this revision; a newer import meanwhile keeps its mark. */
export async function markImportTaken(id: string, revision: number): Promise<void> {
  await Imports.updateOne({ _id: id, revision }, { $set: { stale: false, touched: [] } });
}

/** One table of a period, or null when nothing was ever imported into it. */
export async function findTable(place: TablePlace): Promise<ExternalImport | null> {
  return Imports.findOne(place).lean();
}

/** An import that has been the current one of some table of the municipality, or null. */
export async function findRecord(municipalityId: string, id: string): Promise<ImportRecord | null> {
  const found = await Imports.findOne({ municipalityId, 'history.id': id }).lean();
  return found?.history.find((one) => one.id === id) ?? null;
}

/** Every table and period of a municipality into which something was imported. */
export async function listTables(municipalityId: string): Promise<ExternalImport[]> {
  return Imports.find({ municipalityId }).sort({ tableId: 1, period: -1 }).lean();
}

/**
 * Writes rows of an import that does not count yet. A row that lies there already is the same one,
 * since its id is made of its import and its place in the file.
 */
export async function writeRows(rows: readonly ExternalRow[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    // The driver's own call: the model's would cast fifty thousand rows one by one.
    await mongoose.connection
      .collection<ExternalRow>('externalRows')
      .insertMany([...rows], { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Rows of an import one by one: all of them need not fit in memory. */
export function eachRow(municipalityId: string, importId: string): AsyncIterable<ExternalRow> {
  return Rows.find({ municipalityId, importId }).lean().cursor({ batchSize: 1000 });
}

/** Removes every row of an import that does not count. */
export async function dropRows(municipalityId: string, importId: string): Promise<void> {
  await Rows.deleteMany({ municipalityId, importId });
}

/** How many rows an import has of each organization. */
export async function rowsByOrganization(
  municipalityId: string,
  importId: string,
): Promise<Map<string, number>> {
  const counts = await Rows.aggregate<{ _id: string; rows: number }>([
    { $match: { municipalityId, importId } },
    { $group: { _id: '$organizationId', rows: { $sum: 1 } } },
  ]);
  return new Map(counts.map(({ _id, rows }) => [_id, rows]));
}

/** Whoever computes from the rows of an import that has just been replaced may finish. */
const grace = 10 * 60_000;

/** Tables with rows of imports that have not counted for a while, over all municipalities. */
export async function tablesWithOldRows(now: Date): Promise<ExternalImport[]> {
  const before = new Date(now.getTime() - grace);
  return Imports.find({ 'old.0': { $exists: true }, 'old.at': { $lt: before } }).lean();
}

/** Removes the rows of imports that have not counted for a while. Safe to repeat. */
export async function sweepOldRows(table: ExternalImport, now: Date): Promise<void> {
  const { _id, municipalityId, current, old } = table;
  for (const { importId, at } of old) {
    if (at.getTime() >= now.getTime() - grace) continue;
    if (importId !== current) await dropRows(municipalityId, importId);
    await Imports.updateOne({ _id }, { $pull: { old: { importId } } });
  }
}

/** Imports kept in the history of one table and period. */
const remembered = 100;

/**
 * Makes an import the one that counts, in one write: with its line in the history and in the log
 * and the mark for the values.
 * @param base the import that counted when this one was planned
 * @returns false when another import has become the current one meanwhile; true also when this one
 *   counts already
 */
export async function switchTo(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  place: TablePlace,
  base: string | null,
  record: ImportRecord,
  touched: readonly string[],
): Promise<boolean> {
  await Imports.updateOne(
    place,
    { $setOnInsert: { _id: newId(), ...emptyTable } },
    { upsert: true },
  );
  const { modifiedCount } = await Imports.updateOne(
    { ...place, current: base, 'history.id': { $ne: record.id } },
    {
      $set: { current: record.id, importedAt: by.now, stale: true },
      $inc: { revision: 1 },
      $addToSet: { touched: { $each: [...touched] } },
      $push: {
        history: { $each: [record], $slice: -remembered },
        ...(base === null ? {} : { old: { importId: base, at: by.now } }),
        pending: auditEntry(by, {
          action: 'external.import',
          subject: { kind: 'externalTable', id: place.tableId },
          before: base === null ? null : { importId: base },
          after: { period: place.period, ...record },
        }),
      },
    },
  );
  if (modifiedCount === 1) return true;
  return (await Imports.exists({ ...place, 'history.id': record.id })) !== null;
}

/**
 * Takes back the import that counts, in one write: the table of the period is as if nothing had come
 * yet, and its history stays.
 * @param seen the import that the person saw
 * @returns false when another import counts by now; true also when it was taken back before
 */
export async function withdraw(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  place: TablePlace,
  seen: string,
): Promise<boolean> {
  const touched = [...(await rowsByOrganization(place.municipalityId, seen)).keys()];
  const { modifiedCount } = await Imports.updateOne(
    { ...place, current: seen },
    {
      $set: { current: null, importedAt: null, stale: true },
      $inc: { revision: 1 },
      $addToSet: { touched: { $each: touched } },
      $push: {
        old: { importId: seen, at: by.now },
        pending: auditEntry(by, {
          action: 'external.withdraw',
          subject: { kind: 'externalTable', id: place.tableId },
          before: { period: place.period, importId: seen },
          after: null,
        }),
      },
    },
  );
  if (modifiedCount === 1) return true;
  return (await Imports.exists({ ...place, current: null, 'history.id': seen })) !== null;
}

const emptyTable = {
  current: null,
  importedAt: null,
  revision: 0,
  stale: false,
  touched: [],
  history: [],
  old: [],
};
