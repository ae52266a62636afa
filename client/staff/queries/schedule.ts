import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  PlanState,
  SchedulePlanInput,
  ScheduleRowView,
  ScheduleView,
} from '../../../server/schedules/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

export interface ScheduleFilter {
  direction: string;
  level: string;
  year: string;
  search: string;
  state: string;
  due: string;
}

export function useSchedule(filter: ScheduleFilter) {
  return useQuery({
    queryKey: keys.schedule(filter),
    queryFn: () => api.get<ScheduleView>(`/api/schedule${queryString({ ...filter })}`),
    placeholderData: keepPreviousData,
  });
}

/** The approved rows of this month, and the numbers of the whole schedule. */
export function useMonthSchedule(enabled = true) {
  return useQuery({
    queryKey: keys.schedule({ due: 'month' }),
    queryFn: () => api.get<ScheduleView>('/api/schedule?due=month'),
    enabled,
  });
}

function useScheduleChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.schedules }),
  });
}

/** Says which campaigns carry out a row of the schedule. */
export function useTieCampaigns() {
  return useScheduleChange(({ rowId, campaignIds }: { rowId: string; campaignIds: string[] }) =>
    api.put<ScheduleRowView>(`/api/schedule/${encodeURIComponent(rowId)}/campaigns`, {
      campaignIds,
    }),
  );
}

/** Approves rows, marks them as done, puts them back to drafts or into the archive. */
export function useSetStates() {
  return useScheduleChange((input: { state: PlanState; rowIds: string[] }) =>
    api.put<{ changed: number }>('/api/schedule/states', input),
  );
}

/** Gives a row dates of the municipality's own. */
export function useSetDates() {
  return useScheduleChange(({ rowId, ...dates }: SchedulePlanInput & { rowId: string }) =>
    api.put<ScheduleRowView>(`/api/schedule/${encodeURIComponent(rowId)}/plan`, dates),
  );
}

/** Moves drafts, and the archive when asked, to the working year. */
export function useMovePlan() {
  return useScheduleChange((input: { archived: boolean }) =>
    api.post<{ changed: number }>('/api/schedule/move', input),
  );
}
