import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CampaignInput,
  CampaignMessage,
  CampaignProgress,
  CampaignView,
  UnaskedView,
} from '../../../server/campaigns/schema.ts';
import type { EarlierVersions } from '../../../server/assignments/schema.ts';
import type { AskedCountView } from '../../../server/catalogs/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

export function useCampaigns(enabled = true) {
  return useQuery({
    queryKey: keys.campaigns,
    queryFn: () => api.get<CampaignView[]>('/api/campaigns'),
    enabled,
  });
}

/** Organizations that have begun another version of a campaign's form. */
export function useEarlierVersions(id: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.earlierVersions(id),
    queryFn: () => api.get<EarlierVersions>(`/api/campaigns/${id}/earlierVersions`),
    enabled,
  });
}

/** What indicators need for a period and nobody is asked for; `draft` counts as opened. */
export function useUnasked(period: string, draft: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.unasked(period, draft),
    queryFn: () => api.get<UnaskedView>(`/api/unasked${queryString({ period, draft })}`),
    enabled,
  });
}

/** How much the catalog asks of an organization of each type. */
export function useAskedCounts(enabled: boolean) {
  return useQuery({
    queryKey: keys.askedCounts,
    queryFn: () => api.get<AskedCountView[]>('/api/catalog/asked'),
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

/** Changes a draft. */
export function useUpdateCampaign(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CampaignInput) => api.put<CampaignView>(`/api/campaigns/${id}`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.campaigns }),
  });
}

/** Moves the closing time of a campaign that has not closed. */
export function useMoveClosing(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (closesAt: string) =>
      api.put<CampaignView>(`/api/campaigns/${id}/closing`, { closesAt }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.campaigns }),
  });
}

/** What the messages of a campaign are made of. */
export function useMessage(id: string) {
  return useQuery({
    queryKey: keys.message(id),
    queryFn: () => api.get<CampaignMessage>(`/api/campaigns/${id}/message`),
  });
}

/** Words the message of a campaign; null goes back to the usual words. */
export function useSaveMessage(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (template: string | null) =>
      api.put<CampaignMessage>(`/api/campaigns/${id}/message`, { template }),
    onSuccess: (saved) => client.setQueryData(keys.message(id), saved),
  });
}

/** Opens, closes or opens again a campaign; it changes what the schedule and «Сегодня» show. */
export function useMoveCampaign(id: string, move: 'open' | 'close' | 'reopen') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<CampaignView>(`/api/campaigns/${id}/${move}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.campaigns });
      await client.invalidateQueries({ queryKey: keys.schedules });
    },
  });
}
