import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LinkView } from '../../../server/links/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

export function useLinks(campaignId: string, enabled = true) {
  return useQuery({
    queryKey: keys.links(campaignId),
    queryFn: () => api.get<LinkView[]>(`/api/campaigns/${campaignId}/links`),
    enabled,
    // Links are made within a second after the opening.
    refetchInterval: (query) => (query.state.data?.length === 0 ? 1_000 : false),
  });
}

/** Withdraws a link's address and gives it a new one. */
export function useRevokeLink(campaignId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<LinkView>(`/api/links/${id}/revoke`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.links(campaignId) }),
  });
}
