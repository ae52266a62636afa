import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { holdsFiles } from '../files/holders.ts';
import { orNotFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import { occurrenceStates, type Meeting, type MeetingResult } from './occurrence.schema.ts';
import type { Changes, Kept } from './reconcile.ts';

/** Who carries something out. */
export interface Responsible {
  accountId: string | null;
  name: string;
  source: 'document' | 'rule' | 'hand';
}

/** What was written of a step of the deliverable. */
export interface StepRecord {
  id: string;
  stepId: string;
  date: string;
  note: string;
  meeting: Meeting | null;
  /** Of a meeting: whether it adopted the document. */
  result: MeetingResult | null;
  by: string;
  at: Date;
  /** Taken back: it counts no more. */
  withdrawn: boolean;
}

export interface HistoryLine {
  at: Date;
  by: string;
  /** What changed: state, responsible, deliverable, step … */
  what: string;
  text: string;
  /** It was marked with the whole row. */
  ofRow?: true;
}

/** A dated instance of a planned row. */
export interface Occurrence extends Omit<Kept, 'touched'> {
  municipalityId: string;
  /** When it was done; null while it is not. */
  doneOn: string | null;
  /** Given to this one by hand; null: as the row or the document says. */
  responsible: Responsible | null;
  text: string;
  files: string[];
  links: { title: string; url: string }[];
  published: { place: string; url: string; date: string; by: string; at: Date }[];
  /** Of its own; empty: the row's. */
  campaignIds: string[];
  steps: StepRecord[];
  note: string;
  history: HistoryLine[];
  /** Grows with what people write, not with recomputed days. */
  version: number;
  /** It was closed or opened again: what follows it does not know yet. */
  stale?: string;
  pending?: AuditEntry[];
}

const list = { type: [Schema.Types.Mixed], default: [] } as never;
const day = { type: String, default: null };

const schema = new Schema<Occurrence>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    rowId: { type: String, required: true },
    year: { type: String, required: true },
    sequence: { type: Number, required: true },
    ...{ start: day, end: day, due: day, event: day, doneOn: day },
    loose: { type: Boolean, default: false },
    estimated: { type: Boolean, default: false },
    waits: { type: Schema.Types.Mixed, default: null },
    counted: { type: Schema.Types.Mixed, default: null },
    state: { type: String, enum: occurrenceStates, default: 'planned' },
    live: { type: Boolean, default: true },
    responsible: { type: Schema.Types.Mixed, default: null },
    text: { type: String, default: '' },
    files: { type: [String], default: [] },
    ...{ links: list, published: list, steps: list, history: list },
    campaignIds: { type: [String], default: [] },
    note: { type: String, default: '' },
    version: { type: Number, default: 1 },
    stale: String,
  },
  { collection: 'occurrences', versionKey: false, minimize: false },
);
schema.index(
  { municipalityId: 1, rowId: 1, year: 1, sequence: 1 },
  { unique: true, name: 'occurrence_once' },
);
schema.index({ stale: 1 }, { partialFilterExpression: { stale: { $exists: true } } });
audited(schema, 'occurrences');

/** The collection; only the models of this folder ask it. */
export const Occurrences = mongoose.model('Occurrence', schema);

/** Files of the result, and signed minutes of meetings. */
export const deliverables = holdsFiles('deliverable', Occurrences, 'files');
export const minutes = holdsFiles('minutes', Occurrences, 'steps.meeting.minutesFileId');

const unwritten = {
  ...{ state: 'planned', doneOn: null, responsible: null, text: '', note: '', version: 1 },
  ...{ files: [], links: [], published: [], steps: [], history: [], campaignIds: [] },
};

/** Occurrences that are in the plan, with everything. */
export async function listOccurrences(municipalityId: string): Promise<Occurrence[]> {
  return Occurrences.find({ municipalityId, live: true })
    .select({ pending: 0, history: 0 })
    .lean<Occurrence[]>();
}

/** What rows and their due days need of the occurrences. */
export type Brief = Pick<
  Occurrence,
  '_id' | 'rowId' | 'year' | 'start' | 'end' | 'due' | 'loose' | 'state' | 'campaignIds'
>;

