import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ScheduleRowView, ScheduleView } from '../../../server/schedules/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

export interface ScheduleFilter {
  direction: string;
  level: string;
  year: string;
  search: string;
}

export function useSchedule(filter: ScheduleFilter) {
  return useQuery({
    queryKey: keys.schedule(filter),
    queryFn: () => api.get<ScheduleView>(`/api/schedule${queryString({ ...filter })}`),
    placeholderData: keepPreviousData,
  });
}

/** Says which campaigns carry out a row of the schedule. */
export function useTieCampaigns() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ rowId, campaignIds }: { rowId: string; campaignIds: string[] }) =>
      api.put<ScheduleRowView>(`/api/schedule/${encodeURIComponent(rowId)}/campaigns`, {
        campaignIds,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.schedules }),
  });
}
