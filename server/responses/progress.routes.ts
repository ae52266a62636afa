import { z } from 'zod';
import { listAssignments } from '../assignments/model.ts';
import { expectedOf } from '../campaigns/expected.ts';
import { presentCampaign } from '../campaigns/model.ts';
import { campaignProgress, type CampaignProgress } from '../campaigns/schema.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { staffRoute } from '../handle.ts';
import { getOrganization } from '../organizations/model.ts';
import { responseStates } from '../assignments/response.model.ts';
import { countReceived } from './model.ts';

type Row = CampaignProgress['organizations'][number];

export const progressRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId',
      summary: 'A campaign and who has answered so far, of the organizations the person may see',
      can: 'campaign.read',
      params: z.object({ campaignId: z.uuid() }),
      answer: campaignProgress,
    },
    async ({ actor, now }, { params: { campaignId } }): Promise<CampaignProgress> => {
      const { municipalityId } = actor;
      const campaign = await seenCampaign(actor, campaignId);
      // A draft has no frozen list yet: it shows whom it would ask.
      const expected =
        campaign.openedAt === null
          ? await Promise.all(
              campaign.organizationIds.map(async (id) =>
                expectedOf(await getOrganization(municipalityId, id), campaign),
              ),
            )
          : campaign.expected;
      const isDataForm = campaign.kind === 'dataForm';
      const received = isDataForm ? new Map<string, number>() : await countReceived(campaign);
      const assignments = isDataForm ? await listAssignments(municipalityId, { campaignId }) : [];
      const states = await responseStates(
        municipalityId,
        assignments.map(({ _id }) => _id),
      );
      const rows = expected.map(
        ({ organizationId, name, shortName, cluster, type, people }): Row => {
          const assignment = assignments.find((one) => one.organizationId === organizationId);
          const state = assignment ? states.get(assignment._id) : undefined;
          return {
            id: organizationId,
            name,
            shortName: shortName || name,
            cluster,
            type,
            expected: isDataForm ? 1 : people,
            received: isDataForm
              ? // A returned form is not in until it comes again.
                Number(state?.state === 'submitted' || state?.state === 'accepted')
              : (received.get(organizationId) ?? 0),
            assignmentId: assignment?._id ?? null,
            assignmentState: assignment ? (state?.state ?? 'notStarted') : null,
          };
        },
      );
      const known = rows.every((row) => row.expected !== null);
      return {
        campaign: presentCampaign(campaign, now),
        organizations: rows,
        received: rows.reduce((sum, row) => sum + row.received, 0),
        expected: known ? rows.reduce((sum, row) => sum + (row.expected ?? 0), 0) : null,
        reportedOrganizations: rows.filter((row) => row.received > 0).length,
      };
    },
  ),
];
