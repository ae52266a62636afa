import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { stateOf } from './lifecycle.ts';
import { findLatest, getVersion } from '../forms/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { Problem, notFound } from '../problem.ts';
import {
  campaignsOf,
  closeCampaign,
  createCampaign,
  getCampaign,
  openCampaign,
  presentCampaign,
  type Campaign,
} from './model.ts';
import { periodFault } from './period.ts';
import { seenCampaigns } from './scope.ts';
import { campaignInput, campaignView, type CampaignInput } from './schema.ts';

const params = z.object({ campaignId: z.uuid() });

/** Every chosen organization exists in the municipality, or the place of the one that does not. */
async function chosenOrganizations(municipalityId: string, ids: readonly string[]) {
  const found = await listOrganizations(municipalityId, { ids });
  const known = new Set(found.map((organization) => organization._id));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing >= 0) throw notFound(`организация (organizationIds.${missing})`, 'organization');
  return found;
}

async function formOf(municipalityId: string, input: CampaignInput) {
  const latest = await findLatest(municipalityId, input.formKey);
  if (!latest) throw notFound(`форма «${input.formKey}»`, `form “${input.formKey}”`);
  if (input.formVersion > latest.version) {
    throw new Problem('form.versionUnknown', {
      path: 'formVersion',
      parameters: { ru: { form: input.formKey, version: input.formVersion } },
    });
  }
  const fault = periodFault(latest.periodType, input.period);
  if (fault) {
    throw new Problem('input.invalid', {
      path: 'period',
      parameters: { ru: { reason: fault.ru }, en: { reason: fault.en } },
    });
  }
  return getVersion(municipalityId, input.formKey, input.formVersion);
}

/**
 * Nobody is asked the same for the same period twice: a quantity would be owed in two places, a
 * person counted twice. A data form whose campaign is over may be asked for again: it goes on
 * where it stood.
 */
async function refuseAskedTwice(draft: Campaign, now: Date): Promise<void> {
  const { municipalityId, formKey, period, organizationIds, kind } = draft;
  if (kind === 'observation') return;
  for (const other of await campaignsOf(municipalityId, { formKey, period })) {
    if (other._id === draft._id) continue;
    if (kind === 'dataForm' && stateOf(other, now) === 'closed') continue;
    const twice = other.expected.find((one) => organizationIds.includes(one.organizationId));
    if (!twice) continue;
    throw new Problem('campaign.askedTwice', {
      path: 'organizationIds',
      parameters: { ru: { campaign: other.title, organization: twice.name } },
    });
  }
}

export const campaignRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns',
      summary: 'Campaigns that the person may see, newest first',
      can: 'campaign.read',
      answer: z.array(campaignView),
    },
    async ({ actor, now }) => (await seenCampaigns(actor)).map((one) => presentCampaign(one, now)),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/campaigns',
      summary: 'Draft a campaign of a published form version',
      can: 'campaign.create',
      body: campaignInput,
      answer: campaignView,
    },
    async (context, { body }) => {
      const { municipalityId } = context.actor;
      const form = await formOf(municipalityId, body);
      await chosenOrganizations(municipalityId, body.organizationIds);
      return presentCampaign(await createCampaign(context, body, form), context.now);
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/campaigns/:campaignId/open',
      summary: 'Open a campaign: freeze who is asked, make links or assignments',
      can: 'campaign.open',
      params,
      answer: campaignView,
    },
    async (context, { params: { campaignId } }) => {
      const { municipalityId } = context.actor;
      const draft = await getCampaign(municipalityId, campaignId);
      const organizations = await chosenOrganizations(municipalityId, draft.organizationIds);
      if (draft.closesAt <= context.now) throw new Problem('campaign.late', { path: 'closesAt' });
      await refuseAskedTwice(draft, context.now);
      return presentCampaign(await openCampaign(context, campaignId, organizations), context.now);
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/campaigns/:campaignId/close',
      summary: 'Close a campaign before its time',
      can: 'campaign.close',
      params,
      answer: campaignView,
    },
    async (context, { params: { campaignId } }) =>
      presentCampaign(await closeCampaign(context, campaignId), context.now),
  ),
];
