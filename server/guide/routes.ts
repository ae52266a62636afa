import { z } from 'zod';
import { listAssignments } from '../assignments/model.ts';
import { listCampaigns, type Campaign } from '../campaigns/model.ts';
import { listDrafts } from '../forms/draft.model.ts';
import { latestVersions } from '../forms/model.ts';
import { staffRoute } from '../handle.ts';
import {
  getMunicipality,
  hideGuide,
  markGuideStep,
  type Municipality,
} from '../municipalities/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { listPeople } from '../people/people.model.ts';
import { responseStates } from '../assignments/response.model.ts';
import { countReceived } from '../responses/model.ts';
import { system } from '../audit/entry.ts';
import {
  guideHiddenInput,
  guideMarkInput,
  guideStep,
  guideView,
  type GuideView,
} from './schema.ts';
import { stepsOf } from './steps.ts';

/** Whether anybody has answered; the campaigns opened last are the likeliest. */
async function hasResponses(campaigns: readonly Campaign[]): Promise<boolean> {
  for (const campaign of campaigns.slice(0, 10)) {
    const { municipalityId, _id: campaignId } = campaign;
    if (campaign.kind === 'dataForm') {
      const ids = (await listAssignments(municipalityId, { campaignId })).map(({ _id }) => _id);
      const states = await responseStates(municipalityId, ids);
      if ([...states.values()].some(({ submitted }) => submitted)) return true;
    } else if ((await countReceived(campaign)).size > 0) return true;
  }
  return false;
}

async function guideOf({ _id, guide, demo }: Municipality, now: Date): Promise<GuideView> {
  const [organizations, people, forms, drafts, campaigns] = await Promise.all([
    listOrganizations(_id),
    listPeople(_id, now),
    latestVersions(_id),
    listDrafts(_id),
    listCampaigns(_id),
  ]);
  const coordinators = people.filter(({ role }) => role === 'coordinator' || role === 'head');
  const invited = coordinators.filter(({ state }) => state === 'invited' || state === 'active');
  const opened = campaigns.filter(({ openedAt }) => openedAt !== null);
  const facts = {
    organizations: organizations.length,
    coordinators: coordinators.length,
    invited: invited.length,
    ownForm: forms.some(({ publishedBy = system.name }) => publishedBy !== system.name),
    draftForm: drafts.length > 0,
    openedCampaign: opened.length > 0,
    draftCampaign: campaigns.length > opened.length,
    responses: await hasResponses(opened),
  };
  return {
    ...stepsOf(facts, guide?.marks ?? {}),
    // A demo has its first day behind it.
    hidden: guide?.hidden ?? demo,
    organizations: facts.organizations,
    coordinators: facts.coordinators,
    invited: facts.invited,
    campaignId: opened[0]?._id ?? null,
  };
}

export const guideRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/guide',
      summary: 'The first day in five steps and where the municipality stands',
      can: 'municipality.write',
      answer: guideView,
    },
    async ({ actor, now }) => guideOf(await getMunicipality(actor.municipalityId), now),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/guide',
      summary: 'Hide the guide for everybody of the municipality, or bring it back',
      can: 'municipality.write',
      body: guideHiddenInput,
      answer: guideView,
    },
    async (context, { body }) => guideOf(await hideGuide(context, body.hidden), context.now),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/guide/steps/:step',
      summary: 'Say that a step is done in another way or not needed, or take that back',
      can: 'municipality.write',
      params: z.object({ step: guideStep }),
      body: guideMarkInput,
      answer: guideView,
    },
    async (context, { params: { step }, body }) =>
      guideOf(await markGuideStep(context, step, body.mark), context.now),
  ),
];
