import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  BindingsInput,
  FillResult,
  TemplateLine,
  TemplateView,
} from '../../../server/completeness/bound-template.schema.ts';
import type { FileView } from '../../../server/files/schema.ts';
import type {
  Choices,
  Compilation,
  CompilationFileInput,
  CompilationInput,
  SelectionInput,
  SelectionView,
} from '../../../server/completeness/compilation.schema.ts';
import type { MatrixFileInput, MatrixView } from '../../../server/completeness/schema.ts';
import { api, queryString, Problem } from '../api.ts';
import { useLanguage } from '../i18n/index.ts';
import { keys } from './keys.ts';

/** Organizations × data forms of a period; '' for the one that is being asked about now. */
export function useMatrix(period: string, enabled = true) {
  return useQuery({
    queryKey: keys.completeness(period),
    queryFn: () => api.get<MatrixView>(`/api/completeness${queryString({ period })}`),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Where the matrix is made into a spreadsheet, and of what. */
export function matrixFile(shown: MatrixFileInput) {
  return { path: '/api/completeness/file', body: shown };
}

interface Extension {
  assignmentIds: string[];
  until: string;
  reason: string;
}

/** Gives chosen organizations a later due date. */
export function useExtend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Extension) => api.put<unknown>('/api/assignments/exceptions', input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.allCompleteness }),
  });
}

interface ToAccept {
  assignmentId: string;
  revision: number;
}

/** What could not be accepted, by assignment, and how many were. */
export interface Accepted {
  accepted: number;
  refused: { assignmentId: string; message: string }[];
}

/** Accepts one form after another: each is a decision of its own, and one refused stops no other. */
export function useAcceptAll() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (chosen: readonly ToAccept[]): Promise<Accepted> => {
      const refused: Accepted['refused'] = [];
      for (const { assignmentId, revision } of chosen) {
        try {
          await api.post(`/api/assignments/${assignmentId}/accept`, { revision });
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          refused.push({ assignmentId, message: error.message });
        }
      }
      return { accepted: chosen.length - refused.length, refused };
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.allCompleteness }),
  });
}

/** What can be compiled for a period; '' for the one that is being asked about now. */
export function useChoices(period: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.compilationChoices(period), language],
    queryFn: () => api.get<Choices>(`/api/compilation/choices${queryString({ period })}`),
    placeholderData: keepPreviousData,
  });
}

/** Organizations × chosen elements; nothing is asked while nothing is chosen. */
export function useCompilation(input: CompilationInput) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.compilation(input), language],
    queryFn: () => api.post<Compilation>('/api/compilation', input),
    enabled: input.elements.length > 0,
    placeholderData: keepPreviousData,
  });
}

/** Where the table is made into a spreadsheet, and of what. */
export function compilationFile(input: CompilationFileInput) {
  return { path: '/api/compilation/file', body: input };
}

/** Choices of elements that the municipality keeps. */
export function useSelections(enabled: boolean) {
  return useQuery({
    queryKey: keys.selections,
    queryFn: () => api.get<SelectionView[]>('/api/compilation/selections'),
    enabled,
  });
}

/** Keeps a choice under a name: a new one, or in place of the one with this id. */
export function useSaveSelection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, input }: { id: string | null; input: SelectionInput }) =>
      id === null
        ? api.post<SelectionView>('/api/compilation/selections', input)
        : api.put<SelectionView>(`/api/compilation/selections/${id}`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.selections }),
  });
}

export function useRemoveSelection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete<undefined>(`/api/compilation/selections/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.selections }),
  });
}

/** Others' workbooks that the municipality fills in. */
export function useTemplates() {
  return useQuery({
    queryKey: keys.boundTemplates,
    queryFn: () => api.get<TemplateLine[]>('/api/bound-templates'),
  });
}

/** One template with its sheets and bindings; the page holds what is changed. */
export function useTemplate(id: string) {
  return useQuery({
    queryKey: keys.boundTemplate(id),
    queryFn: () => api.get<TemplateView>(`/api/bound-templates/${id}`),
    refetchOnWindowFocus: false,
    enabled: id !== '',
  });
}

/** Sends a workbook and keeps it as a template. */
export function useAddTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const query = queryString({ purpose: 'template', name: file.name });
      const sent = await api.upload<FileView>(`/api/files${query}`, file);
      const title = file.name.replace(/\.xlsx$/i, '');
      return api.post<TemplateView>('/api/bound-templates', { title, fileId: sent.id });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.boundTemplates, exact: true }),
  });
}

export function useSaveTemplate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: BindingsInput) =>
      api.put<TemplateView>(`/api/bound-templates/${id}`, input),
    onSuccess: (view) => {
      client.setQueryData(keys.boundTemplate(id), view);
      return client.invalidateQueries({ queryKey: keys.boundTemplates, exact: true });
    },
  });
}

export function useRemoveTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete<undefined>(`/api/bound-templates/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.boundTemplates, exact: true }),
  });
}

/** What filling for a period would give; asked only while it is looked at. */
export function useFillResult(id: string, period: string, revision: number) {
  return useQuery({
    queryKey: [...keys.boundTemplate(id), 'result', period, revision],
    queryFn: () =>
      api.get<FillResult>(`/api/bound-templates/${id}/result${queryString({ period })}`),
    enabled: period !== '',
  });
}

/** The address of the filled workbook. */
export function filledFile(id: string, period: string): string {
  return `/api/bound-templates/${id}/file.xlsx${queryString({ period })}`;
}
