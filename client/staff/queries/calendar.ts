import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarCorrection, CalendarView } from '../../../server/calendar/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

/** The working calendar of a year. */
export function useCalendar(year: number) {
  return useQuery({
    queryKey: keys.calendar(year),
    queryFn: () => api.get<CalendarView>(`/api/calendar?year=${year}`),
    placeholderData: keepPreviousData,
  });
}

/** Corrects a day for everybody, or takes the correction back; due days follow it. */
export function useCorrectDay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ day, ...body }: CalendarCorrection & { day: string }) =>
      api.put<CalendarView>(`/api/calendar/${day}`, body),
    onSuccess: (view) => {
      client.setQueryData(keys.calendar(view.year), view);
      return client.invalidateQueries({ queryKey: keys.schedules });
    },
  });
}
