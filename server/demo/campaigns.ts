import { checkAnswers } from '../../forms/run/check.ts';
import type { Answers } from '../../forms/run/types.ts';
import type { StaffActor } from '../access.ts';
import { createCampaign } from '../campaigns/draft.model.ts';
import { getCampaign, type Campaign } from '../campaigns/model.ts';
import { openCampaign } from '../campaigns/running.model.ts';
import { dayIn } from '../campaigns/period.ts';
import type { CampaignInput } from '../campaigns/schema.ts';
import { findLatest, type FormVersion } from '../forms/model.ts';
import type { Organization } from '../organizations/model.ts';
import { storeResponse } from '../responses/model.ts';
import { newId } from '../storage/ids.ts';
import { parentAnswers, type ParentFormId } from './parent-answers.ts';

/** One demo municipality while it is filled. */
export interface Demo {
  by: { actor: StaffActor; now: Date };
  timeZone: string;
  /** By the keys of the figures, in their order. */
  organizations: Map<string, Organization>;
  /** Runs what follows from the changes so far. */
  run: () => Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** So many days from now, at a full hour on the municipality's clock. */
function onDay({ by, timeZone }: Demo, days: number, hour: number): Date {
  const moment = Math.floor(by.now.getTime() / 60_000) * 60_000 + days * dayMs;
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(moment);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return new Date(moment + ((hour - hours) * 60 - minutes) * 60_000);
}

type Plan = Pick<CampaignInput, 'title' | 'formKey' | 'period'> & {
  type: string;
  opens: number;
  /** Of a data form: when it is due. */
  closes: number;
  graceDays?: number;
  signature?: boolean;
};

async function latestForm(municipalityId: string, key: string): Promise<FormVersion> {
  const form = await findLatest(municipalityId, key);
  if (!form) throw new Error(`Demo: no form ${key}`);
  return form;
}

/**
 * Drafts and opens a campaign over every organization of a type. Days count from now; whoever
 * opens it did so on its first day, or today when that is still to come.
 */
export async function openDemoCampaign(demo: Demo, plan: Plan): Promise<Campaign> {
  const [campaign] = await openDemoCampaigns(demo, [plan]);
  if (!campaign) throw new Error(`Demo: ${plan.title} is not open`);
  return campaign;
}

/** The same for several, in their order: what follows from opening them is done once. */
export async function openDemoCampaigns(demo: Demo, plans: readonly Plan[]): Promise<Campaign[]> {
  const ids: string[] = [];
  for (const plan of plans) ids.push(await draftAndOpen(demo, plan));
  await demo.run();
  const { municipalityId } = demo.by.actor;
  return Promise.all(ids.map((id) => getCampaign(municipalityId, id)));
}

async function draftAndOpen(demo: Demo, plan: Plan): Promise<string> {
  const { by, organizations } = demo;
  const { municipalityId } = by.actor;
  const form = await latestForm(municipalityId, plan.formKey);
  const asked = [...organizations.values()].filter((one) => one.type === plan.type);
  const opensAt = onDay(demo, plan.opens, 9);
  const then = { actor: by.actor, now: opensAt < by.now ? opensAt : by.now };
  const draft = await createCampaign(
    then,
    {
      title: plan.title,
      formKey: plan.formKey,
      formVersion: form.version,
      period: plan.period,
      organizationIds: asked.map((organization) => organization._id),
      opensAt: opensAt.toISOString(),
      closesAt: onDay(demo, plan.closes, 18).toISOString(),
      anonymity: 'anonymous',
      minimumGroup: 5,
      graceDays: plan.graceDays ?? 0,
      signature: plan.signature ?? false,
    },
    form,
  );
  await openCampaign(then, draft, asked);
  return draft._id;
}

/**
 * Stores generated parents' answers.
 * @param counts how many answers each organization asked has, in the order of the campaign
 * @param daysAgo on which day they came
 */
export async function answerParents(
  demo: Demo,
  campaign: Campaign,
  counts: readonly number[],
  daysAgo = 0,
): Promise<void> {
  const formId = campaign.formKey as ParentFormId;
  const form = await latestForm(campaign.municipalityId, formId);
  const today = dayIn(demo.timeZone, new Date(demo.by.now.getTime() - daysAgo * dayMs));
  for (const [index, { organizationId }] of campaign.expected.entries()) {
    const store = async (answers: Answers) => {
      const checked = checkAnswers(form.compiled, answers, { today });
      if (!checked.ok) throw new Error(`Demo: ${JSON.stringify(checked.faults[0])}`);
      await storeResponse({
        _id: newId(),
        municipalityId: campaign.municipalityId,
        campaignId: campaign._id,
        organizationId,
        formKey: form.key,
        formVersion: form.version,
        period: campaign.period,
        day: today,
        answers: checked.answers,
        folded: checked.folded,
        step: 0,
      });
    };
    await Promise.all(parentAnswers(formId, index, counts[index] ?? 0).map(store));
  }
}
