import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  FollowUpInput,
  FoundView,
  ReturnForInput,
} from '../../../server/checks/found.schema.ts';
import type {
  ChecksView,
  RuleInput,
  ThresholdsInput,
  TryView,
} from '../../../server/checks/schema.ts';
import { api, queryString } from '../api.ts';
import { useLanguage } from '../i18n/index.ts';
import { keys } from './keys.ts';

/** What the checks found in the submitted forms of a period; '' for the usual one. */
export function useFound(period: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.found(period), language],
    queryFn: () => api.get<FoundView>(`/api/violations${queryString({ period })}`),
  });
}

/** The address of the same as a spreadsheet, narrowed as the page is; '' narrows to nothing. */
export function foundFile(period: string, filter: Record<string, string>): string {
  return `/api/violations.xlsx${queryString({ period, ...filter })}`;
}

/** Accepts explanations, or takes that back. */
export function useFollowUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (decisions: FollowUpInput[]) => {
      for (const decision of decisions) await api.put('/api/violations/followUp', decision);
    },
    // Also after a failure: some of them may have been taken.
    onSettled: () => client.invalidateQueries({ queryKey: keys.allFound }),
  });
}

/** Returns forms for correction, each once with all its remarks. */
export function useReturnFor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (returns: ReturnForInput[]) => {
      for (const one of returns) await api.post('/api/violations/return', one);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.assignments });
      void client.invalidateQueries({ queryKey: keys.allCompleteness });
      return client.invalidateQueries({ queryKey: keys.allFound });
    },
  });
}

/** The checks of the municipality, and what rules can be made of. */
export function useChecks() {
  return useQuery({ queryKey: keys.checks, queryFn: () => api.get<ChecksView>('/api/checks') });
}

export function useSaveThresholds() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ThresholdsInput) =>
      api.put<ChecksView['thresholds']>('/api/checks/thresholds', input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.checks }),
  });
}

/** Adds a rule, or changes the one whose id and revision are given. */
export function useSaveRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, revision, rule }: { id?: string; revision?: number; rule: RuleInput }) =>
      id === undefined
        ? api.post('/api/checks/rules', rule)
        : api.put(`/api/checks/rules/${id}`, { ...rule, revision }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.checks }),
  });
}

export function useRemoveRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/api/checks/rules/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.checks }),
  });
}

/** Whom a condition would have met in a period. */
export function useTry(expression: string, period: string) {
  return useQuery({
    queryKey: keys.checkTry(expression, period),
    queryFn: () => api.post<TryView>('/api/checks/try', { expression, period }),
    enabled: expression !== '' && period !== '',
    retry: false,
  });
}
