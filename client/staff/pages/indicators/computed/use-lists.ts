import { useQueries } from '@tanstack/react-query';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { computedQuery, useCoverage } from '../../../queries/indicators.ts';
import { useCan } from '../../../queries/person.ts';
import { useSettings } from '../../../queries/settings.ts';

/** A computed list by its name, and what came out of it once that is known. */
export interface NamedList {
  id: string;
  title: string;
  view: ComputedView | undefined;
}

/**
 * The computed lists of a catalog: those that settings drive, that indicators are made from, and
 * that these read. Each tells its own result.
 */
export function useLists(period: string): { lists: NamedList[]; known: boolean } {
  const may = useCan()('form.read');
  const settings = useSettings(period);
  const coverage = useCoverage(period, may);
  const named = new Map<string, string>();
  for (const { lists } of settings.data?.settings ?? []) {
    for (const { id, title } of lists) named.set(id, title);
  }
  for (const { kind, ref, title } of coverage.data?.sources ?? []) {
    if (kind === 'computed') named.set(ref, title);
  }
  const first = useQueries({ queries: [...named.keys()].map((id) => computedQuery(id, period)) });
  const read = new Map<string, string>();
  for (const { data } of first) {
    for (const { id, title } of data?.lists ?? []) if (!named.has(id)) read.set(id, title);
  }
  const second = useQueries({ queries: [...read.keys()].map((id) => computedQuery(id, period)) });
  const views = new Map(
    [...first, ...second].flatMap(({ data }) => (data ? [[data.id, data]] : [])),
  );
  return {
    lists: [...named, ...read].map(([id, title]) => ({ id, title, view: views.get(id) })),
    known: settings.isSuccess && (!may || coverage.isSuccess),
  };
}
