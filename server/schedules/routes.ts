import { z } from 'zod';
import { getCampaign, listCampaigns, type Campaign } from '../campaigns/model.ts';
import { staffRoute } from '../handle.ts';
import {
  getScheduleRow,
  listSchedule,
  presentRow,
  scheduleFilters,
  tieCampaigns,
} from './model.ts';
import { scheduleQuery, scheduleRowView, scheduleTieInput, scheduleView } from './schema.ts';

async function campaignsById(municipalityId: string): Promise<Map<string, Campaign>> {
  const campaigns = await listCampaigns(municipalityId);
  return new Map(campaigns.map((campaign) => [campaign._id, campaign]));
}

export const scheduleRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule',
      summary: 'Rows of the schedule with the state of their campaigns',
      can: 'schedule.read',
      query: scheduleQuery,
      answer: scheduleView,
    },
    async ({ actor, now }, { query }) => {
      const { municipalityId } = actor;
      const rows = await listSchedule(municipalityId, query);
      const campaigns = await campaignsById(municipalityId);
      return {
        rows: rows.map((row) => presentRow(row, campaigns, now)),
        ...(await scheduleFilters(municipalityId)),
      };
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/schedule/:rowId/campaigns',
      summary: 'Say which campaigns carry out a row of the schedule',
      can: 'schedule.write',
      params: z.object({ rowId: z.uuid() }),
      body: scheduleTieInput,
      answer: scheduleRowView,
    },
    async (context, { params, body }) => {
      const { municipalityId } = context.actor;
      await getScheduleRow(municipalityId, params.rowId);
      const tied = await Promise.all(body.campaignIds.map((id) => getCampaign(municipalityId, id)));
      const row = await tieCampaigns(context, params.rowId, body.campaignIds);
      return presentRow(row, new Map(tied.map((one) => [one._id, one])), context.now);
    },
  ),
];
