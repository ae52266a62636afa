import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  OccurrenceDetail,
  OccurrenceList,
  OccurrencePatch,
  StepInput,
} from '../../../server/schedules/occurrence.schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

export interface OccurrenceFilter {
  year?: string;
  month?: string;
  from?: string;
  to?: string;
  mine?: 'true';
  state?: 'open' | 'overdue';
  direction?: string;
  level?: string;
  responsible?: string;
  search?: string;
}

/** The server gives so many at once. */
const page = 1000;

/** Every occurrence of a filter: the views lay out the whole of it. */
async function readAll(filter: OccurrenceFilter): Promise<OccurrenceList> {
  const read = (offset: number) =>
    api.get<OccurrenceList>(
      `/api/schedule/occurrences${queryString({ ...filter, offset, limit: page })}`,
    );
  const first = await read(0);
  const pages = Math.ceil(first.total / page);
  const rest = await Promise.all(
    Array.from({ length: Math.max(0, pages - 1) }, (_, index) => read((index + 1) * page)),
  );
  return { ...first, items: [first, ...rest].flatMap(({ items }) => items) };
}

/** The dated instances of the plan. */
export function useOccurrences(filter: OccurrenceFilter, enabled = true) {
  return useQuery({
    queryKey: keys.occurrences(filter),
    queryFn: () => readAll(filter),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Everything of one occurrence. */
export function useOccurrence(id: string) {
  return useQuery({
    queryKey: keys.occurrence(id),
    queryFn: () => api.get<OccurrenceDetail>(pathOf(id)),
  });
}

const pathOf = (id: string) => `/api/schedule/occurrences/${encodeURIComponent(id)}`;

function useOccurrenceChange<Input>(
  id: string,
  change: (input: Input) => Promise<OccurrenceDetail>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (detail) => client.setQueryData(keys.occurrence(id), detail),
    // After a refusal too: somebody else may have changed it, and then the newest is shown.
    onSettled: () => client.invalidateQueries({ queryKey: keys.schedules }),
  });
}

/** Changes what is written on an occurrence. */
export function useChangeOccurrence(id: string) {
  return useOccurrenceChange(id, (patch: OccurrencePatch) =>
    api.patch<OccurrenceDetail>(pathOf(id), patch),
  );
}

/** Writes down a step of what is being prepared. */
export function useWriteStep(id: string) {
  return useOccurrenceChange(id, ({ step, input }: { step: string; input: StepInput }) =>
    api.put<OccurrenceDetail>(`${pathOf(id)}/steps/${encodeURIComponent(step)}`, input),
  );
}

/** Takes a step back, and with it those after it. */
export function useTakeStepBack(id: string) {
  return useOccurrenceChange(
    id,
    ({ step, ...body }: { step: string; version: number; reason: string }) =>
      api.post<OccurrenceDetail>(`${pathOf(id)}/steps/${encodeURIComponent(step)}/back`, body),
  );
}
