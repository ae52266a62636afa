import type { StaffActor } from '../access.ts';
import { acceptForm, returnForm } from '../assignments/decide.model.ts';
import { fillFields, type By } from '../assignments/fill.model.ts';
import { listAssignments, type Assignment } from '../assignments/model.ts';
import { findDataResponse, type DataResponse } from '../assignments/response.model.ts';
import { submitForm } from '../assignments/submit.model.ts';
import type { Campaign } from '../campaigns/model.ts';
import { followUp } from '../checks/follow-ups.model.ts';
import type { FollowUpDecision } from '../checks/found.schema.ts';
import { Problem } from '../problem.ts';
import type { ElementState } from '../responses/schema.ts';
import { demoAccounts } from './accounts.ts';
import type { Demo } from './campaigns.ts';
import type { DemoValues } from './figures.ts';
import { inventedName } from './invented.ts';

export interface Report {
  organizationKey: string;
  values: DemoValues;
  /** What has no value, and why. */
  states?: Record<string, ElementState>;
  /** How many days before (or, below zero, after) the due date it was handed in; 1 where not said. */
  daysBefore?: number;
  /** What the organization says of doubtful numbers, by violation or by kind of violation. */
  comments?: Record<string, string>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Whoever reports for an organization of the demo. */
export function reporter(
  demo: Demo,
  organizationKey: string,
  role: 'coordinator' | 'head' = 'coordinator',
): StaffActor {
  const organization = demo.organizations.get(organizationKey);
  if (!organization) throw new Error(`Demo: no organization ${organizationKey}`);
  const account = demoAccounts.find(
    (one) => one.role === role && one.organizations.includes(organizationKey),
  );
  const position = [...demo.organizations.keys()].indexOf(organizationKey);
  return {
    ...demo.by.actor,
    role,
    accountId: `demo:${organizationKey}:${role}`,
    name: account?.name ?? (role === 'head' ? organization.head : inventedName(300 + position)),
    organizationIds: [organization._id],
  };
}

/** The assignment of one organization in a campaign. */
export async function assignmentOf(
  demo: Demo,
  campaign: Campaign,
  organizationKey: string,
): Promise<Assignment> {
  const { municipalityId, _id: campaignId } = campaign;
  const id = demo.organizations.get(organizationKey)?._id;
  const all = await listAssignments(municipalityId, { campaignId });
  const found = all.find(({ organizationId }) => organizationId === id);
  if (!found) throw new Error(`Demo: nothing due from ${organizationKey}`);
  return found;
}

/** Types values into a form; a value that is named absent is left out. */
export async function fillReport(
  by: By,
  assignment: Assignment,
  { values, states = {} }: Pick<Report, 'values' | 'states'>,
): Promise<number> {
  const given = Object.entries(values).filter(([question]) => !(question in states));
  const changes = [
    ...given.map(([question, answer]) => ({ question, base: 0, answer })),
    ...Object.entries(states).map(([question, state]) => ({ question, base: 0, state })),
  ];
  const saved = await fillFields(by, assignment, { changes, since: 0 });
  const [refused] = saved.refused;
  if (refused) throw new Error(`Demo: ${refused.question}: ${refused.message.ru}`);
  return saved.revision;
}

/** Why an organization sends numbers that look doubtful. */
const explanation = 'Проверено по журналам и приказам, число верное.';

/** Hands a filled form in, with a comment on everything that turns out to look doubtful. */
async function submitReport(
  by: By,
  assignment: Assignment,
  revision: number,
  said: Record<string, string> = {},
): Promise<DataResponse> {
  try {
    return await submitForm(by, assignment, { revision, comments: {} });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code !== 'dataForm.unexplained') {
      throw new Error(`Demo: ${JSON.stringify(error.details[0])}`, { cause: error });
    }
    const doubts = error.details.map(({ path }) => path.replace(/^comments\./, ''));
    const comments = Object.fromEntries(
      doubts.map((id) => [id, said[id] ?? said[id.split(':')[0] ?? ''] ?? explanation]),
    );
    return submitForm(by, assignment, { revision, comments });
  }
}

/** When a report was handed in: before it was due, and not after now. */
export function handedInAt({ by }: Demo, campaign: Campaign, daysBefore: number): Date {
  const at = campaign.dueAt.getTime() - daysBefore * dayMs;
  // A form that is not due yet came in on one of the days since its opening.
  const latest = Math.min(at, by.now.getTime());
  return new Date(Math.max(latest, campaign.opensAt.getTime()));
}

/** Whoever takes reports in. */
export function specialist({ by }: Demo): StaffActor {
  const name = demoAccounts.find(({ login }) => login === 'specialist')?.name ?? by.actor.name;
  return { ...by.actor, role: 'specialist', accountId: 'demo:specialist', name };
}

/** Takes in what organizations have handed in, a day after it came. */
export async function acceptReports(
  demo: Demo,
  campaign: Campaign,
  organizationKeys: readonly string[],
): Promise<void> {
  for (const key of organizationKeys) {
    const assignment = await assignmentOf(demo, campaign, key);
    const response = await findDataResponse(assignment.municipalityId, assignment._id);
    if (!response) throw new Error(`Demo: ${key} handed nothing in`);
    const at = Math.min((response.submitted?.at.getTime() ?? 0) + dayMs, demo.by.now.getTime());
    const by = { actor: specialist(demo), now: new Date(at) };
    await acceptForm(by, assignment, response.revision);
  }
}

/** Decides about what the checks found in a form that was handed in. */
export async function decideFound(
  demo: Demo,
  campaign: Campaign,
  organizationKey: string,
  decided: readonly { violationId: string; decision: FollowUpDecision; note: string }[],
): Promise<void> {
  const { _id, municipalityId } = await assignmentOf(demo, campaign, organizationKey);
  const revision = (await findDataResponse(municipalityId, _id))?.submitted?.revision ?? 0;
  const by = { actor: specialist(demo), now: demo.by.now };
  for (const one of decided) await followUp(by, { ...one, assignmentId: _id, revision });
}

/** Returns what an organization has handed in, with remarks. */
export async function returnReport(
  demo: Demo,
  campaign: Campaign,
  organizationKey: string,
  remarks: readonly { question: string | null; text: string }[],
): Promise<void> {
  const assignment = await assignmentOf(demo, campaign, organizationKey);
  const response = await findDataResponse(assignment.municipalityId, assignment._id);
  const by = { actor: specialist(demo), now: demo.by.now };
  const { revision = 0 } = response ?? {};
  await returnForm(by, assignment, { revision, remarks: [...remarks] });
}

/** Fills in and hands in reports to a campaign with a data form. */
export async function submitReports(
  demo: Demo,
  campaign: Campaign,
  reports: readonly Report[],
): Promise<void> {
  for (const report of reports) {
    const { organizationKey, daysBefore = 1 } = report;
    const assignment = await assignmentOf(demo, campaign, organizationKey);
    const now = handedInAt(demo, campaign, daysBefore);
    const by = { actor: reporter(demo, organizationKey), now };
    const revision = await fillReport(by, assignment, report);
    await submitReport(by, assignment, revision, report.comments);
  }
}
