import type { StaffActor } from '../access.ts';
import { getCampaign, type Campaign } from '../campaigns/model.ts';
import { filesById, presentFile } from '../files/model.ts';
import { formOf } from './form-version.ts';
import { viewOf } from './merge.ts';
import type { Violation } from '../checks/schema.ts';
import type { Assignment } from './model.ts';
import { offersFor } from './offers.ts';
import { listDataResponses, type Content, type FieldMark } from './response.model.ts';
import type { AssignmentView, DataFormView, FieldView } from './schema.ts';
import { isOwner, mayOf, showsSubmitted, standing, type Standing } from './situation.ts';
import { checkWhole } from './submit.model.ts';

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
    onTime: response?.onTime ?? null,
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
    const shown: FieldMark =
      sent && mark.version > sent.revision
        ? { version: sent.revision, by: sent.by, at: sent.at }
        : mark;
    return [viewOf(content, question, shown, shown.at)];
  });
}

function historyOf({ assignment, response }: Standing): DataFormView['history'] {
  const granted = assignment.grants.map(({ at, by, until, reason: text }) => ({
    ...{ action: 'except' as const, at, by, revision: 0, text },
    until: until?.toISOString() ?? null,
    ...{ changes: [], afterAcceptance: false },
  }));
  return [...(response?.events ?? []), ...granted]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((event) => ({ ...event, at: event.at.toISOString() }));
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
  const { comments, explained } = response;
  if (!isOwner(side) || showsSubmitted(side, terms, response)) return comments;
  const valueNow = new Map(found.map(({ id, value }) => [id, value]));
  const changed = response.violations.filter(
    ({ id, value }) => valueNow.has(id) && valueNow.get(id) !== value,
  );
  const outdated = new Set(changed.map(({ id }) => id));
  const still = Object.entries(comments).filter(([id]) => !outdated.has(id));
  return { ...Object.fromEntries(still), ...explained };
}

/** A whole form as a person sees it. */
export async function presentForm(of: Standing, now: Date): Promise<DataFormView> {
  const { assignment, response } = of;
  const form = await formOf(assignment);
  const content = shownContent(of);
  const fields = fieldsOf(of, new Set(Object.keys(response?.fields ?? {})));
  const violations =
    fields.length > 0 ? (await checkWhole(assignment, content, now)).violations : [];
  const scans = response?.scanId
    ? await filesById(assignment.municipalityId, [response.scanId])
    : null;
  const scan = response?.scanId ? scans?.get(response.scanId) : undefined;
  return {
    assignment: presentAssignment(of),
    form: form.compiled,
    revision: response?.revision ?? 0,
    fields,
    remarks: (response?.remarks ?? []).map((one) => ({ ...one, at: one.at.toISOString() })),
    comments: commentsFor(of, violations),
    violations,
    offers: await offersFor(assignment, form),
    history: historyOf(of),
    scan: scan ? presentFile(scan) : null,
    may: mayOf(of),
  };
}
