import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AssignmentView } from '../../../server/campaigns/schema.ts';
import type { DataFormInput, DataFormView } from '../../../server/responses/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

/** The data forms that the person's organizations owe. */
export function useAssignments(enabled = true) {
  return useQuery({
    queryKey: keys.assignments,
    queryFn: () => api.get<AssignmentView[]>('/api/assignments'),
    enabled,
  });
}

/** One data form with its values. Read once: from then on the screen holds what is typed. */
export function useAssignment(id: string) {
  return useQuery({
    queryKey: keys.assignment(id),
    queryFn: () => api.get<DataFormView>(`/api/assignments/${id}`),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Stores a draft or submits; each try is one request. Throws a `Problem`. */
export function useSaveDataForm(id: string) {
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (input: DataFormInput) => api.put<DataFormView>(`/api/assignments/${id}`, input),
    // Without a connection the saver itself decides when to try again.
    networkMode: 'always',
    onSuccess: () => client.invalidateQueries({ queryKey: keys.assignments, exact: true }),
  });
  return mutateAsync;
}