/** The occurrences in the plan by row. */
export async function briefByRow(
  municipalityId: string,
  rowIds?: readonly string[],
): Promise<Map<string, Brief[]>> {
  const found = await Occurrences.find({
    municipalityId,
    live: true,
    ...(rowIds && { rowId: { $in: [...rowIds] } }),
  })
    .select({ rowId: 1, year: 1, start: 1, end: 1, due: 1, loose: 1, state: 1, campaignIds: 1 })
    .lean<Brief[]>();
  const byRow = new Map<string, Brief[]>();
  for (const one of found) byRow.set(one.rowId, [...(byRow.get(one.rowId) ?? []), one]);
  return byRow;
}

/** One occurrence in the plan, or the 404. */
export async function getOccurrence(municipalityId: string, id: string): Promise<Occurrence> {
  const found = await Occurrences.findOne({ municipalityId, _id: id, live: true })
    .select({ pending: 0 })
    .lean<Occurrence>();
  return orNotFound(found, 'мероприятие плана', 'planned event');
}

/** All that recomputing compares, also those that are out of the plan. */
export async function keptOccurrences(municipalityId: string): Promise<(Kept & Occurrence)[]> {
  const found = await Occurrences.find({ municipalityId })
    .select({ pending: 0 })
    .lean<Occurrence[]>();
  return found.map((one) => ({ ...one, touched: one.history.length > 0 }));
}

/** Writes what recomputing found; run again after a kill it does the rest. */
export async function writeChanges(
  municipalityId: string,
  { insert, update, show, hide, remove }: Changes,
): Promise<void> {
  const open = { state: { $in: ['planned', 'underway'] } };
  const writes = [
    ...remove.map((_id) => ({
      // Somebody may have written on it since it was read.
      deleteOne: { filter: { municipalityId, _id, 'history.0': { $exists: false } } },
    })),
    ...hide.map((_id) => ({
      updateOne: { filter: { municipalityId, _id }, update: { $set: { live: false } } },
    })),
    ...show.map((_id) => ({
      updateOne: { filter: { municipalityId, _id }, update: { $set: { live: true } } },
    })),
    ...update.map(({ _id, to }) => ({
      // What has been closed meanwhile does not move any more.
      updateOne: { filter: { municipalityId, _id, ...open }, update: { $set: to } },
    })),
    ...insert.map(({ rowId, year, sequence, ...times }) => ({
      updateOne: {
        filter: { municipalityId, rowId, year, sequence },
        update: { $setOnInsert: { _id: newId(), live: true, ...unwritten, ...times } },
        upsert: true,
      },
    })),
  ];
  if (writes.length > 0) await Occurrences.bulkWrite(writes, { ordered: true });
}

/**
 * Closes or opens again the occurrences of a row, as a person has marked the whole row. Opening
 * again takes back what such a mark has closed; where each was closed for itself, those. What was
 * cancelled stays so.
 */
export async function markOccurrences(
  { municipalityId, ids }: { municipalityId: string; ids: readonly string[] },
  to: 'done' | 'planned',
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date; day: string },
): Promise<void> {
  const from = to === 'done' ? ['planned', 'underway'] : ['done'];
  const chosen = { municipalityId, _id: { $in: [...ids] }, state: { $in: from } };
  const found = await Occurrences.find(chosen as never)
    .select({ state: 1, doneOn: 1, version: 1, history: 1 })
    .lean<Pick<Occurrence, '_id' | 'state' | 'doneOn' | 'version' | 'history'>[]>();
  const byRow = found.filter(
    ({ history }) => history.findLast(({ what }) => what === 'state')?.ofRow === true,
  );
  const meant = to === 'planned' && byRow.length > 0 ? byRow : found;
  if (meant.length === 0) return;
  const { actor, now, day } = by;
  const line: HistoryLine = { at: now, by: actor.name, what: 'state', text: to, ofRow: true };
  const set = { state: to, doneOn: to === 'done' ? day : null };
  await Occurrences.bulkWrite(
    meant.map(({ _id, state, doneOn, version }) => ({
      updateOne: {
        filter: { municipalityId, _id, version },
        update: {
          $set: set,
          $inc: { version: 1 },
          $push: {
            history: { $each: [line], $slice: -200 },
            pending: auditEntry(by, {
              action: 'schedule.carryOut',
              subject: { kind: 'occurrence', id: _id },
              before: { state, doneOn },
              after: set,
            }),
          },
        },
      },
    })),
    { ordered: false },
  );
}
