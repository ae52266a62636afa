import mongoose, { Schema } from 'mongoose';
import type { TableDefinition } from '../../catalogs/dictionary.ts';
import { orNotFound } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import { expires } from '../storage/sweep.ts';
import type { MergedCells } from '../tables/schema.ts';
import type { Cell, TypedSheet } from '../tables/typed.ts';
import type { SheetRow } from './import/reading.ts';
import type { ImportRecord, TablePlace } from './model.ts';
import type { ImportLayout } from './schema.ts';

/** What was decided, with everything that reading the rows needs: the job reads them the same. */
export interface Decision {
  at: Date;
  replace: ImportRecord['replace'];
  layout: ImportLayout;
  table: TableDefinition;
  /** What each heading of the file was said to be. */
  headings: { key: string; means: string }[];
  organizations: { key: string; means: string }[];
  values: { column: string; key: string; means: string }[];
}

/**
 * A file on its way into a table. It lies here for a day, so that checking and confirming do not
 * send it again; then the sweep takes it, with its rows.
 */
export interface ImportDraft extends TablePlace {
  /** Made by the page. */
  _id: string;
  by: { accountId: string; name: string };
  file: string;
  /** Of the file's bytes: another file under the same id is another check. */
  digest: string;
  /** Under which its rows lie: of two that are sent under one id, one is whole. */
  fileId: string;
  sheets: { name: string; rows: number; merged: MergedCells[] }[];
  state: 'open' | 'writing' | 'done';
  /** As it was checked last. */
  layout: ImportLayout | null;
  decision: Decision | null;
  result: ImportRecord | null;
  /** Null while it is written: then only the job may end it. */
  expiresAt: Date | null;
}

interface Chunk {
  _id: string;
  municipalityId: string;
  fileId: string;
  sheet: number;
  /** Row number of the first of `rows`, from 1. */
  first: number;
  rows: Cell[][];
  expiresAt: Date;
}

const mixed = Schema.Types.Mixed;
const draftSchema = new Schema<ImportDraft>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    tableId: { type: String, required: true },
    period: { type: String, required: true },
    by: { type: mixed, required: true },
    file: { type: String, default: '' },
    digest: { type: String, required: true },
    fileId: { type: String, required: true },
    sheets: { type: [mixed], required: true },
    state: { type: String, required: true },
    layout: { type: mixed, default: null },
    decision: { type: mixed, default: null },
    result: { type: mixed, default: null },
    expiresAt: { type: Date, default: null },
  } as never,
  { collection: 'externalDrafts', versionKey: false, minimize: false },
);
draftSchema.index({ state: 1 }, { partialFilterExpression: { state: 'writing' } });
draftSchema.index({ expiresAt: 1 });
expires('externalDrafts');

const chunkSchema = new Schema<Chunk>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    fileId: { type: String, required: true },
    sheet: { type: Number, required: true },
    first: { type: Number, required: true },
    rows: { type: mixed, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'externalDraftRows', versionKey: false, minimize: false },
);
chunkSchema.index({ municipalityId: 1, fileId: 1, sheet: 1, first: 1 });
chunkSchema.index({ expiresAt: 1 });
expires('externalDraftRows');

const Drafts = mongoose.model('ExternalDraft', draftSchema);
const Chunks = mongoose.model('ExternalDraftRow', chunkSchema);

const day = 24 * 3_600_000;
/** Rows outlive the file that they are of: whoever finds the file finds all of it. */
const rowsKept = 2 * day;
/** A decided import is read from its rows whenever the process that died over it is back. */
const decidedKept = 60 * day;
/** A cell holds 500 letters at most: so many rows stay far below a document's limit. */
const chunkRows = 250;
/** Beyond this nobody mends a sheet cell by cell: its rows would all be refused. */
const mostMerged = 20_000;

export type NewDraft = Pick<ImportDraft, '_id' | 'file' | 'digest' | 'by'> & TablePlace;

/**
 * Keeps a file for a day, in the place of what lay there under the same id.
 * @returns null when the id belongs to an import that was decided already
 */
