import { visibleOrganizations, type StaffActor } from '../access.ts';
import { notFound } from '../problem.ts';
import { getCampaign, listCampaigns, type Campaign } from './model.ts';

/**
 * What one person may know of a campaign: the department's people all of it, an organization's
 * people only their own rows of an opened one. Null where there is nothing for them.
 */
function scoped(actor: StaffActor, campaign: Campaign): Campaign | null {
  const visible = visibleOrganizations(actor);
  if (visible === 'all') return campaign;
  if (campaign.openedAt === null) return null;
  const expected = campaign.expected.filter((one) => visible.includes(one.organizationId));
  if (expected.length === 0) return null;
  return { ...campaign, expected, organizationIds: expected.map((one) => one.organizationId) };
}

/**
 * One campaign as the person may see it. Another organization's campaign is as unknown as one that
 * does not exist: a 404 either way.
 */
export async function seenCampaign(actor: StaffActor, id: string): Promise<Campaign> {
  const seen = scoped(actor, await getCampaign(actor.municipalityId, id));
  if (!seen) throw notFound('кампания', 'campaign');
  return seen;
}

/** The campaigns the person may see, newest first. */
export async function seenCampaigns(actor: StaffActor): Promise<Campaign[]> {
  const all = await listCampaigns(actor.municipalityId);
  return all.flatMap((campaign) => scoped(actor, campaign) ?? []);
}
