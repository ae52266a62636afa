import { z } from 'zod';
import { visibleOrganizations } from '../access.ts';
import { asksPersons } from '../campaigns/model.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { disclose } from '../disclosure.ts';
import { getVersion } from '../forms/model.ts';
import { staffRoute } from '../handle.ts';
import { Problem, notFound } from '../problem.ts';
import { countAnswers, countReceived, countShown } from './model.ts';
import { questionResults, splitQuestions } from './results.ts';
import { finishedSteps } from './steps.ts';
import { campaignResults, type CampaignResults } from './schema.ts';

const whole = '';

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
      const received = await countReceived(campaign);
      const steps = await finishedSteps(campaign);
      const shownCounts = await countShown(campaign, steps);
      const counts = await countAnswers(campaign, steps, splitQuestions(form.compiled));
      const k = asksPersons(campaign.kind) ? campaign.minimumGroup : 1;
      const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
      const total = sum([...shownCounts.values()].map(({ n }) => n));
      const parts = [...shownCounts].map(([id, { n }]) => ({ id, n }));
      const base = { id: whole, n: total, parts };
      const shown = disclose(base, k);
      const own = organizationId === null ? total : (shownCounts.get(organizationId)?.n ?? 0);
      const visible = own === 0 || shown.has(organizationId ?? whole);
      const days = [...shownCounts]
        .filter(([id]) => organizationId === null || id === organizationId)
        .map(([, { day }]) => day);
      const receivedHere =
        organizationId === null ? sum([...received.values()]) : (received.get(organizationId) ?? 0);
      const results: CampaignResults = {
        campaignId,
        organizationId,
        minimumGroup: k,
        n: visible ? own : null,
        waiting: receivedHere > own,
        final: stateOf(campaign, now) === 'closed' && receivedHere === own,
        freshOn: visible ? (days.sort().at(-1) ?? null) : null,
        organizations: campaign.expected.map(({ organizationId: id, name }) => {
          const n = shownCounts.get(id)?.n ?? 0;
          const hidden = n > 0 && !shown.has(id);
          return { id, name, n: hidden ? null : n, hidden };
        }),
        questions: questionResults(form.compiled, visible ? counts : [], {
          organizationId,
          base,
          total: own,
          k,
          language,
        }),
      };
      return results;
    },
  ),
];