export async function keepFile(
  draft: NewDraft,
  sheets: readonly TypedSheet[],
  now: Date,
): Promise<ImportDraft | null> {
  const { _id, municipalityId } = draft;
  const fileId = newId();
  for (const [sheet, { rows }] of sheets.entries()) {
    for (let at = 0; at < rows.length; at += chunkRows) {
      await Chunks.create({
        _id: newId(),
        municipalityId,
        fileId,
        sheet,
        first: at + 1,
        rows: rows.slice(at, at + chunkRows),
        expiresAt: new Date(now.getTime() + rowsKept),
      });
    }
  }
  const whole: ImportDraft = {
    ...draft,
    fileId,
    sheets: sheets.map(({ name, rows, merged }) => ({
      name,
      rows: rows.length,
      merged: merged.slice(0, mostMerged),
    })),
    state: 'open',
    layout: null,
    decision: null,
    result: null,
    expiresAt: new Date(now.getTime() + day),
  };
  const before = await Drafts.findOne({ _id, municipalityId }).lean();
  try {
    await Drafts.replaceOne({ _id, municipalityId, state: 'open' }, whole, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return null;
  }
  if (before) await Chunks.deleteMany({ municipalityId, fileId: before.fileId });
  return whole;
}

/** A file of the municipality that is kept, or null. */
export async function findDraft(
  municipalityId: string,
  id: string,
  now: Date,
): Promise<ImportDraft | null> {
  const alive = { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
  return Drafts.findOne({ municipalityId, _id: id, ...alive }).lean();
}

/** A file of the municipality that is kept, or the 404. */
export async function getDraft(
  municipalityId: string,
  id: string,
  now: Date,
): Promise<ImportDraft> {
  const found = await findDraft(municipalityId, id, now);
  return orNotFound(found, 'загруженный файл (он хранится сутки)', 'uploaded file (kept a day)');
}

/** The rows of a kept file's sheet, in order, never more than some hundreds at once. */
export async function* rowsOf(
  { fileId, municipalityId }: Pick<ImportDraft, 'fileId' | 'municipalityId'>,
  sheet: number,
): AsyncGenerator<SheetRow> {
  const chunks = Chunks.find({ municipalityId, fileId, sheet })
    .sort({ first: 1 })
    .lean()
    .cursor({ batchSize: 4 });
  for await (const { first, rows } of chunks) {
    for (const [at, cells] of rows.entries()) yield { number: first + at, cells };
  }
}

/** Enough of a sheet to see what its columns are. */
const firstMany = 500;

/** The first rows of a kept file's sheet. */
export async function firstRows(
  draft: Pick<ImportDraft, 'fileId' | 'municipalityId'>,
  sheet: number,
): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for await (const { cells } of rowsOf(draft, sheet)) {
    rows.push([...cells]);
    if (rows.length >= firstMany) break;
  }
  return rows;
}

type KeptFile = Pick<ImportDraft, 'fileId' | 'municipalityId'>;

async function keepRows({ municipalityId, fileId }: KeptFile, expiresAt: Date): Promise<void> {
  await Chunks.updateMany({ municipalityId, fileId }, { $set: { expiresAt } });
}

/** Whether every row of a kept file's sheet still lies there. */
export async function isWhole(
  { municipalityId, fileId, sheets }: KeptFile & Pick<ImportDraft, 'sheets'>,
  sheet: number,
): Promise<boolean> {
  const [found] = await Chunks.aggregate<{ rows: number }>([
    { $match: { municipalityId, fileId, sheet } },
    { $group: { _id: null, rows: { $sum: { $size: '$rows' } } } },
  ]);
  return (found?.rows ?? 0) === sheets[sheet]?.rows;
}

/** Keeps how a file was read when it was checked last. */
export async function keepLayout(
  { _id, municipalityId, fileId }: ImportDraft,
  layout: ImportLayout,
  now: Date,
): Promise<void> {
  await keepRows({ municipalityId, fileId }, new Date(now.getTime() + rowsKept));
  const expiresAt = new Date(now.getTime() + day);
  await Drafts.updateOne({ _id, municipalityId, state: 'open' }, { $set: { layout, expiresAt } });
}

/** Decides an import, in one write. A decided one stays as it was decided. */
export async function decide(
  { _id, municipalityId, fileId }: ImportDraft,
  by: ImportDraft['by'],
  decision: Decision,
): Promise<ImportDraft> {
  await keepRows({ municipalityId, fileId }, new Date(decision.at.getTime() + decidedKept));
  await Drafts.updateOne(
    { _id, municipalityId, state: 'open' },
    { $set: { state: 'writing', decision, by, expiresAt: null } },
  );
  return orNotFound(await Drafts.findOne({ _id, municipalityId }).lean(), 'загрузка', 'import');
}

/** Imports that were decided and are not written to the end, over all municipalities. */
export async function undoneDrafts(): Promise<ImportDraft[]> {
  return Drafts.find({ state: 'writing' }).lean();
}

/** Says that an import is written. Its file can still be looked at until the day is over. */
export async function finishDraft(
  { _id, municipalityId, fileId }: ImportDraft,
  result: ImportRecord,
  now: Date,
): Promise<void> {
  await keepRows({ municipalityId, fileId }, new Date(now.getTime() + rowsKept));
  const expiresAt = new Date(now.getTime() + day);
  await Drafts.updateOne({ _id, municipalityId }, { $set: { state: 'done', result, expiresAt } });
}
