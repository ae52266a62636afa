import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ReleasedView,
  ReleaseInput,
  ReleaseView,
} from '../../../server/responses/release.schema.ts';
import type {
  CampaignContacts,
  CampaignDays,
  CampaignResults,
  Comparison,
} from '../../../server/responses/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** While answers arrive, figures are asked for again so often. */
const watchedEvery = 30_000;

/** Whose answers: everybody's (`''`), a cluster's (`cluster:…`) or one organization's. */
export type Scope = string;

const clusterMark = 'cluster:';

export function clusterScope(cluster: string): Scope {
  return `${clusterMark}${cluster}`;
}

function scopeQuery(scope: Scope): { cluster?: string; organization?: string } {
  if (scope.startsWith(clusterMark)) return { cluster: scope.slice(clusterMark.length) };
  return scope === '' ? {} : { organization: scope };
}

/** What the answers of a campaign say; kept fresh, in place, while somebody watches. */
export function useResults(campaignId: string, scope: Scope, running: boolean) {
  return useQuery({
    queryKey: keys.results(campaignId, scope),
    queryFn: () =>
      api.get<CampaignResults>(
        `/api/campaigns/${campaignId}/results${queryString(scopeQuery(scope))}`,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: running ? watchedEvery : false,
  });
}

/** One question, organization beside organization. */
export function useComparison(campaignId: string, question: string, running: boolean) {
  return useQuery({
    queryKey: keys.comparison(campaignId, question),
    queryFn: () =>
      api.get<Comparison>(`/api/campaigns/${campaignId}/comparison${queryString({ question })}`),
    enabled: question !== '',
    placeholderData: keepPreviousData,
    refetchInterval: running ? watchedEvery : false,
  });
}

/** Released free answers, of everybody or of one organization. */
export function useReleased(campaignId: string, organizationId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.released(campaignId, organizationId),
    queryFn: () =>
      api.get<ReleasedView>(
        `/api/campaigns/${campaignId}/free-answers/released${queryString({ organization: organizationId })}`,
      ),
    enabled,
    placeholderData: keepPreviousData,
    // Those who wait for the answers look at the page while they are read.
    refetchInterval: 60_000,
  });
}

/** Which free answers the specialist reads. */
export interface ReleaseFilter {
  state: 'waiting' | 'released' | 'hidden';
  question: string;
}

export function useFreeAnswers(campaignId: string, filter: ReleaseFilter) {
  return useQuery({
    queryKey: keys.freeAnswersOf(campaignId, filter),
    queryFn: () =>
      api.get<ReleaseView>(
        `/api/campaigns/${campaignId}/free-answers${queryString({ ...filter })}`,
      ),
    placeholderData: keepPreviousData,
  });
}

/** Releases, hides or takes back; the lists and the results follow. */
export function useDecide(campaignId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ReleaseInput) =>
      api.put<{ changed: number }>(`/api/campaigns/${campaignId}/free-answers`, input),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.freeAnswers(campaignId) });
      await client.invalidateQueries({ queryKey: keys.freeAnswersWaiting });
    },
  });
}

/** Whom to remind. */
export function useContacts(campaignId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.contacts(campaignId),
    queryFn: () => api.get<CampaignContacts>(`/api/campaigns/${campaignId}/contacts`),
    enabled,
  });
}

/** Responses received by day. */
export function useDays(campaignId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.days(campaignId),
    queryFn: () => api.get<CampaignDays>(`/api/campaigns/${campaignId}/days`),
    enabled,
  });
}
