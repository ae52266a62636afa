import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CampaignResults } from '../../../server/responses/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** What the answers of a campaign say, of everybody or of one organization's people. */
export function useResults(campaignId: string, organizationId: string) {
  return useQuery({
    queryKey: keys.results(campaignId, organizationId),
    queryFn: () =>
      api.get<CampaignResults>(
        `/api/campaigns/${campaignId}/results${queryString({ organization: organizationId })}`,
      ),
    placeholderData: keepPreviousData,
  });
}
