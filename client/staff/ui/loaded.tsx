import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed, Loading } from './states.tsx';

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}

/** The three lives of data: on its way, failed with a retry, or here. */
export function Loaded<Data>({ query, rows = 6, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Loading rows={rows} />;
}
