import { z } from 'zod';
import { getCampaign } from '../campaigns/model.ts';
import { staffRoute } from '../handle.ts';
import { packedAnswer } from '../packed.ts';
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
import { refreshOccurrences } from './refresh.ts';
import { sightOf } from './sight.ts';
import { presentRow, presentSchedule, readsAs } from './view.ts';

const params = z.object({ rowId: z.uuid() });
const changed = z.object({ changed: z.number() });

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
    async (context, { query }) => {
      const [rows, sight] = await Promise.all([
        listSchedule(context.actor.municipalityId),
        sightOf(context),
      ]);
      return packedAnswer(context.request, presentSchedule(rows, query, sight));
    },
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
    async (context, { body: { rowIds, state } }) => {
      const sight = await sightOf(context);
      const number = await setStates(context, rowIds, state, (row) => readsAs(row, sight));
      await refreshOccurrences(context.actor.municipalityId, context.now);
      return { changed: number };
    },
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
    async (context, { params: { rowId }, body }) => {
      const row = await setDates(context, rowId, body);
      await refreshOccurrences(context.actor.municipalityId, context.now);
      return presentRow(row, await sightOf(context));
    },
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
