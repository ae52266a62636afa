import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { findLatest, getVersion, type FormVersion } from '../forms/model.ts';
import { listOrganizations, type Organization } from '../organizations/model.ts';
import { Problem, notFound } from '../problem.ts';
import { refuseAskedTwice, unaskedElements } from './asked.ts';
import { createCampaign, updateDraft } from './draft.model.ts';
import { getCampaign, presentCampaign } from './model.ts';
import {
  closeCampaign,
  moveClosing,
  openCampaign,
  openInTurn,
  reopenCampaign,
} from './running.model.ts';
import { periodFault } from './period.ts';
import { seenCampaigns } from './scope.ts';
import {
  campaignInput,
  campaignView,
  closingInput,
  period,
  unaskedView,
  type CampaignInput,
} from './schema.ts';

const params = z.object({ campaignId: z.uuid() });

/** Every chosen organization exists in the municipality, or the place of the one that does not. */
async function chosenOrganizations(municipalityId: string, ids: readonly string[]) {
  const found = await listOrganizations(municipalityId, { ids });
  const known = new Set(found.map((organization) => organization._id));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing >= 0) throw notFound(`организация (organizationIds.${missing})`, 'organization');
  return found;
}

const namesShown = 5;

/** A form for schools reaches a kindergarten only where somebody says that it is meant. */
function refuseOtherTypes(
  form: FormVersion,
  ids: readonly string[],
  organizations: readonly Organization[],
): void {
  const others = organizations.filter(({ type }) => !form.organizationTypes.includes(type));
  if (others.length === 0) return;
  const listed = others.slice(0, namesShown).map(({ shortName }) => `«${shortName}»`);
  const names = `${listed.join(', ')}${others.length > namesShown ? ' …' : ''}`;
  throw new Problem('campaign.otherType', {
    path: 'organizationIds',
    parameters: { ru: { names } },
    details: others.map(({ _id, name }) => ({
      path: `organizationIds.${ids.indexOf(_id)}`,
      code: 'otherType',
      message: { ru: `«${name}»: форма не для таких организаций`, en: `“${name}”: not for these` },
    })),
  });
}

/** What a draft is made of, checked against the forms and organizations that there are. */
async function checkedForm(municipalityId: string, body: CampaignInput): Promise<FormVersion> {
  const form = await formOf(municipalityId, body);
  if (form.kind !== 'dataForm') refuseReporting(body);
  const organizations = await chosenOrganizations(municipalityId, body.organizationIds);
  if (!body.otherTypes) refuseOtherTypes(form, body.organizationIds, organizations);
  return form;
}

/** Grace and signatures are for reports: whoever answers a survey signs nothing. */
function refuseReporting({ graceDays = 0, signature = false }: CampaignInput): void {
  if (graceDays === 0 && !signature) return;
  throw new Problem('input.invalid', {
    path: graceDays === 0 ? 'signature' : 'graceDays',
    parameters: {
      ru: { reason: 'это бывает только у форм данных' },
      en: { reason: 'only data forms have this' },
    },
  });
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

const alreadyPast = { ru: 'это время уже прошло', en: 'this time has passed already' };
const beforeOpening = {
  ru: 'закрытие должно быть позже открытия',
  en: 'closing must come after opening',
};

function refusedClosing({ ru, en }: { ru: string; en: string }): Problem {
  const parameters = { ru: { reason: ru }, en: { reason: en } };
  const details = [{ path: 'closesAt', code: 'time', message: { ru, en } }];
  return new Problem('input.invalid', { path: 'closesAt', parameters, details });
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
      method: 'get',
      path: '/api/unasked',
      summary:
        'Quantities that indicators need and nobody is asked for in a period; draft: a campaign taken for opened',
      can: 'form.read',
      query: z.strictObject({ period, draft: z.uuid().optional() }),
      answer: unaskedView,
    },
    async ({ actor: { municipalityId } }, { query }) => {
      const draft = query.draft ? await getCampaign(municipalityId, query.draft) : null;
      return unaskedElements(municipalityId, query.period, draft);
    },
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
      const form = await checkedForm(context.actor.municipalityId, body);
      return presentCampaign(await createCampaign(context, body, form), context.now);
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/campaigns/:campaignId',
      summary: 'Change a draft',
      can: 'campaign.create',
      params,
      body: campaignInput,
      answer: campaignView,
    },
    async (context, { params: { campaignId }, body }) => {
      const { municipalityId } = context.actor;
      await getCampaign(municipalityId, campaignId);
      const form = await checkedForm(municipalityId, body);
      return presentCampaign(await updateDraft(context, campaignId, body, form), context.now);
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
    async (context, { params: { campaignId } }) =>
      openInTurn(context, async () => {
        const { municipalityId } = context.actor;
        const draft = await getCampaign(municipalityId, campaignId);
        const organizations = await chosenOrganizations(municipalityId, draft.organizationIds);
        if (!draft.otherTypes) {
          const form = await getVersion(municipalityId, draft.formKey, draft.formVersion);
          refuseOtherTypes(form, draft.organizationIds, organizations);
        }
        if (draft.dueAt <= context.now) throw new Problem('campaign.late', { path: 'closesAt' });
        await refuseAskedTwice(draft, context.now);
        return presentCampaign(await openCampaign(context, draft, organizations), context.now);
      }),
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
  staffRoute(
    {
      method: 'put',
      path: '/api/campaigns/:campaignId/closing',
      summary: 'Move the closing time of a campaign that has not closed',
      can: 'campaign.close',
      params,
      body: closingInput,
      answer: campaignView,
    },
    async (context, { params: { campaignId }, body }) => {
      const closesAt = new Date(body.closesAt);
      const { opensAt } = await getCampaign(context.actor.municipalityId, campaignId);
      if (closesAt <= context.now) throw refusedClosing(alreadyPast);
      if (closesAt <= opensAt) throw refusedClosing(beforeOpening);
      return presentCampaign(await moveClosing(context, campaignId, closesAt), context.now);
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/campaigns/:campaignId/reopen',
      summary: 'Take back a closing before the planned time, while figures are not final',
      can: 'campaign.close',
      params,
      answer: campaignView,
    },
    async (context, { params: { campaignId } }) =>
      openInTurn(context, async () => {
        const campaign = await getCampaign(context.actor.municipalityId, campaignId);
        await refuseAskedTwice(campaign, context.now);
        return presentCampaign(await reopenCampaign(context, campaignId), context.now);
      }),
  ),
];
