import { isDeepStrictEqual } from 'node:util';
import mongoose, { Schema } from 'mongoose';
import type { Answers } from '../../forms/run/types.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import type { Assignment } from './model.ts';
import { Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import type { ElementState } from '../responses/schema.ts';

type States = Record<string, ElementState>;

export interface Revision {
  revision: number;
  at: Date;
  by: string;
  answers: Answers;
  states: States;
}

/** The current response of one organization to one data form, and every earlier revision. */
export interface DataResponse {
  /** The assignment's id: there is one response to an assignment. */
  _id: string;
  municipalityId: string;
  campaignId: string;
  organizationId: string;
  formKey: string;
  formVersion: number;
  period: string;
  revision: number;
  answers: Answers;
  states: States;
  /** Whose save made the present revision. */
  savedBy: string;
  /** What counts: the last submitted content; a later draft does not touch it. */
  submitted: { revision: number; at: Date; answers: Answers; states: States } | null;
  /** The submitted revision that the elements and indicators hold already. */
  recordedRevision: number;
  /** Whether the submitted content waits to be recorded. */
  stale: boolean;
  history: Revision[];
  pending?: AuditEntry[];
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<DataResponse>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    campaignId: { type: String, required: true },
    organizationId: { type: String, required: true },
    formKey: { type: String, required: true },
    formVersion: { type: Number, required: true },
    period: { type: String, required: true },
    revision: { type: Number, required: true },
    answers: { type: mixed, required: true },
    states: { type: mixed, required: true },
    savedBy: { type: String, required: true },
    submitted: { type: mixed, default: null },
    recordedRevision: { type: Number, default: 0 },
    stale: { type: Boolean, default: false },
    history: { type: [mixed], default: [] } as never,
  },
  { collection: 'dataResponses', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, campaignId: 1 });
schema.index({ municipalityId: 1, organizationId: 1 });
schema.index({ stale: 1 });
audited(schema, 'dataResponses');

const DataResponses = mongoose.model('DataResponse', schema);

interface Content {
  answers: Answers;
  states: States;
  submit: boolean;
}

/**
 * Saves a revision of a data form. The writer says which revision it started from; when another
 * person has saved meanwhile this is a 409 and nothing is overwritten.
 */
export async function saveDataResponse(
  by: { actor: StaffActor; now: Date },
  assignment: Assignment,
  startedFrom: number,
  content: Content,
): Promise<DataResponse> {
  const { _id, municipalityId } = assignment;
  const current = await DataResponses.findOne({ municipalityId, _id }).lean();
  if (current && isResend(current, startedFrom, content, by.actor.accountId)) return current;
  if ((current?.revision ?? 0) !== startedFrom) throw conflict(current?.revision ?? 0);
  const revision = startedFrom + 1;
  const { answers, states, submit } = content;
  // The log is read without the assignment: a line says by itself whose form it is about.
  const whose = {
    organizationId: assignment.organizationId,
    formKey: assignment.formKey,
    period: assignment.period,
  };
  const line: Revision = {
    revision,
    at: by.now,
    by: by.actor.name,
    answers,
    states,
  };
  const change = {
    $set: {
      revision,
      answers,
      states,
      savedBy: by.actor.accountId,
      ...(submit ? { submitted: { revision, at: by.now, answers, states }, stale: true } : {}),
    },
    $push: {
      // Drafts are in the audit log; the history is what the department was sent.
      ...(submit ? { history: line } : {}),
      pending: auditEntry(by, {
        action: 'dataForm.fill',
        subject: { kind: 'dataForm', id: _id },
        before: current ? differing(current, content) : null,
        after: { ...whose, ...(current ? differing(content, current) : { answers, states }) },
      }),
    },
    $setOnInsert: {
      campaignId: assignment.campaignId,
      organizationId: assignment.organizationId,
      formKey: assignment.formKey,
      formVersion: assignment.formVersion,
      period: assignment.period,
      recordedRevision: 0,
    },
  };
  try {
    const saved = await DataResponses.findOneAndUpdate(
      current
        ? { municipalityId, _id, revision: startedFrom }
        : { municipalityId, _id, revision: 0 },
      change as never,
      { returnDocument: 'after', upsert: current === null },
    ).lean();
    if (!saved) throw conflict(revision);
    return saved;
  } catch (error) {
    if (isDuplicateKey(error)) throw conflict(revision);
    throw error;
  }
}

/** Whether the save has been made already and only its answer was lost on the way. */
function isResend(
  current: DataResponse,
  startedFrom: number,
  { answers, states, submit }: Content,
  accountId: string,
): boolean {
  const submittedNow = current.submitted?.revision === current.revision;
  return (
    current.revision === startedFrom + 1 &&
    current.savedBy === accountId &&
    submittedNow === submit &&
    isDeepStrictEqual([current.answers, current.states], [answers, states])
  );
}

function conflict(revision: number): Problem {
  return new Problem('dataForm.conflict', { path: 'revision', parameters: { ru: { revision } } });
}

/** The entries of `one` that `other` has otherwise: before and after for the audit line. */
function differing(
  one: { answers: Answers; states: States },
  other: { answers: Answers; states: States },
): { answers: Record<string, unknown>; states: Record<string, unknown> } {
  const pick = (a: Record<string, unknown>, b: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(a).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(b[key])),
    );
  return { answers: pick(one.answers, other.answers), states: pick(one.states, other.states) };
}

/** The response to one assignment; null before its first save. */
export async function findDataResponse(
  municipalityId: string,
  assignmentId: string,
): Promise<DataResponse | null> {
  return DataResponses.findOne({ municipalityId, _id: assignmentId }).lean();
}

/** What the department was sent last, of these assignments that have been submitted at all. */
export async function submittedContents(
  municipalityId: string,
  assignmentIds: readonly string[],
): Promise<Pick<DataResponse, 'organizationId' | 'submitted'>[]> {
  return DataResponses.find({
    municipalityId,
    _id: { $in: [...assignmentIds] },
    submitted: { $ne: null },
  })
    .select({ organizationId: 1, submitted: 1 })
    .lean();
}

/** Whether each assignment has a draft or a submitted response. */
export async function assignmentStates(
  municipalityId: string,
  assignmentIds: readonly string[],
): Promise<Map<string, 'draft' | 'submitted'>> {
  const found = await DataResponses.find({ municipalityId, _id: { $in: [...assignmentIds] } })
    .select({ submitted: { revision: 1 } })
    .lean();
  return new Map(found.map(({ _id, submitted }) => [_id, submitted ? 'submitted' : 'draft']));
}

/** Submitted responses that the elements do not hold yet, over all municipalities. */
export async function staleDataResponses(): Promise<DataResponse[]> {
  return DataResponses.find({ stale: true }).lean();
}

/** Says that the elements hold this revision; a newer submission meanwhile keeps its mark. */
export async function markRecorded(id: string, revision: number): Promise<void> {
  await DataResponses.updateOne(
    { _id: id, 'submitted.revision': revision },
    { $set: { stale: false, recordedRevision: revision } },
  );
}
