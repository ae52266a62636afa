import { hasOwnPlan, deadlineOf, eventsOf } from '../schedules/organization-plan.view.ts';
import { listOrganizationPlans } from '../schedules/organization-plan.model.ts';
import { listOrganizations, type Organization } from '../organizations/model.ts';
import type { ScheduleRow } from '../schedules/model.ts';
import type { Occurrence } from '../schedules/occurrence.model.ts';
import { responsibleFor } from '../schedules/occurrence.view.ts';
import { sceneOf } from '../schedules/scene.ts';
import { isOpen } from '../schedules/standing.ts';
import { carriedOut } from '../schedules/view.ts';

/** An event of the plan that is to be done by a day. */
export interface EventDue {
  of: 'event';
  occurrenceId: string;
  /** Whose own response it is; null: the plan's event itself. */
  organizationId: string | null;
  title: string;
  state: 'planned' | 'underway';
  /** What must come of it, in the document's words, while it is not attached. */
  lacks: string | null;
  /** Of the plan's own events: a person with an account, a position in words, or nobody. */
  responsible: { accountId: string | null; name: string } | null;
  dueDay: string;
}

/** An organization's own plan that its head has to approve by a day. */
export interface PlanDue {
  of: 'plan';
  organizationId: string;
  year: string;
  dueDay: string;
}

type Scene = Awaited<ReturnType<typeof sceneOf>>;

/**
 * What the plan in force still owes: events of approved rows that are neither done nor cancelled and
 * have a day by which they must be, and what organizations owe of their own plans. An event whose
 * day is only estimated waits for another one: its own people can do nothing yet.
 */
export async function listEvents(
  municipalityId: string,
  now: Date,
): Promise<(EventDue | PlanDue)[]> {
  const found = await sceneOf({ actor: { municipalityId }, now });
  const { workingYear } = found.scene;
  const [organizations, plans] = await Promise.all([
    listOrganizations(municipalityId),
    listOrganizationPlans(municipalityId, workingYear),
  ]);
  const planOf = new Map(plans.map((plan) => [plan.organizationId, plan]));
  const own = organizations.filter(hasOwnPlan).flatMap((organization): (EventDue | PlanDue)[] => {
    const plan = planOf.get(organization._id);
    return plan?.state === 'approved'
      ? ownEvents(organization, plan, found)
      : unapproved(organization, found);
  });
  return [...municipalEvents(found), ...own];
}

function isInForce(one: Occurrence, row: ScheduleRow): boolean {
  return row.plan.state === 'approved' && isOpen(one) && one.due !== null && !one.estimated;
}

/** Levels whose events the department's side carries out, also where nobody was named for them. */
const municipal: readonly ScheduleRow['level'][] = ['municipality', 'both'];

function municipalEvents({ scene, all }: Scene): EventDue[] {
  return all.flatMap((one): EventDue[] => {
    const row = scene.rows.get(one.rowId);
    if (!row || !isInForce(one, row)) return [];
    const lacks = lackOf(one, row);
    // Campaigns that are over have carried it out; what should come of it may still be missing.
    const ids = one.campaignIds.length > 0 ? one : row;
    if (carriedOut(ids, scene.campaigns, scene.now) && lacks === null) return [];
    const responsible = responsibleFor(one, row);
    if (!responsible?.accountId && !municipal.includes(row.level)) return [];
    return [{ ...dueOf(one, row, one.due), organizationId: null, lacks, responsible }];
  });
}

function lackOf(
  { files, links, published, text }: Occurrence,
  { facts: { deliverable } }: ScheduleRow,
): string | null {
  const there = files.length > 0 || links.length > 0 || published.length > 0 || text !== '';
  return there ? null : (deliverable ?? null);
}

function dueOf(one: Occurrence, { facts }: ScheduleRow, due: string | null) {
  return {
    of: 'event' as const,
    occurrenceId: one._id,
    title: one.event === null ? facts.title : `${facts.title} (${one.event})`,
    state: one.state === 'underway' ? ('underway' as const) : ('planned' as const),
    dueDay: due ?? '',
  };
}

/** An approved plan binds the organization: within its own days where it has set any. */
function ownEvents(
  organization: Organization,
  { entries, year }: { entries: OwnEntry[]; year: string },
  { scene, all }: Scene,
): EventDue[] {
  const entryOf = new Map(entries.map((entry) => [entry.occurrenceId, entry]));
  return eventsOf(organization, all, year, scene).flatMap(({ one, row }): EventDue[] => {
    const entry = entryOf.get(one._id);
    if (entry?.done || !isInForce(one, row)) return [];
    const due = dueOf(one, row, entry?.due ?? one.due);
    // The plan's event may be underway while this organization has not begun.
    const own = { state: 'planned' as const, lacks: null, responsible: null };
    return [{ ...due, ...own, organizationId: organization._id }];
  });
}

interface OwnEntry {
  occurrenceId: string;
  due: string | null;
  done: boolean;
}

/** A plan with nothing in it need not be approved, nor one that no day was set for. */
function unapproved(organization: Organization, { scene, all, rules }: Scene): PlanDue[] {
  const year = scene.workingYear;
  const dueDay = deadlineOf(rules, all, year, scene);
  if (dueDay === null || eventsOf(organization, all, year, scene).length === 0) return [];
  return [{ of: 'plan', organizationId: organization._id, year, dueDay }];
}
