import type { Organization } from '../organizations/model.ts';
import type { Campaign, Expected } from './model.ts';

/** How many people of an audience an organization has; 0 says as little as nothing. */
function peopleOf({ headcount, teachers }: Organization, audience: string): number | null {
  if (audience === 'parents' || audience === 'pupils') return headcount || null;
  return audience === 'teachers' ? teachers || null : null;
}

/**
 * What a campaign expects of an organization: what was said for this campaign, else what the
 * registry knows, where families are as many as pupils.
 */
export function expectedOf(
  organization: Organization,
  campaign: Pick<Campaign, 'audience' | 'people'>,
): Expected {
  const { _id, name, shortName, cluster, type } = organization;
  const said = campaign.people?.find((one) => one.organizationId === _id);
  const people = said ? said.people : peopleOf(organization, campaign.audience);
  return { organizationId: _id, name, shortName, cluster, type, people };
}
