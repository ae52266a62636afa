import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AssignmentView,
  CheckedView,
  DataFormView,
  FieldsInput,
  FieldsSaved,
  FieldsSince,
  ReturnInput,
} from '../../../server/assignments/schema.ts';
import type { FileView } from '../../../server/files/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** The data forms that the person's organizations owe. */
export function useAssignments(enabled = true) {
  return useQuery({
    queryKey: keys.assignments,
    queryFn: () => api.get<AssignmentView[]>('/api/assignments'),
    enabled,
  });
}

/** One data form with its values; looked at again when the person comes back to the screen. */
export function useAssignment(id: string) {
  return useQuery({
    queryKey: keys.assignment(id),
    queryFn: () => api.get<DataFormView>(`/api/assignments/${id}`),
    staleTime: 5000,
    gcTime: 0,
  });
}

/** Stores changed fields; each try is one request. Throws a `Problem`. */
export function useSaveFields(id: string) {
  const { mutateAsync } = useMutation({
    mutationFn: (input: FieldsInput) =>
      api.patch<FieldsSaved>(`/api/assignments/${id}/fields`, input),
    // Without a connection the saver itself decides when to try again.
    networkMode: 'always',
  });
  return mutateAsync;
}

/** What others wrote after a revision, for a page that stands open. Throws a `Problem`. */
export function changesSince(id: string, since: number): Promise<FieldsSince> {
  return api.get<FieldsSince>(`/api/assignments/${id}/fields${queryString({ since })}`);
}

/** Puts a form as the server gave it in the place of the one that was read before. */
function useTakeForm(id: string) {
  const client = useQueryClient();
  return async (view: DataFormView) => {
    client.setQueryData(keys.assignment(id), view);
    await Promise.all([
      client.invalidateQueries({ queryKey: keys.assignments, exact: true }),
      client.invalidateQueries({ queryKey: keys.campaign(view.assignment.campaignId) }),
    ]);
  };
}

/** Asks the checks about what is stored now. */
export function useCheckForm(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<CheckedView>(`/api/assignments/${id}/check`),
    onSuccess: (checked) =>
      client.setQueryData<DataFormView>(
        keys.assignment(id),
        // The form itself never changes, and is most of what there is to send.
        (view) => view && { ...view, ...checked },
      ),
  });
}

/** What may be decided about a form, with what each decision says. */
export type Decision =
  | { action: 'submit'; revision: number; comments: Record<string, string> }
  | { action: 'sign' | 'accept' | 'reopen'; revision: number }
  | ({ action: 'return' | 'sendBack' } & ReturnInput);

/** Hands in, signs, returns, accepts or takes back. Throws a `Problem`. */
export function useDecide(id: string) {
  const take = useTakeForm(id);
  return useMutation({
    mutationFn: ({ action, ...body }: Decision) =>
      api.post<DataFormView>(`/api/assignments/${id}/${action}`, body),
    onSuccess: take,
  });
}

/** Brings the signed paper and ties it to the form. */
export function useAttachScan(id: string, organizationId: string) {
  const take = useTakeForm(id);
  return useMutation({
    mutationFn: async (file: File) => {
      const query = queryString({ purpose: 'scan', organizationId, name: file.name });
      const { id: fileId } = await api.upload<FileView>(`/api/files${query}`, file);
      return api.post<DataFormView>(`/api/assignments/${id}/scan`, { fileId });
    },
    onSuccess: take,
  });
}
