import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CatalogTemplateView } from '../../../server/catalogs/schema.ts';
import type {
  MunicipalityInput,
  MunicipalitySettings,
  MunicipalityView,
} from '../../../server/municipalities/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

/** The municipality being worked in; asked again while its catalog is still being copied. */
export function useMunicipality() {
  return useQuery({
    queryKey: keys.municipality,
    queryFn: () => api.get<MunicipalityView>('/api/municipality'),
    staleTime: 5 * 60_000,
    refetchInterval: (query) => (query.state.data?.furnished === false ? 1000 : false),
  });
}

/** The zone in which every date and time of the screen is shown. */
export function useZone(): string {
  return useMunicipality().data?.timeZone ?? 'Europe/Moscow';
}

export function useCatalogTemplates() {
  return useQuery({
    queryKey: keys.catalogTemplates,
    queryFn: () => api.get<CatalogTemplateView[]>('/api/catalog-templates'),
    staleTime: Infinity,
  });
}

export function useCreateMunicipality() {
  return useMutation({
    mutationFn: (input: MunicipalityInput) =>
      api.post<MunicipalityView>('/api/municipalities', input),
  });
}

/** Saves name, zone, working year and greeting. The name stands in the session, too. */
export function useSaveMunicipality() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: MunicipalitySettings) =>
      api.put<MunicipalityView>('/api/municipality', settings),
    onSuccess: async (saved) => {
      client.setQueryData(keys.municipality, saved);
      await Promise.all(
        [keys.session, keys.schedules].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
}
