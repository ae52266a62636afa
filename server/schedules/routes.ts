import { z } from 'zod';
import type { StaffActor } from '../access.ts';
import { getCampaign, listCampaigns } from '../campaigns/model.ts';
import { dayIn } from '../campaigns/period.ts';
import { staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import {
  getScheduleRow,
  listSchedule,
  movePlan,
  setDates,
  setStates,
  tieCampaigns,
} from './model.ts';
import {
  scheduleMoveInput,
  schedulePlanInput,
  scheduleQuery,
  scheduleRowView,
  scheduleStatesInput,
  scheduleTieInput,
  scheduleView,
} from './schema.ts';
import { presentRow, presentSchedule, type Sight } from './view.ts';

const params = z.object({ rowId: z.uuid() });
const changed = z.object({ changed: z.number() });

async function sightOf({ actor, now }: { actor: StaffActor; now: Date }): Promise<Sight> {
  const { timeZone, workingYear } = await getMunicipality(actor.municipalityId);
  const campaigns = await listCampaigns(actor.municipalityId);
  return {
    campaigns: new Map(campaigns.map((campaign) => [campaign._id, campaign])),
    now,
    today: dayIn(timeZone, now),
    workingYear,
  };
}

export const scheduleRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule',
      summary: 'Rows of the schedule with their plan and the state of their campaigns',
      can: 'schedule.read',
      query: scheduleQuery,
      answer: scheduleView,
    },
    async (context, { query }) =>
      presentSchedule(
        await listSchedule(context.actor.municipalityId),
        query,
        await sightOf(context),
      ),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/schedule/states',
      summary: 'Approve rows, mark them as done, take them back or into the archive',
      can: 'schedule.write',
      body: scheduleStatesInput,
      answer: changed,
    },
    async (context, { body }) => ({
      changed: await setStates(context, body.rowIds, body.state),
    }),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/schedule/move',
      summary:
        'Move drafts (and the archive) by whole years, so that the plan begins in the working year',
      can: 'schedule.write',
      body: scheduleMoveInput,
      answer: changed,
    },
    async (context, { body }) => ({ changed: await movePlan(context, body) }),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/schedule/:rowId/plan',
      summary: 'Give a row the municipality’s own dates, as exact as known, or none',
      can: 'schedule.write',
      params,
      body: schedulePlanInput,
      answer: scheduleRowView,
    },
    async (context, { params: { rowId }, body }) =>
      presentRow(await setDates(context, rowId, body), await sightOf(context)),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/schedule/:rowId/campaigns',
      summary: 'Say which campaigns carry out a row of the schedule',
      can: 'schedule.write',
      params,
      body: scheduleTieInput,
      answer: scheduleRowView,
    },
    async (context, { params: { rowId }, body }) => {
      const { municipalityId } = context.actor;
      await getScheduleRow(municipalityId, rowId);
      await Promise.all(body.campaignIds.map((id) => getCampaign(municipalityId, id)));
      const row = await tieCampaigns(context, rowId, body.campaignIds);
      return presentRow(row, await sightOf(context));
    },
  ),
];
