import type { StaffActor } from '../access.ts';
import { getCampaign, type Campaign } from '../campaigns/model.ts';
import { filesById, presentFile } from '../files/model.ts';
import { formOf } from './form-version.ts';
import { viewOf } from './merge.ts';
import type { Violation } from '../checks/schema.ts';
import type { Assignment } from './model.ts';
import { offersFor } from './offers.ts';
import {
  listDataResponses,
  type Content,
  type FieldMark,
  type Submitted,
} from './response.model.ts';
import type { AssignmentView, DataFormView, FieldView } from './schema.ts';
import { isOwner, mayOf, showsSubmitted, standing, type Standing } from './situation.ts';
import { checkWhole } from './submit.model.ts';
import { wasOnTime } from './terms.ts';

/** One assignment as a person sees it in a list. */
function presentAssignment({
  assignment,
  campaign,
  response,
  terms,
  situation,
}: Standing): AssignmentView {
  const { organizationId } = assignment;
  const organization = campaign.expected.find((one) => one.organizationId === organizationId);
  const { exception } = terms;
  return {
    id: assignment._id,
    campaignId: campaign._id,
    title: campaign.title,
    formTitle: campaign.formTitle,
    organizationId,
    organizationName: organization?.name ?? '',
    period: assignment.period,
    dueAt: terms.dueAt.toISOString(),
    locksAt: terms.locksAt.toISOString(),
    locked: terms.locked || terms.notYet,
    signature: campaign.signature,
    exception: exception && {
      until: exception.until.toISOString(),
      reason: exception.reason,
      by: exception.by,
      at: exception.at.toISOString(),
    },
    state: situation.state,
    submittedAt: response?.firstSubmittedAt?.toISOString() ?? null,
    onTime: wasOnTime(terms, response),
    changedAfterAcceptance: response?.changedAfterAcceptance ?? 0,
  };
}

/**
 * Assignments as a person sees them: of the department, by what was handed in; of an organization's
 * people, with what they have in hand.
 */
export async function presentAssignments(
  actor: StaffActor,
  assignments: readonly Assignment[],
  now: Date,
): Promise<AssignmentView[]> {
  const { municipalityId } = actor;
  const ids = assignments.map(({ _id }) => _id);
  const found = await listDataResponses(municipalityId, ids);
  const responses = new Map(found.map((one) => [one._id, one]));
  const campaigns = new Map<string, Campaign>();
  for (const id of new Set(assignments.map(({ campaignId }) => campaignId))) {
    campaigns.set(id, await getCampaign(municipalityId, id));
  }
  return assignments.flatMap((assignment) => {
    const campaign = campaigns.get(assignment.campaignId);
    if (!campaign) return [];
    const response = responses.get(assignment._id) ?? null;
    return presentAssignment(standing(actor, { assignment, campaign, response }, now));
  });
}

/** What the person is shown of the form: what is being filled in, or what was handed in. */
function shownContent({ side, terms, response }: Standing): Content {
  const nothing = { answers: {}, states: {} };
  if (!response) return nothing;
  if (showsSubmitted(side, terms, response)) return response.submitted ?? nothing;
  return isOwner(side) ? response : nothing;
}

function fieldsOf(of: Standing, asked: ReadonlySet<string>): FieldView[] {
  const { response, terms, side } = of;
  if (!response || (!isOwner(side) && !response.submitted)) return [];
  const content = shownContent(of);
  const { submitted } = response;
  const sent = showsSubmitted(side, terms, response) ? submitted : null;
  // What was emptied is told too: its version says what the person has seen.
  return Object.entries(response.fields).flatMap(([question, mark]) => {
    if (!asked.has(question)) return [];
    // What was written since then, and from where, is not about what was handed in.
    const shown = sent && mark.version > sent.revision ? sentMark(sent, question) : mark;
    return [viewOf(content, question, shown, shown.at)];
  });
}

/** A field of what was handed in, after another was written in its place. */
function sentMark({ revision: version, by, at, sources }: Submitted, question: string): FieldMark {
  const source = sources?.[question];
  return { version, by, at, ...(source ? { source } : {}) };
}

