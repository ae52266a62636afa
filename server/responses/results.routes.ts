import { z } from 'zod';
import { visibleOrganizations } from '../access.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { getVersion } from '../forms/model.ts';
import { staffRoute } from '../handle.ts';
import { Problem, notFound } from '../problem.ts';
import { compare, questionResults } from './results.ts';
import { campaignResults, comparison, type CampaignResults, type Comparison } from './schema.ts';
import { campaignTable, type CampaignTable, type TableRow } from './table.ts';

export const resultsRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/results',
      summary: 'Figures of a questionnaire, for one organization or all together',
      can: 'response.results',
      params: z.object({ campaignId: z.uuid() }),
      query: z
        .strictObject({
          organization: z.uuid().optional(),
          cluster: z.string().min(1).max(80).optional(),
        })
        .refine(
          ({ organization, cluster }) => organization === undefined || cluster === undefined,
          'либо организация, либо кластер | either an organization or a cluster',
        ),
      answer: campaignResults,
    },
    async ({ actor, now, language }, { params: { campaignId }, query }) => {
      const { municipalityId } = actor;
      const campaign = await seenCampaign(actor, campaignId);
      const organizationId = query.organization ?? null;
      const whole = visibleOrganizations(actor) === 'all';
      if (organizationId === null && !whole) {
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
      const row = rowOf(table, query);
      if (!row) throw notFound('организация в этой кампании', 'organization in this campaign');
      const seen = new Set(campaign.expected.map((one) => one.organizationId));
      const results: CampaignResults = {
        campaignId,
        organizationId,
        cluster: query.cluster ?? null,
        minimumGroup: table.minimumGroup,
        n: row.n,
        waiting: row.waiting,
        final: stateOf(campaign, now) === 'closed' && !row.waiting,
        freshOn: row.freshOn,
        organizations: table.organizations
          .filter(({ id }) => seen.has(id))
          .map(({ id, name, n, hidden }) => ({ id, name, n, hidden })),
        clusters: whole ? table.clusters.map(({ id, n, hidden }) => ({ id, n, hidden })) : [],
        questions: questionResults(table, row),
      };
      return results;
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/comparison',
      summary: 'One question, organization beside organization',
      can: 'response.results',
      params: z.object({ campaignId: z.uuid() }),
      query: z.strictObject({ question: z.string().min(1).max(400) }),
      answer: comparison,
    },
    async ({ actor, language }, { params: { campaignId }, query }): Promise<Comparison> => {
      const { municipalityId } = actor;
      const campaign = await seenCampaign(actor, campaignId);
      if (visibleOrganizations(actor) !== 'all') {
        throw new Problem('response.ownOnly', { path: 'organization' });
      }
      const form = await getVersion(municipalityId, campaign.formKey, campaign.formVersion);
      return compare(await campaignTable(campaign, form.compiled, language), query.question);
    },
  ),
];

/** The row asked for; nothing where the campaign has none such. */
function rowOf(
  { whole, clusters, organizations }: CampaignTable,
  { organization, cluster }: { organization?: string | undefined; cluster?: string | undefined },
): TableRow | undefined {
  if (organization !== undefined) return organizations.find(({ id }) => id === organization);
  return cluster === undefined ? whole : clusters.find(({ id }) => id === cluster);
}
