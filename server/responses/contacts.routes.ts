import { z } from 'zod';
import { visibleOrganizations } from '../access.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { staffRoute } from '../handle.ts';
import { listOrganizations } from '../organizations/model.ts';
import { listPeople } from '../people/people.model.ts';
import { Problem } from '../problem.ts';
import { countByDay } from './model.ts';
import { campaignContacts, campaignDays, type CampaignContacts } from './schema.ts';

const params = z.object({ campaignId: z.uuid() });

/** Whom to call about a campaign, and how it goes day by day: the department's own view. */
export const contactRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/contacts',
      summary: 'Whom to remind: heads and coordinators of the organizations asked',
      can: 'person.read',
      params,
      answer: campaignContacts,
    },
    async ({ actor, now }, { params: { campaignId } }): Promise<CampaignContacts> => {
      const campaign = await seenCampaign(actor, campaignId);
      const { municipalityId } = actor;
      const ids = campaign.organizationIds;
      const organizations = await listOrganizations(municipalityId, { ids });
      const people = await listPeople(municipalityId, now);
      const coordinators = people.filter(
        ({ role, state }) => role === 'coordinator' && state !== 'blocked',
      );
      return organizations.map(({ _id, head, phone, email }) => ({
        organizationId: _id,
        head,
        phone,
        email,
        coordinators: coordinators
          .filter(({ organizationIds }) => organizationIds.includes(_id))
          .map(({ name, phone: own, email: address }) => ({ name, phone: own, email: address })),
      }));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/days',
      summary: 'Responses received by day, all organizations together',
      can: 'campaign.read',
      params,
      answer: campaignDays,
    },
    async ({ actor }, { params: { campaignId } }) => {
      const campaign = await seenCampaign(actor, campaignId);
      if (visibleOrganizations(actor) !== 'all') throw new Problem('response.ownOnly');
      return countByDay(campaign);
    },
  ),
];
