import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LetterTextView, LetterView } from '../../../server/mail/schema.ts';
import type {
  ReminderPlanView,
  ReminderRulesView,
  ReminderView,
  RemindInput,
  RemindView,
} from '../../../server/reminders/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

/** The letters that were written, newest first; looked at again while one is on its way. */
export function useReminders(enabled = true) {
  return useQuery({
    queryKey: keys.reminders,
    queryFn: () => api.get<ReminderView[]>('/api/reminders'),
    enabled,
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ state }) => state === 'waiting' || state === 'sending') ? 5000 : false,
  });
}

/** Who is reminded today and tomorrow by the rules. */
export function useReminderPlan(enabled = true) {
  return useQuery({
    queryKey: keys.reminderPlan,
    queryFn: () => api.get<ReminderPlanView>('/api/reminders/plan'),
    enabled,
  });
}

export function useReminderRules(enabled = true) {
  return useQuery({
    queryKey: keys.reminderRules,
    queryFn: () => api.get<ReminderRulesView>('/api/reminders/rules'),
    enabled,
  });
}

export function useSaveReminderRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rules: ReminderRulesView) =>
      api.put<ReminderRulesView>('/api/reminders/rules', rules),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.reminders }),
  });
}

/** Reminds the chosen; with `dryRun` only says who would be. */
export function useRemind() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RemindInput) => api.post<RemindView>('/api/reminders', input),
    onSuccess: (_, { dryRun }) =>
      dryRun ? undefined : client.invalidateQueries({ queryKey: keys.reminders }),
  });
}

/** One letter with its words. */
export function useLetter(id: string) {
  return useQuery({
    queryKey: keys.letter(id),
    queryFn: () => api.get<LetterTextView>(`/api/letters/${id}`),
  });
}

export function useRetryLetter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<LetterView>(`/api/letters/${id}/retry`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.reminders }),
  });
}

/** Sends letters again, one after the other; stops at the first that is refused. */
export function useRetryLetters() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await api.post<LetterView>(`/api/letters/${id}/retry`);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.reminders }),
  });
}
