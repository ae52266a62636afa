import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  EvidenceItemView,
  EvidenceView,
  JudgementInput,
  JudgementView,
  JudgementsView,
  LinkInput,
  VerdictInput,
} from '../../../server/evidence/schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** The proofs of a period; an empty period lets the server choose. */
export function useEvidence(period: string, enabled = true) {
  return useQuery({
    queryKey: keys.evidence(period),
    queryFn: () => api.get<EvidenceView>(`/api/evidence${queryString({ period })}`),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Which proof a change is about. */
interface Slot {
  period: string;
  organizationId: string;
  documentId: string;
}

function slotPath({ period, organizationId, documentId }: Slot): string {
  return `/api/evidence/${period}/${organizationId}/${encodeURIComponent(documentId)}`;
}

function useProofChange<Input>(change: (input: Input) => Promise<EvidenceItemView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // After a refusal too: somebody else may have changed it.
    onSettled: () => client.invalidateQueries({ queryKey: keys.allEvidence }),
  });
}

export function useGiveLink() {
  return useProofChange(({ slot, ...body }: LinkInput & { slot: Slot }) =>
    api.put<EvidenceItemView>(`${slotPath(slot)}/link`, body),
  );
}

/** Asks a given address whether it still opens. */
export function useCheckLink() {
  return useProofChange((slot: Slot) => api.post<EvidenceItemView>(`${slotPath(slot)}/check`));
}

export function useJudgeProof() {
  return useProofChange(({ slot, ...body }: VerdictInput & { slot: Slot }) =>
    api.put<EvidenceItemView>(`${slotPath(slot)}/verdict`, body),
  );
}

/** Criteria that experts judge, with the conclusions of a period. */
export function useJudgements(period: string, enabled = true) {
  return useQuery({
    queryKey: keys.judgements(period),
    queryFn: () => api.get<JudgementsView>(`/api/judgements${queryString({ period })}`),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useWriteJudgement() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      period,
      indicator,
      ...body
    }: JudgementInput & { period: string; indicator: string }) =>
      api.put<JudgementView>(`/api/judgements/${period}/${encodeURIComponent(indicator)}`, body),
    onSettled: () => client.invalidateQueries({ queryKey: keys.allJudgements }),
  });
}
