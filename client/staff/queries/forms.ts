import { useQuery } from '@tanstack/react-query';
import type { FormVersionView, FormView } from '../../../server/forms/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

export function useForms() {
  return useQuery({ queryKey: keys.forms, queryFn: () => api.get<FormView[]>('/api/forms') });
}

/** One published version: it never changes, so it is read once. */
export function useFormVersion(key: string, version: number) {
  return useQuery({
    queryKey: keys.formVersion(key, version),
    queryFn: () =>
      api.get<FormVersionView>(`/api/forms/${encodeURIComponent(key)}/versions/${version}`),
    staleTime: Infinity,
  });
}
