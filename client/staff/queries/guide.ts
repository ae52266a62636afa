import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { GuideStep, GuideView } from '../../../server/guide/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';
import { useCan } from './person.ts';

/** Where the municipality's first day stands; only for those who run it. */
export function useGuide() {
  const can = useCan();
  return useQuery({
    queryKey: keys.guide,
    queryFn: () => api.get<GuideView>('/api/guide'),
    enabled: can('municipality.write'),
    // A colleague may have done a step meanwhile.
    refetchInterval: 60_000,
  });
}

/** Asks again at each new address: what was done at the last one may have been a step. */
export function useGuideAgain(address: string, shown: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!shown) return;
    void client.invalidateQueries({ queryKey: keys.guide }, { cancelRefetch: false });
  }, [client, address, shown]);
}

function useGuideChange<Input>(change: (input: Input) => Promise<GuideView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (guide) => client.setQueryData(keys.guide, guide),
  });
}

/** Hides the guide for everybody of the municipality, or brings it back. */
export function useHideGuide() {
  return useGuideChange((hidden: boolean) => api.put<GuideView>('/api/guide', { hidden }));
}

/** Says that a step is done in another way or not needed; null takes that back. */
export function useMarkStep() {
  return useGuideChange(({ step, mark }: { step: GuideStep; mark: 'done' | 'skipped' | null }) =>
    api.put<GuideView>(`/api/guide/steps/${step}`, { mark }),
  );
}
