import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  PreviewInput,
  PreviewView,
  SettingInput,
  SettingsView,
} from '../../../server/indicators/settings.schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** The settings of the computing in a period; an empty period is the working year. */
export function useSettings(period: string) {
  return useQuery({
    queryKey: keys.settings(period),
    queryFn: () => api.get<SettingsView>(`/api/settings${queryString({ period })}`),
    placeholderData: keepPreviousData,
  });
}

/** What a setting would change; saves nothing. */
export function usePreviewSetting() {
  return useMutation({
    mutationFn: (input: PreviewInput) => api.post<PreviewView>('/api/settings/preview', input),
  });
}

function useSettingsChange<Input>(change: (input: Input) => Promise<SettingsView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (view) => {
      client.setQueryData(keys.settings(view.period), view);
      // Values follow by a job: whatever shows them asks again.
      void client.invalidateQueries({ queryKey: ['indicators'] });
      return client.invalidateQueries({ queryKey: ['settings'] });
    },
  });
}

/** Sets a setting for one period; null sets the default again. */
export function useSaveSetting() {
  return useSettingsChange(({ id, ...body }: SettingInput & { id: string }) =>
    api.put<SettingsView>(`/api/settings/${encodeURIComponent(id)}`, body),
  );
}

/** Closes a period, or opens it again. */
export function useTurnPeriod() {
  return useSettingsChange(({ period, turn }: { period: string; turn: 'close' | 'reopen' }) =>
    api.post<SettingsView>(`/api/periods/${period}/${turn}`),
  );
}
