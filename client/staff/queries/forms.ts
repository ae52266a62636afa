import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EditedForm } from '../../../forms/edit/json.ts';
import type {
  DraftLineView,
  DraftStart,
  DraftView,
  FormUseView,
  PublicationView,
  SavedDraftView,
} from '../../../server/forms/draft.schema.ts';
import type { FormVersionView, FormView, VersionLineView } from '../../../server/forms/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';

const formPath = (key: string) => `/api/forms/${encodeURIComponent(key)}`;
const draftPath = (key: string) => `/api/form-drafts/${encodeURIComponent(key)}`;

export function useForms() {
  return useQuery({ queryKey: keys.forms, queryFn: () => api.get<FormView[]>('/api/forms') });
}

/** One published version: it never changes, so it is read once. */
export function useFormVersion(key: string, version: number, enabled = true) {
  return useQuery({
    queryKey: keys.formVersion(key, version),
    queryFn: () => api.get<FormVersionView>(`${formPath(key)}/versions/${version}`),
    staleTime: Infinity,
    enabled,
  });
}

/** All versions of a form with what changed in each. */
export function useFormHistory(key: string) {
  return useQuery({
    queryKey: keys.formHistory(key),
    queryFn: () => api.get<VersionLineView[]>(`${formPath(key)}/versions`),
  });
}

/** Indicators taken from the form's newest version. */
export function useFormUses(key: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.formUses(key),
    queryFn: () => api.get<FormUseView[]>(`${formPath(key)}/indicators`),
    enabled,
  });
}

export function useDrafts() {
  return useQuery({
    queryKey: keys.drafts,
    queryFn: () => api.get<DraftLineView[]>('/api/form-drafts'),
  });
}

/** A draft as it is opened: what is typed afterwards belongs to the page, so it is not read again. */
export function useFormDraft(key: string) {
  return useQuery({
    queryKey: keys.draft(key),
    queryFn: () => readDraft(key),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export function readDraft(key: string): Promise<DraftView> {
  return api.get<DraftView>(draftPath(key));
}

export function saveDraft(
  key: string,
  body: { revision: number; definition: EditedForm },
): Promise<SavedDraftView> {
  return api.put<SavedDraftView>(draftPath(key), body);
}

export function useStartDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (start: DraftStart) => api.post<DraftView>('/api/form-drafts', start),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.drafts, exact: true }),
  });
}

export function useDiscardDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => api.delete<undefined>(draftPath(key)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.drafts, exact: true }),
  });
}

/** What publishing the saved draft would do, asked anew each time. */
export function usePublication(key: string, revision: number) {
  return useQuery({
    queryKey: [...keys.publication(key), revision],
    queryFn: () => api.get<PublicationView>(`${draftPath(key)}/publication`),
    gcTime: 0,
  });
}

export function usePublishDraft(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ revision, confirm }: { revision: number; confirm: boolean }) =>
      api.post<FormVersionView>(`${draftPath(key)}/publish${confirm ? '?confirm=true' : ''}`, {
        revision,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.forms });
      await client.invalidateQueries({ queryKey: keys.drafts, exact: true });
    },
  });
}
