import type { StaffActor } from '../access.ts';
import { listCampaigns } from '../campaigns/model.ts';
import { dayIn } from '../campaigns/period.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { briefByRow } from './occurrence.model.ts';
import type { Sight } from './view.ts';

/** What the rows of the actor's municipality are shown with at this moment. */
export async function sightOf({
  actor,
  now,
}: {
  actor: Pick<StaffActor, 'municipalityId'>;
  now: Date;
}): Promise<Sight> {
  const { municipalityId } = actor;
  const { timeZone, workingYear } = await getMunicipality(municipalityId);
  const campaigns = await listCampaigns(municipalityId);
  return {
    campaigns: new Map(campaigns.map((campaign) => [campaign._id, campaign])),
    occurrences: await briefByRow(municipalityId),
    now,
    today: dayIn(timeZone, now),
    workingYear,
  };
}
