import { z } from 'zod';
import { visibleOrganizations } from '../access.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { getVersion } from '../forms/model.ts';
import { staffRoute } from '../handle.ts';
import { Problem, notFound } from '../problem.ts';
import { questionResults } from './results.ts';
import { campaignResults, type CampaignResults } from './schema.ts';
import { campaignTable } from './table.ts';

export const resultsRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/results',
      summary: 'Figures of a questionnaire, for one organization or all together',
      can: 'response.results',
      params: z.object({ campaignId: z.uuid() }),
      query: z.strictObject({ organization: z.uuid().optional() }),
      answer: campaignResults,
    },
    async ({ actor, now, language }, { params: { campaignId }, query }) => {
      const { municipalityId } = actor;
      const campaign = await seenCampaign(actor, campaignId);
      const organizationId = query.organization ?? null;
      if (organizationId === null && visibleOrganizations(actor) !== 'all') {
        throw new Problem('response.ownOnly', { path: 'organization' });
      }
      if (
        organizationId !== null &&
        !campaign.expected.some((one) => one.organizationId === organizationId)
      ) {
        throw notFound('организация в этой кампании', 'organization in this campaign');
      }
      const form = await getVersion(municipalityId, campaign.formKey, campaign.formVersion);
      const table = await campaignTable(campaign, form.compiled, language);
      const row =
        organizationId === null
          ? table.whole
          : table.organizations.find(({ id }) => id === organizationId);
      if (!row) throw notFound('организация в этой кампании', 'organization in this campaign');
      const seen = new Set(campaign.expected.map((one) => one.organizationId));
      const results: CampaignResults = {
        campaignId,
        organizationId,
        minimumGroup: table.minimumGroup,
        n: row.n,
        waiting: row.waiting,
        final: stateOf(campaign, now) === 'closed' && !row.waiting,
        freshOn: row.freshOn,
        organizations: table.organizations
          .filter(({ id }) => seen.has(id))
          .map(({ id, name, n, hidden }) => ({ id, name, n, hidden })),
        questions: questionResults(table, row),
      };
      return results;
    },
  ),
];
