import { z } from 'zod';
import { type StaffActor } from '../access.ts';
import { getCampaign } from '../campaigns/model.ts';
import { staffRoute } from '../handle.ts';
import { listOrganizations } from '../organizations/model.ts';
import { packedAnswer } from '../packed.ts';
import { orNotFound, Problem } from '../problem.ts';
import { patchOccurrence, takeStepBack, writeStep } from './occurrence.change.ts';
import { mayChange, presentDetail } from './occurrence.detail.ts';
import { getOccurrence, type Occurrence } from './occurrence.model.ts';
import {
  occurrenceDetail,
  occurrenceList,
  occurrencePatch,
  occurrenceQuery,
  stepBackInput,
  stepInput,
  type OccurrenceDetail,
  type OccurrencePatch,
} from './occurrence.schema.ts';
import { presentOccurrences } from './occurrence.view.ts';
import { countCarriedOut } from './organization-plan.model.ts';
import { eventsOf } from './organization-plan.view.ts';
import { refreshOccurrences } from './refresh.ts';
import { nameResponsible } from './responsible.ts';
import { sceneOf } from './scene.ts';

const params = z.object({ id: z.uuid() });
const stepParams = params.extend({ step: z.string().min(1).max(40) });

type Of = { actor: StaffActor; now: Date };

/** One occurrence as it stands, for its page. */
async function detailOf(context: Of, id: string): Promise<OccurrenceDetail> {
  const { actor } = context;
  const { municipalityId } = actor;
  const one = await getOccurrence(municipalityId, id);
  const { scene, sight, all } = await sceneOf(context);
  const row = orNotFound(scene.rows.get(one.rowId), 'строка плана-графика', 'schedule row');
  const organizationsOf = async (occurrenceId: string) => {
    const organizations = await listOrganizations(municipalityId);
    const of = organizations.filter((each) =>
      eventsOf(each, all, one.year, scene).some((event) => event.one._id === occurrenceId),
    );
    return { done: await countCarriedOut(municipalityId, occurrenceId), of: of.length };
  };
  return presentDetail(one, row, { scene, sight, actor, organizationsOf });
}

/**
 * The occurrence, where the person may change it; planners may change everything of it.
 * @param planning whether the change is one of the plan itself rather than of carrying it out
 */
async function allowed(context: Of, id: string, planning: (one: Occurrence) => boolean) {
  const one = await getOccurrence(context.actor.municipalityId, id);
  const { scene } = await sceneOf(context);
  const row = orNotFound(scene.rows.get(one.rowId), 'строка плана-графика', 'schedule row');
  const may = mayChange(context.actor, one, row);
  if (may === 'read' || (may !== 'plan' && planning(one))) throw new Problem('permission.denied');
  return scene;
}

/** Who carries an event out does not decide that it will not take place, or will after all. */
const cancels = (one: Occurrence, { state = one.state }: OccurrencePatch) =>
  state !== one.state && (state === 'cancelled' || one.state === 'cancelled');

/** What a change moves is counted at once. */
async function changed(context: Of, after: Occurrence): Promise<OccurrenceDetail> {
  if (after.stale !== undefined) {
    await refreshOccurrences(context.actor.municipalityId, context.now);
  }
  return detailOf(context, after._id);
}

export const occurrenceRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule/occurrences',
      summary: 'Dated instances of planned events: of a year, month, days or person, overdue first',
      can: 'schedule.read',
      query: occurrenceQuery,
      answer: occurrenceList,
    },
    async (context, { query }) => {
      const { scene, all } = await sceneOf(context);
      return packedAnswer(context.request, presentOccurrences(all, query, scene, context.actor));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule/occurrences/:id',
      summary: 'One dated event with its result, steps, publications and history',
      can: 'schedule.read',
      params,
      answer: occurrenceDetail,
    },
    (context, { params: { id } }) => detailOf(context, id),
  ),
  staffRoute(
    {
      method: 'patch',
      path: '/api/schedule/occurrences/:id',
      summary: 'Change state, responsible, result, publications, campaigns or note of an event',
      can: 'schedule.carryOut',
      params,
      body: occurrencePatch,
      answer: occurrenceDetail,
    },
    async (context, { params: { id }, body }) => {
      const { municipalityId } = context.actor;
      const planned = body.responsible !== undefined || body.campaignIds !== undefined;
      const { today } = await allowed(context, id, (one) => planned || cancels(one, body));
      await Promise.all((body.campaignIds ?? []).map((one) => getCampaign(municipalityId, one)));
      const responsible =
        body.responsible && (await nameResponsible(municipalityId, body.responsible, 'hand'));
      const named = responsible === undefined ? {} : { responsible };
      return changed(context, await patchOccurrence(context, id, body, { today, ...named }));
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/schedule/occurrences/:id/steps/:step',
      summary: 'Write down a step of the result: draft, meeting with its quorum, approval …',
      can: 'schedule.carryOut',
      params: stepParams,
      body: stepInput,
      answer: occurrenceDetail,
    },
    async (context, { params: { id, step }, body }) => {
      const { steps, today } = await allowed(context, id, () => false);
      return changed(context, await writeStep(context, id, step, body, { steps, today }));
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/schedule/occurrences/:id/steps/:step/back',
      summary: 'Take the result back to a step, with those after it',
      can: 'schedule.carryOut',
      params: stepParams,
      body: stepBackInput,
      answer: occurrenceDetail,
    },
    async (context, { params: { id, step }, body }) => {
      const { steps } = await allowed(context, id, () => false);
      return changed(context, await takeStepBack(context, id, step, body, steps));
    },
  ),
];
