import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from '../api.ts';
import { keys } from './keys.ts';

/** Repeats only what may succeed by itself; tells the session when it has ended elsewhere. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => onProblem(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => onProblem(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && error instanceof Problem && error.retryable,
      },
    },
  });
  return client;
}

function onProblem(client: QueryClient, error: Error): void {
  if (error instanceof Problem && error.code === 'session.required') {
    client.setQueryData(keys.sessionEnded, true);
  }
}
