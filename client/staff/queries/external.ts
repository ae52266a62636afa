import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NumberInput, NumbersView } from '../../../server/external/numbers.schema.ts';
import type {
  CheckInput,
  CheckView,
  ConfirmInput,
  DraftView,
  ExternalTableView,
  ImportView,
  WithdrawInput,
} from '../../../server/external/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** Tables of the catalog that other systems fill; asked again while values are being computed. */
export function useExternalTables() {
  return useQuery({
    queryKey: keys.externalTables,
    queryFn: () => api.get<ExternalTableView[]>('/api/external'),
    refetchInterval: (query) =>
      query.state.data?.some(({ periods }) => periods.some(({ computing }) => computing))
        ? 2000
        : false,
  });
}

interface FileToRead {
  id: string;
  table: string;
  period: string;
  name: string;
  file: Blob;
}

/** Sends a file and learns what its columns probably are; imports nothing. */
export function useReadExternal() {
  return useMutation({
    mutationFn: ({ id, table, period, name, file }: FileToRead) =>
      api.put<DraftView>(
        `/api/external/imports/${id}/file${queryString({ table, period, name })}`,
        file,
      ),
  });
}

/** What the columns of another sheet, or under another row of headings, probably are. */
export function useExternalLayout() {
  return useMutation({
    mutationFn: ({ id, ...input }: { id: string; sheet: number; header?: number | null }) =>
      api.post<DraftView>(`/api/external/imports/${id}/layout`, input),
  });
}

/** How many rows would be taken, and why others would not; imports nothing. */
export function useCheckExternal() {
  return useMutation({
    mutationFn: ({ id, input }: { id: string; input: CheckInput }) =>
      api.post<CheckView>(`/api/external/imports/${id}/check`, input),
  });
}

/** Imports a checked file. Sent again it is the same import. */
export function useConfirmExternal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, input }: { id: string; input: ConfirmInput }) =>
      api.post<ImportView>(`/api/external/imports/${id}/confirm`, input),
    // Every value may rest on what was imported.
    onSuccess: () => client.invalidateQueries({ refetchType: 'none' }),
  });
}

/** Takes back what was imported into a table of a period. */
export function useWithdraw() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ tableId, ...input }: WithdrawInput & { tableId: string }) =>
      api.post<ExternalTableView>(
        `/api/external/tables/${encodeURIComponent(tableId)}/withdraw`,
        input,
      ),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Indicators whose value another system gives, and what is entered for a period. */
export function useExternalNumbers(period: string) {
  return useQuery({
    queryKey: keys.externalNumbers(period),
    queryFn: () => api.get<NumbersView>(`/api/external/numbers${queryString({ period })}`),
  });
}

/** Enters a number with its source. */
export function useEnterNumber() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, input }: { key: string; input: NumberInput }) =>
      api.put<NumbersView>(`/api/external/numbers/${encodeURIComponent(key)}`, input),
    onSuccess: (view) => {
      client.setQueryData(keys.externalNumbers(view.period), view);
      return client.invalidateQueries({ queryKey: ['indicators'] });
    },
  });
}

/** Takes back a number that was entered by mistake. */
export function useRemoveNumber() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...place }: { key: string; period: string; organizationId: string }) =>
      api.delete<NumbersView>(
        `/api/external/numbers/${encodeURIComponent(key)}${queryString(place)}`,
      ),
    onSuccess: (view) => {
      client.setQueryData(keys.externalNumbers(view.period), view);
      return client.invalidateQueries({ queryKey: ['indicators'] });
    },
  });
}
