import { z } from 'zod';
import { can, seesOrganization, visibleOrganizations, type StaffActor } from '../access.ts';
import { dayIn } from '../campaigns/period.ts';
import { filesById, presentFile } from '../files/model.ts';
import { staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { getOrganization, listOrganizations } from '../organizations/model.ts';
import { packedAnswer } from '../packed.ts';
import { notFound, orNotFound, Problem } from '../problem.ts';
import {
  approvePlan,
  getOrganizationPlan,
  listOrganizationPlans,
  reopenPlan,
  saveEvent,
  type OrganizationPlan,
} from './organization-plan.model.ts';
import {
  deadlineOf,
  eventsOf,
  hasOwnPlan,
  presentPlan,
  presentPlanDetail,
} from './organization-plan.view.ts';
import {
  organizationApproveInput,
  organizationEventInput,
  organizationPlanDetail,
  organizationPlanList,
  organizationPlanQuery,
  type Order,
} from './plan.schema.ts';
import { sceneOf } from './scene.ts';

const params = z.object({ organizationId: z.string().min(1).max(100) });
const eventParams = params.extend({ occurrenceId: z.uuid() });

type Of = { actor: StaffActor; now: Date };

/** Dates and marks are written by the organization's people and the planners. */
const mayWrite = (actor: StaffActor) =>
  can(actor, 'schedule.write') ||
  (visibleOrganizations(actor) !== 'all' && can(actor, 'schedule.carryOut'));
/** The head approves; the department may write down what came on paper. */
const mayApprove = (actor: StaffActor) => can(actor, 'schedule.write') || actor.role === 'head';

/** The plan of one organization with its surroundings; another's does not exist for a school. */
async function planOf(context: Of, organizationId: string, asked: string | undefined) {
  const { actor } = context;
  const { municipalityId } = actor;
  if (!seesOrganization(actor, organizationId)) throw notFound('организация', 'organization');
  const organization = await getOrganization(municipalityId, organizationId);
  const { scene, all, rules } = await sceneOf(context);
  const { timeZone } = await getMunicipality(municipalityId);
  const year = asked ?? scene.workingYear;
  const plan = await getOrganizationPlan(municipalityId, { organizationId, year });
  const events = hasOwnPlan(organization) ? eventsOf(organization, all, year, scene) : [];
  const { today } = scene;
  const deadline = deadlineOf(rules, all, year, scene);
  const present = async (now: OrganizationPlan) =>
    presentPlanDetail(
      {
        ...{ organization, events, deadline, today, plan: now },
        approvedOn: now.approvedAt && dayIn(timeZone, now.approvedAt),
      },
      actor,
      { write: mayWrite(actor), approve: mayApprove(actor) },
      now.order && (await presentOrder(municipalityId, now.order)),
    );
  return { plan, events, today, present };
}

/** An order with the files it names. */
async function presentOrder(municipalityId: string, order: Order) {
  const { fileId, regulationFileId } = order;
  const files = await filesById(
    municipalityId,
    [fileId, regulationFileId].flatMap((id) => id ?? []),
  );
  const shown = (id: string | null) => {
    const file = id === null ? undefined : files.get(id);
    return file ? presentFile(file) : null;
  };
  return { ...order, file: shown(fileId), regulationFile: shown(regulationFileId) };
}

function allow(allowed: boolean): void {
  if (!allowed) throw new Problem('permission.denied');
}

export const organizationPlanRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule/organizations',
      summary: 'Which organizations have approved their own plans, and whether by the deadline',
      can: 'schedule.read',
      query: organizationPlanQuery,
      answer: organizationPlanList,
    },
    async (context, { query }) => {
      const { municipalityId } = context.actor;
      const { scene, all, rules } = await sceneOf(context);
      const { timeZone } = await getMunicipality(municipalityId);
      const year = query.year ?? scene.workingYear;
      const deadline = deadlineOf(rules, all, year, scene);
      const stored = await listOrganizationPlans(municipalityId, year);
      const byId = new Map(stored.map((plan) => [plan.organizationId, plan]));
      const organizations = (await listOrganizations(municipalityId)).filter(
        (one) => hasOwnPlan(one) && seesOrganization(context.actor, one._id),
      );
      const plans = await Promise.all(
        organizations.map(async (organization) => {
          const { _id: organizationId } = organization;
          const plan =
            byId.get(organizationId) ??
            (await getOrganizationPlan(municipalityId, { organizationId, year }));
          return presentPlan({
            ...{ organization, plan, deadline, today: scene.today },
            events: eventsOf(organization, all, year, scene),
            approvedOn: plan.approvedAt && dayIn(timeZone, plan.approvedAt),
          });
        }),
      );
      return { year, deadline, plans };
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule/organizations/:organizationId',
      summary: 'An organization’s own copy of the plan',
      can: 'schedule.read',
      params,
      query: organizationPlanQuery,
      answer: organizationPlanDetail,
    },
    async (context, { params: { organizationId }, query }) => {
      const { plan, present } = await planOf(context, organizationId, query.year);
      return packedAnswer(context.request, await present(plan));
    },
  ),
  staffRoute(
    {
      method: 'patch',
      path: '/api/schedule/organizations/:organizationId/events/:occurrenceId',
      summary:
        'Give an event dates of the organization’s own within the window, or mark it as done',
      can: 'schedule.carryOut',
      params: eventParams,
      query: organizationPlanQuery,
      body: organizationEventInput,
      answer: organizationPlanDetail,
    },
    async (context, { params: { organizationId, occurrenceId }, query, body }) => {
      const { plan, events, today, present } = await planOf(context, organizationId, query.year);
      allow(mayWrite(context.actor));
      const found = events.find(({ one }) => one._id === occurrenceId);
      const { start, due } = orNotFound(found, 'мероприятие плана', 'planned event').one;
      return present(await saveEvent(context, plan, { occurrenceId, start, due }, body, today));
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/schedule/organizations/:organizationId/approve',
      summary: 'Approve an organization’s plan',
      can: 'schedule.carryOut',
      params,
      body: organizationApproveInput,
      answer: organizationPlanDetail,
    },
    async (context, { params: { organizationId }, body }) => {
      const { plan, events, present } = await planOf(context, organizationId, body.year);
      allow(mayApprove(context.actor));
      if (events.length === 0) throw new Problem('organizationPlan.empty');
      return present(await approvePlan(context, plan, body));
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/schedule/organizations/:organizationId/reopen',
      summary: 'Take an approved plan of an organization back',
      can: 'schedule.carryOut',
      params,
      body: organizationApproveInput.pick({ version: true, year: true }),
      answer: organizationPlanDetail,
    },
    async (context, { params: { organizationId }, body }) => {
      const { plan, present } = await planOf(context, organizationId, body.year);
      allow(mayApprove(context.actor));
      return present(await reopenPlan(context, plan, body.version));
    },
  ),
];