/**
 * What happened, oldest first. What passed between the coordinator and the head is their own matter
 * until the signature; what it changed stands at the signature then.
 */
function historyOf({ assignment, response, side }: Standing): DataFormView['history'] {
  const granted = assignment.grants.map(({ at, by, until, reason: text }) => ({
    ...{ action: 'except' as const, at, by, revision: 0, text },
    until: until?.toISOString() ?? null,
    ...{ changes: [], afterAcceptance: false },
  }));
  const events = response?.events ?? [];
  const owner = isOwner(side);
  const handedIn = events.findLastIndex(
    ({ action, unsigned }) => action === 'sign' || (action === 'submit' && !unsigned),
  );
  const shown = events.flatMap((event, at) => {
    if (owner) return event.action === 'sign' ? { ...event, changes: [] } : event;
    if (!event.unsigned) return event;
    return at < handedIn ? { ...event, changes: [] } : [];
  });
  return [...shown, ...granted]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((event) => ({ ...event, at: event.at.toISOString() }));
}

/** The signed paper as the person may see it, and whether other numbers stand there by now. */
function paperFor({ response, side, terms }: Standing): { id: string; earlier: boolean } | null {
  if (!response?.scanId) return null;
  const { scanId: id, scanOf, state, revision, submitted } = response;
  const of = scanOf ?? submitted?.revision ?? revision;
  // The paper of what waits for the signature is not the department's yet.
  if (!isOwner(side) && of > (submitted?.revision ?? 0)) return null;
  const waits = state === 'toSign' && !showsSubmitted(side, terms, response);
  return { id, earlier: of !== (waits ? revision : submitted?.revision) };
}

/**
 * What waits for the signature, its owners know; the department, what was submitted. An explanation
 * was given for a number: where another stands there now, its owners are asked again.
 */
function commentsFor(
  { response, terms, side }: Standing,
  found: readonly Violation[],
): DataFormView['comments'] {
  if (!response) return {};
  const { comments, explained, explainedOf } = response;
  if (!isOwner(side) || showsSubmitted(side, terms, response)) return comments;
  const valueNow = new Map(found.map(({ id, value }) => [id, value]));
  const changed = response.violations.filter(
    ({ id, value }) => valueNow.has(id) && valueNow.get(id) !== value,
  );
  const outdated = new Set(changed.map(({ id }) => id));
  const still = Object.entries(comments).filter(([id]) => !outdated.has(id));
  const waiting = Object.entries(explained ?? {}).filter(
    ([id]) => !explainedOf || !valueNow.has(id) || valueNow.get(id) === explainedOf[id],
  );
  return { ...Object.fromEntries(still), ...Object.fromEntries(waiting) };
}

/** A whole form as a person sees it. */
export async function presentForm(of: Standing, now: Date): Promise<DataFormView> {
  const { assignment, response } = of;
  const form = await formOf(assignment);
  const content = shownContent(of);
  const fields = fieldsOf(of, new Set(Object.keys(response?.fields ?? {})));
  const violations =
    fields.length > 0 ? (await checkWhole(assignment, content, now)).violations : [];
  const paper = paperFor(of);
  const scans = paper ? await filesById(assignment.municipalityId, [paper.id]) : null;
  const scan = paper ? scans?.get(paper.id) : undefined;
  const remarks = (response?.remarks ?? []).filter(
    (one) => isOwner(of.side) || one.side !== 'head',
  );
  return {
    assignment: presentAssignment(of),
    form: form.compiled,
    revision: response?.revision ?? 0,
    fields,
    remarks: remarks.map((one) => ({
      ...one,
      // Remarks of older versions do not say whose they are: the department's as a rule.
      side: one.side ?? 'department',
      at: one.at.toISOString(),
    })),
    comments: commentsFor(of, violations),
    violations,
    offers: await offersFor(assignment, form),
    history: historyOf(of),
    scan: scan ? presentFile(scan) : null,
    ...(scan && paper?.earlier ? { scanEarlier: true as const } : {}),
    may: mayOf(of),
  };
}
