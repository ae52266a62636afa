import { campaignsOf, type Campaign } from '../campaigns/model.ts';
import { disclose, type Group } from '../disclosure.ts';
import { groupTree, organizationGroupId, smallestGroup } from './groups.ts';
import { countShown } from './model.ts';
import { finishedSteps } from './steps.ts';

/** Responses in the figures by organization, and their newest day. */
export type ShownCounts = Map<string, { n: number; day: string }>;

/** Who responded in a form and period, and which groups of them may be shown at all. */
export interface ShownGroups {
  /** Every opened campaign of the form and period, whole, whatever the reader may see of them. */
  campaigns: Campaign[];
  /** By campaign: the finished step of each organization. */
  steps: Map<string, Map<string, number>>;
  /** By campaign. */
  counts: Map<string, ShownCounts>;
  /** Fewest people whose answers are shown. */
  k: number;
  base: Group;
  /** Ids of the groups that no figure hides by itself. */
  allowed: ReadonlySet<string>;
}

/** Reads who responded and decides which groups may be shown: the start of every exit. */
export async function shownGroups({
  municipalityId,
  formKey,
  period,
}: Pick<Campaign, 'municipalityId' | 'formKey' | 'period'>): Promise<ShownGroups> {
  const campaigns = await campaignsOf(municipalityId, { formKey, period });
  const steps = new Map<string, Map<string, number>>();
  const counts = new Map<string, ShownCounts>();
  for (const campaign of campaigns) {
    const finished = await finishedSteps(campaign);
    steps.set(campaign._id, finished);
    counts.set(campaign._id, await countShown(campaign, finished));
  }
  return { ...decideGroups(campaigns, counts), steps };
}

/** The decision by itself: pure. */
export function decideGroups(
  campaigns: Campaign[],
  counts: Map<string, ShownCounts>,
): Omit<ShownGroups, 'steps'> {
  const k = smallestGroup(campaigns);
  const base = groupTree(campaigns, (id, campaign) => counts.get(campaign)?.get(id)?.n ?? 0);
  return { campaigns, counts, k, base, allowed: disclose(base, k) };
}

/** Organizations of a campaign whose people are enough to show something of them. */
export function shownOrganizations(
  { campaigns, allowed }: Pick<ShownGroups, 'campaigns' | 'allowed'>,
  campaignId: string,
): string[] {
  const expected = campaigns.find(({ _id }) => _id === campaignId)?.expected ?? [];
  return expected
    .map(({ organizationId }) => organizationId)
    .filter((id) => allowed.has(organizationGroupId(campaigns, campaignId, id)));
}
