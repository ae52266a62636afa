import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CampaignInput,
  CampaignProgress,
  CampaignView,
} from '../../../server/campaigns/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

export function useCampaigns(enabled = true) {
  return useQuery({
    queryKey: keys.campaigns,
    queryFn: () => api.get<CampaignView[]>('/api/campaigns'),
    enabled,
  });
}

const progressOf = (id: string) => ({
  queryKey: keys.campaign(id),
  queryFn: () => api.get<CampaignProgress>(`/api/campaigns/${id}`),
});

/** One campaign with its participation, kept fresh while somebody looks at it. */
export function useCampaign(id: string) {
  return useQuery({
    ...progressOf(id),
    refetchInterval: (query) => (query.state.data?.campaign.state === 'open' ? 30_000 : false),
  });
}

export function useCampaignProgresses(ids: string[]) {
  return useQueries({ queries: ids.map(progressOf) });
}

export function useCreateCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CampaignInput) => api.post<CampaignView>('/api/campaigns', input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.campaigns }),
  });
}

/** Opens or closes a campaign; both change what the schedule and «Сегодня» show. */
export function useMoveCampaign(id: string, move: 'open' | 'close') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<CampaignView>(`/api/campaigns/${id}/${move}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.campaigns });
      await client.invalidateQueries({ queryKey: keys.schedules });
    },
  });
}
