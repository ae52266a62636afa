import { keepPreviousData, useQuery } from '@tanstack/react-query';
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
