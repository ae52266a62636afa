import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  ComputedListsView,
  ComputedView,
} from '../../../server/indicators/computed.schema.ts';
import type { CoverageView, SourceState } from '../../../server/indicators/coverage.schema.ts';
import type { IndicatorDetail, IndicatorTree } from '../../../server/indicators/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** The catalog's tree with the values of a period; an empty period lets the server choose. */
export function useIndicators(period: string) {
  return useQuery({
    queryKey: keys.indicators(period),
    queryFn: () => api.get<IndicatorTree>(`/api/indicators${queryString({ period })}`),
    placeholderData: keepPreviousData,
  });
}

export function useIndicator(key: string, period: string) {
  return useQuery({
    queryKey: keys.indicator(key, period),
    queryFn: () =>
      api.get<IndicatorDetail>(
        `/api/indicators/${encodeURIComponent(key)}${queryString({ period })}`,
      ),
    placeholderData: keepPreviousData,
  });
}

/** Which indicators have a value in a period, and what the others wait for. */
export function useCoverage(period: string, enabled = true) {
  return useQuery({
    queryKey: keys.coverage(period),
    queryFn: () => api.get<CoverageView>(`/api/indicators/coverage${queryString({ period })}`),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** What one indicator is made from, and where each of it stands in a period. */
export function useIndicatorSources(key: string, period: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.indicatorSources(key, period),
    queryFn: () =>
      api.get<SourceState[]>(
        `/api/indicators/${encodeURIComponent(key)}/sources${queryString({ period })}`,
      ),
    enabled,
  });
}

/** A computed list or index of a period. */
export function useComputed(id: string, period: string) {
  return useQuery({
    queryKey: keys.computed(id, period),
    queryFn: () =>
      api.get<ComputedView>(`/api/computed/${encodeURIComponent(id)}${queryString({ period })}`),
    placeholderData: keepPreviousData,
  });
}

/** The catalog's computed lists with what came out of each; an empty period asks for the newest. */
export function useComputedLists(period: string) {
  return useQuery({
    queryKey: keys.computedLists(period),
    queryFn: () => api.get<ComputedListsView>(`/api/computed${queryString({ period })}`),
    placeholderData: keepPreviousData,
  });
}
