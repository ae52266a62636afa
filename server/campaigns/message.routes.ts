import { z } from 'zod';
import { getVersion } from '../forms/model.ts';
import { staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { minutesOf } from './minutes.ts';
import { setMessage } from './draft.model.ts';
import { getCampaign, type Campaign } from './model.ts';
import { campaignMessage, messageInput, type CampaignMessage } from './schema.ts';
import { seenCampaign } from './scope.ts';

const params = z.object({ campaignId: z.uuid() });

async function present(campaign: Campaign): Promise<CampaignMessage> {
  const { municipalityId, formKey, formVersion } = campaign;
  const form = await getVersion(municipalityId, formKey, formVersion);
  const { name, greeting } = await getMunicipality(municipalityId);
  return {
    template: campaign.message ?? null,
    municipalityName: name,
    greeting,
    purpose: form.purpose,
    minutes: minutesOf(form.compiled),
  };
}

/** The words that go out with a campaign's links. */
export const messageRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/message',
      summary: 'What a message with a campaign’s link is made of',
      can: 'link.read',
      params,
      answer: campaignMessage,
    },
    async ({ actor }, { params: { campaignId } }) => present(await seenCampaign(actor, campaignId)),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/campaigns/:campaignId/message',
      summary: 'Word the message of a campaign; null goes back to the usual words',
      can: 'campaign.create',
      params,
      body: messageInput,
      answer: campaignMessage,
    },
    async (context, { params: { campaignId }, body }) => {
      await getCampaign(context.actor.municipalityId, campaignId);
      return present(await setMessage(context, campaignId, body.template));
    },
  ),
];
