import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrganizationInput, OrganizationView } from '../../../server/organizations/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

/** Organizations that the person may see. */
export function useOrganizations() {
  return useQuery({
    queryKey: keys.organizations,
    queryFn: () => api.get<OrganizationView[]>('/api/organizations'),
  });
}

/** Adds an organization, or changes the one with the id. */
export function useSaveOrganization() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, input }: { id: string | null; input: OrganizationInput }) =>
      id === null
        ? api.post<OrganizationView>('/api/organizations', input)
        : api.put<OrganizationView>(`/api/organizations/${id}`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.organizations }),
  });
}
