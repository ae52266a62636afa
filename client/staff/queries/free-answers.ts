import { useQuery } from '@tanstack/react-query';
import type { WaitingView } from '../../../server/responses/release.schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';
import { useCan } from './person.ts';

/** Campaigns whose free answers wait to be released to the organizations. */
export function useWaitingAnswers() {
  const can = useCan();
  return useQuery({
    queryKey: keys.freeAnswersWaiting,
    queryFn: () => api.get<WaitingView>('/api/free-answers/waiting'),
    enabled: can('response.release'),
  });
}
