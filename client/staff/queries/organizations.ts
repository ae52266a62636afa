import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CheckInput,
  CheckView,
  ImportInput,
  ImportView,
  LayoutView,
} from '../../../server/organizations/import.schema.ts';
import type { OrganizationInput, OrganizationView } from '../../../server/organizations/schema.ts';
import type { TableSheet, TableView } from '../../../server/tables/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

/** Organizations that the person may see, those that work. */
export function useOrganizations() {
  return useQuery({
    queryKey: keys.organizations,
    queryFn: () => api.get<OrganizationView[]>('/api/organizations'),
  });
}

/** Organizations that the person may see, closed ones too. */
export function useAllOrganizations() {
  return useQuery({
    queryKey: keys.allOrganizations,
    queryFn: () => api.get<OrganizationView[]>('/api/organizations?closed=with'),
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

/** Closes an organization that no longer works, or opens it again. */
export function useSetActivity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, active }: { id: string; active: boolean }) =>
      api.put<OrganizationView>(`/api/organizations/${id}/active`, { active }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.organizations }),
  });
}

/** Reads the sheets of a file or of a pasted text. */
export function useReadTable() {
  return useMutation({
    mutationFn: async (file: Blob) => (await api.upload<TableView>('/api/tables', file)).sheets,
  });
}

/** What the columns of a sheet probably mean. */
export function useLayout() {
  return useMutation({
    mutationFn: ({ rows, merged }: Pick<TableSheet, 'rows' | 'merged'>) =>
      api.post<LayoutView>('/api/organizations/import/layout', { rows, merged }),
  });
}

/** What a table would change; writes nothing. */
export function useCheckImport() {
  return useMutation({
    mutationFn: (table: CheckInput) =>
      api.post<CheckView>('/api/organizations/import/check', table),
  });
}

/** Writes a table, all of it or nothing. The same id sent again is the same import. */
export function useImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ImportInput) => api.post<ImportView>('/api/organizations/import', input),
    // People are made together with the organizations.
    onSuccess: () => client.invalidateQueries({ refetchType: 'none' }),
  });
}
