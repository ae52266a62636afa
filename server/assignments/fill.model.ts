import { setTimeout } from 'node:timers/promises';
import type { StaffActor } from '../access.ts';
import { auditEntry } from '../audit/entry.ts';
import { dayIn } from '../campaigns/period.ts';
import type { AssignmentState } from '../campaigns/schema.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { askedContent, changesBetween } from './content.ts';
import { formOf } from './form-version.ts';
import { contentOf, mergeChanges, viewOf, withWritten, type Merge } from './merge.ts';
import type { Assignment } from './model.ts';
import { offersFor } from './offers.ts';
import {
  DataResponses,
  type Content,
  type DataResponse,
  type FieldMark,
} from './response.model.ts';
import type { FieldsInput, FieldsSaved } from './schema.ts';
import { requireStep, standingOf, type Standing } from './situation.ts';

export interface By {
  actor: StaffActor;
  now: Date;
}

const tries = 12;

/** The document of a form that nobody has begun. */
export function emptyResponse(assignment: Assignment): DataResponse {
  const { _id, municipalityId, campaignId, organizationId, formKey, formVersion, period } =
    assignment;
  return {
    ...{ _id, municipalityId, campaignId, organizationId, formKey, formVersion, period },
    ...{ state: 'notStarted', revision: 0, answers: {}, states: {}, fields: {} },
    ...{ submitted: null, firstSubmittedAt: null, onTime: null, accepted: null, returned: null },
    ...{ extension: null, changedAfterAcceptance: 0, remarks: [], violations: [], comments: {} },
    ...{ explained: null, scanId: null, events: [], last: null, stale: false, marked: 0 },
  };
}

/** Says in the log, which is read without the assignment, whose form a line is about. */
export function whose({ organizationId, formKey, period }: Assignment) {
  return { organizationId, formKey, period };
}

/**
 * Stores single fields, each by its own version: whoever had not seen what stands in a field gets
 * it back as a conflict and nothing of it is overwritten. Sending again is harmless.
 * @throws Problem dataForm.locked, campaign.notYet; dataForm.busy when too many write at once
 */
export async function fillFields(
  by: By,
  asked: Assignment,
  { changes, since }: FieldsInput,
): Promise<FieldsSaved> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const standing = await standingOf(by.actor, asked, by.now);
    const to = requireStep('fill', standing);
    const { assignment } = standing;
    const form = await formOf(assignment);
    const current = standing.response ?? emptyResponse(assignment);
    const merge = mergeChanges(form.compiled, current, changes, by.now);
    const written = await marksOf(by, assignment, current, merge.written);
    const next = withWritten(current, merge.written);
    const after =
      merge.written.length === 0
        ? current
        : await write(by, standing, written, next, await stateAfter(standing, next, to));
    if (!after) {
      // Somebody else's write came between: what it changed is looked at again.
      await setTimeout(Math.random() * 4 * (attempt + 1));
      continue;
    }
    const { conflicts, refused, standing: same } = merge;
    const saved = [
      ...same,
      ...[...written].map(([question, { version, source }]) => ({
        ...{ question, version },
        ...(source ? { source } : {}),
      })),
    ];
    const told = new Set([...saved, ...conflicts].map(({ question }) => question));
    const others = Object.entries(after.fields).flatMap(([question, mark]) =>
      mark.version > since && !told.has(question) ? [viewOf(after, question, mark, by.now)] : [],
    );
    return { revision: after.revision, state: after.state, saved, conflicts, refused, others };
  }
  throw new Problem('dataForm.busy', { retryAfter: 1 });
}

/**
 * Who writes these fields, and what they take over: what is told as taken is, where that very value
 * is offered; else it was typed.
 */
async function marksOf(
  { actor, now }: By,
  assignment: Assignment,
  { revision }: DataResponse,
  written: Merge['written'],
): Promise<Map<string, FieldMark>> {
  const mark = { version: revision + 1, by: actor.name, at: now };
  const offers = written.some(({ taken }) => taken)
    ? await offersFor(assignment, await formOf(assignment))
    : [];
  return new Map(
    written.map(({ question, content, taken }) => {
      const offer = offers.find(
        (one) => one.question === question && one.from === taken && one.value === content.answer,
      );
      if (!offer) return [question, mark];
      const { from, period, formTitle } = offer;
      return [question, { ...mark, source: { from, period, formTitle } }];
    }),
  );
}

/** A correction that brings back what had been handed in is none. */
async function stateAfter(
  { assignment, response }: Standing,
  next: Content,
  to: AssignmentState,
): Promise<AssignmentState> {
  if (!response?.submitted || to === 'returned') return to;
  const { compiled } = await formOf(assignment);
  const { timeZone } = await getMunicipality(assignment.municipalityId);
  const asked = askedContent(compiled, next, dayIn(timeZone, response.submitted.at));
  if (changesBetween(compiled, response.submitted, asked).length > 0) return to;
  return response.accepted ? 'accepted' : 'submitted';
}

type Written = Content & Pick<DataResponse, 'fields' | 'revision' | 'state'>;

/** One conditional write; null when the form is not any more what was read. */
async function write(
  by: By,
  { assignment, response }: Standing,
  marks: ReadonlyMap<string, FieldMark>,
  next: Content,
  state: AssignmentState,
): Promise<Written | null> {
  const { municipalityId, _id } = assignment;
  const current = response ?? emptyResponse(assignment);
  const revision = current.revision + 1;
  const written = [...marks.keys()];
  const pending = auditEntry(by, {
    action: 'dataForm.fill',
    subject: { kind: 'dataForm', id: _id },
    before: pick(current, written),
    after: { ...whose(assignment), revision, ...pick(next, written) },
  });
  const remarks = current.remarks.map((remark) =>
    remark.question === null || written.includes(remark.question)
      ? { ...remark, answered: true }
      : remark,
  );
  const fields = { ...current.fields, ...Object.fromEntries(marks) };
  // Nothing else can have been changed where the write finds the revision that was read.
  const after = { ...current, ...next, fields, revision, state };
  if (!response) {
    try {
      await DataResponses.create({ ...after, pending: [pending] });
      return after;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return null;
    }
  }
  // What is empty by now is begun anew, by the version that the assignment is of.
  const { formVersion } = assignment;
  const $set: Record<string, unknown> = { revision, state, remarks, formVersion };
  const $unset: Record<string, unknown> = {};
  for (const [question, mark] of marks) {
    const { answer, state: why } = contentOf(next, question);
    $set[`fields.${question}`] = mark;
    if (answer === undefined) $unset[`answers.${question}`] = '';
    else $set[`answers.${question}`] = answer;
    if (why === undefined) $unset[`states.${question}`] = '';
    else $set[`states.${question}`] = why;
  }
  const { modifiedCount } = await DataResponses.updateOne(
    { municipalityId, _id, revision: current.revision },
    { $set, $unset, $push: { pending } },
  );
  return modifiedCount === 1 ? after : null;
}

function pick({ answers, states }: Content, questions: readonly string[]): Content {
  const own = ([name]: [string, unknown]) => questions.includes(name);
  return {
    answers: Object.fromEntries(Object.entries(answers).filter(own)),
    states: Object.fromEntries(Object.entries(states).filter(own)),
  };
}
