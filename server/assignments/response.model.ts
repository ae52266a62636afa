import mongoose, { Schema } from 'mongoose';
import type { Answers } from '../../forms/run/types.ts';
import type { AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import type { AssignmentState } from '../campaigns/schema.ts';
import type { Violation, ViolationComments } from '../checks/schema.ts';
import type { ElementState } from '../responses/schema.ts';
import type { Said } from './remark-text.ts';
import type { DataFormView, FieldContent, FieldSource } from './schema.ts';
import { countedState, type Action } from './states.ts';

export type States = Record<string, ElementState>;

/** What stands in a form: values, and why there is none, by question. */
export interface Content {
  answers: Answers;
  states: States;
}

/** Who wrote a field last. Its version is the form's revision that this write made. */
export interface FieldMark {
  version: number;
  by: string;
  at: Date;
  /** What the content was taken over from; absent where it was typed. */
  source?: FieldSource;
}

type Remark = Omit<DataFormView['remarks'][number], 'at' | 'side'> & {
  at: Date;
  side?: 'head' | 'department';
};

export interface HistoryEvent {
  action: Exclude<Action, 'fill'> | 'except';
  at: Date;
  by: string;
  text: string;
  /** What `text` says of a return, by question: not all of it is for every reader. */
  remarks?: Said[];
  revision: number;
  changes: { question: string; before: FieldContent; after: FieldContent }[];
  afterAcceptance: boolean;
  unsigned?: true;
  takesBack?: true;
}

/** What the department was sent last: it counts until another is handed in. */
export interface Submitted extends Content {
  revision: number;
  at: Date;
  by: string;
  /** By question, what was taken over; those that were typed are absent. */
  sources?: Record<string, FieldSource>;
}

/** The response of one organization to one data form: what is being filled in, and what counts. */
export interface DataResponse extends Content {
  /** The assignment's id: there is one response to an assignment. */
  _id: string;
  municipalityId: string;
  campaignId: string;
  organizationId: string;
  formKey: string;
  formVersion: number;
  period: string;
  state: AssignmentState;
  /** Raised by each write that changes content or state. */
  revision: number;
  /** By question, of every field ever written. */
  fields: Record<string, FieldMark>;
  submitted: Submitted | null;
  /** When it was handed in for the first time, and whether that was in time. */
  firstSubmittedAt: Date | null;
  onTime: boolean | null;
  /** Who accepted what is submitted. */
  accepted: { at: Date; by: string; revision: number } | null;
  /** A return that was not answered by another submission yet. */
  returned: { at: Date; by: string; afterAcceptance: boolean } | null;
  /** What was submitted had been accepted once, and the acceptance was taken back. */
  reopened?: boolean;
  /** More time that a return gave. */
  extension: { campaignId: string; until: Date; by: string; at: Date } | null;
  changedAfterAcceptance: number;
  remarks: Remark[];
  /** What the checks found at the last submission, and why it was sent all the same. */
  violations: Violation[];
  comments: ViolationComments;
  /** Comments on what waits for the signature; beside what was submitted, which stays until then. */
  explained?: ViolationComments | null;
  /** The numbers that they explain, by violation; another number is explained anew. */
  explainedOf?: Record<string, number | null> | null;
  scanId: string | null;
  /** The revision that the paper is of: handed in, or waiting for the signature then. */
  scanOf?: number | null;
  events: HistoryEvent[];
  /** The last change of state, by which the same request sent again is known. */
  last: { action: Action; from: number; accountId: string; revision: number } | null;
  /** Whether what is submitted, or its acceptance, waits to be recorded as elements. */
  stale: boolean;
  /** Raised with each mark, so that a recording does not take away a later one. */
  marked: number;
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
    state: { type: String, required: true },
    revision: { type: Number, required: true },
    answers: { type: mixed, required: true },
    states: { type: mixed, required: true },
    fields: { type: mixed, required: true },
    submitted: { type: mixed, default: null },
    firstSubmittedAt: { type: Date, default: null },
    onTime: { type: Boolean, default: null },
    accepted: { type: mixed, default: null },
    returned: { type: mixed, default: null },
    reopened: { type: Boolean },
    extension: { type: mixed, default: null },
    changedAfterAcceptance: { type: Number, default: 0 },
    remarks: { type: [mixed], default: [] } as never,
    violations: { type: [mixed], default: [] } as never,
    comments: { type: mixed, default: {} },
    explained: { type: mixed, default: null },
    explainedOf: { type: mixed, default: null },
    scanId: { type: String, default: null },
    scanOf: { type: Number },
    events: { type: [mixed], default: [] } as never,
    last: { type: mixed, default: null },
    stale: { type: Boolean, default: false },
    marked: { type: Number, default: 0 },
  },
  { collection: 'dataResponses', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, campaignId: 1 });
schema.index({ municipalityId: 1, organizationId: 1 });
schema.index({ stale: 1 });
audited(schema, 'dataResponses');

/** The collection; only the models of this folder ask it. */
export const DataResponses = mongoose.model('DataResponse', schema);

/** The response to one assignment; null before its first save. */
export async function findDataResponse(
  municipalityId: string,
  assignmentId: string,
): Promise<DataResponse | null> {
  return DataResponses.findOne({ municipalityId, _id: assignmentId }).lean();
}

/** The responses to these assignments that have been begun. */
export async function listDataResponses(
  municipalityId: string,
  assignmentIds: readonly string[],
): Promise<DataResponse[]> {
  return DataResponses.find({ municipalityId, _id: { $in: [...assignmentIds] } }).lean();
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

interface ResponseState extends Pick<DataResponse, 'extension'> {
  state: AssignmentState;
  submitted: boolean;
  /** It waits for the head, whatever it is for the department meanwhile. */
  toSign: boolean;
}

/** Where each begun assignment stands for the department, and whether anything of it counts. */
export async function responseStates(
  municipalityId: string,
  assignmentIds: readonly string[],
): Promise<Map<string, ResponseState>> {
  const found = await DataResponses.find({ municipalityId, _id: { $in: [...assignmentIds] } })
    .select({ state: 1, submitted: { revision: 1 }, accepted: 1, returned: 1, extension: 1 })
    .lean();
  return new Map(
    found.map((one) => [
      one._id,
      {
        state: countedOf(one),
        // Of nothing, a part is left out: it is not null then, but missing.
        submitted: Boolean(one.submitted),
        toSign: one.state === 'toSign',
        extension: one.extension ?? null,
      },
    ]),
  );
}

/** Whether what is submitted has been accepted, also where that was taken back or it was returned. */
export function wasAccepted({
  accepted,
  returned,
  reopened,
}: Pick<DataResponse, 'accepted' | 'returned' | 'reopened'>): boolean {
  return Boolean(accepted) || returned?.afterAcceptance === true || reopened === true;
}

/** The state that counts: see `countedState`. */
export function countedOf(
  response: Pick<DataResponse, 'state' | 'submitted' | 'accepted' | 'returned'>,
): AssignmentState {
  return countedState(response.state, {
    submitted: Boolean(response.submitted),
    accepted: Boolean(response.accepted),
    returned: Boolean(response.returned),
  });
}

/** Submitted responses that the elements do not hold yet, over all municipalities. */
export async function staleDataResponses(): Promise<DataResponse[]> {
  return DataResponses.find({ stale: true }).lean();
}

/** Says that the elements hold it as it was marked; what was marked since then keeps its mark. */
export async function markRecorded({ _id, marked }: DataResponse): Promise<void> {
  await DataResponses.updateOne({ _id, marked }, { $set: { stale: false } });
}
