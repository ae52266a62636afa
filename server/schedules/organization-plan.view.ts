import { seesOrganization, type StaffActor } from '../access.ts';
import type { Organization } from '../organizations/model.ts';
import type { ScheduleRow } from './model.ts';
import type { Occurrence } from './occurrence.model.ts';
import type { Scene } from './occurrence.view.ts';
import type { OrganizationEntry, OrganizationPlan } from './organization-plan.model.ts';
import type { OrganizationPlanDetail, OrganizationPlanView } from './plan.schema.ts';
import type { ScheduleRules } from './settings.model.ts';
import { belongsTo } from './wanted.ts';

/** Organizations that carry out the plan; the department and its centres are the plan's own side. */
export function hasOwnPlan({ type, active }: Organization): boolean {
  return active && (type === 'school' || type === 'kindergarten' || type === 'supplementary');
}

/** The events of a municipal plan that an organization answers for. */
export function eventsOf(
  { type }: Organization,
  all: readonly Occurrence[],
  year: string,
  { rows }: Pick<Scene, 'rows'>,
): { one: Occurrence; row: ScheduleRow }[] {
  return all
    .flatMap((one) => {
      const row = rows.get(one.rowId);
      return row && belongsTo(one, year) && one.state !== 'cancelled' && concerns(row, type)
        ? [{ one, row }]
        : [];
    })
    .toSorted((a, b) => a.row.position - b.row.position || a.one.sequence - b.one.sequence);
}

function concerns({ level, facts }: ScheduleRow, type: Organization['type']): boolean {
  if (level !== 'organization' && level !== 'both') return false;
  const { educationLevels: levels } = facts;
  if (levels.length === 0 || levels.includes('all')) return true;
  if (type === 'kindergarten') return levels.includes('preschool');
  return type !== 'school' || levels.some((one) => one !== 'preschool');
}

/** The deadline of organizations' plans: the one that was set, else the document's row's. */
export function deadlineOf(
  rules: ScheduleRules,
  all: readonly Occurrence[],
  year: string,
  { rows }: Pick<Scene, 'rows'>,
): string | null {
  const set = rules.plansDue.find((one) => one.year === year);
  if (set) return set.day;
  const demanding = all.find(
    (one) => belongsTo(one, year) && rows.get(one.rowId)?.facts.demandsPlans === true,
  );
  return demanding?.due ?? null;
}

interface Place {
  organization: Organization;
  plan: OrganizationPlan;
  events: readonly { one: Occurrence; row: ScheduleRow }[];
  deadline: string | null;
  today: string;
  /** The day of the approval in the municipality's zone. */
  approvedOn: string | null;
}

/** How far an organization's plan is. */
export function presentPlan(of: Place): OrganizationPlanView {
  const { organization, plan, events, deadline, today, approvedOn } = of;
  const ids = new Set(events.map(({ one }) => one._id));
  const own = plan.entries.filter((entry) => ids.has(entry.occurrenceId));
  return {
    organizationId: organization._id,
    organizationName: organization.shortName,
    year: plan.year,
    state: plan.state,
    approvedAt: plan.approvedAt?.toISOString() ?? null,
    approvedBy: plan.approvedBy,
    onTime: deadline === null || approvedOn === null ? null : approvedOn <= deadline,
    late: plan.state === 'draft' && deadline !== null && deadline < today,
    events: events.length,
    done: own.filter(({ done }) => done).length,
    adjusted: own.filter(isAdjusted).length,
  };
}

const isAdjusted = ({ start, due }: Pick<OrganizationEntry, 'start' | 'due'>) =>
  start !== null || due !== null;

/**
 * An organization's days of an event: its own, else the municipality's.
 * @returns outside: the municipality has moved its days since, and own ones lie beyond them; where
 *   the two no longer make a stretch of days, the municipality's stand
 */
export function ownDays(
  window: { start: string | null; due: string | null },
  entry: Pick<OrganizationEntry, 'start' | 'due'> | undefined,
): { start: string | null; due: string | null; outside: boolean } {
  const start = entry?.start ?? window.start;
  const due = entry?.due ?? window.due;
  if (start !== null && due !== null && start > due) {
    return { start: window.start, due: window.due, outside: true };
  }
  const isBeyond = (day: string | null) =>
    day !== null &&
    ((window.start !== null && day < window.start) || (window.due !== null && day > window.due));
  return { start, due, outside: isBeyond(start) || isBeyond(due) };
}

/** An organization's plan with its events. */
export function presentPlanDetail(
  of: Place,
  actor: StaffActor,
  may: { write: boolean; approve: boolean },
  order: OrganizationPlanDetail['order'],
): OrganizationPlanDetail {
  const entries = new Map(of.plan.entries.map((entry) => [entry.occurrenceId, entry]));
  const sees = seesOrganization(actor, of.organization._id);
  return {
    ...presentPlan(of),
    deadline: of.deadline,
    order,
    version: of.plan.version,
    list: of.events.map(({ one, row }) => {
      const entry = entries.get(one._id);
      const { start, due, outside } = ownDays(one, entry);
      return {
        occurrenceId: one._id,
        title: row.facts.title,
        directionId: row.directionId,
        window: { start: one.start, due: one.due },
        ...{ start, due },
        adjusted: entry !== undefined && isAdjusted(entry),
        outside,
        done: entry?.done ?? false,
        doneOn: entry?.doneOn ?? null,
        note: entry?.note ?? '',
      };
    }),
    mayWrite: sees && may.write,
    mayApprove: sees && may.approve,
  };
}
