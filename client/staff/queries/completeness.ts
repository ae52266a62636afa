import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MatrixFileInput, MatrixView } from '../../../server/completeness/schema.ts';
import { api, queryString, Problem } from '../api.ts';
import { keys } from './keys.ts';

/** Organizations × data forms of a period; '' for the one that is being asked about now. */
export function useMatrix(period: string) {
  return useQuery({
    queryKey: keys.completeness(period),
    queryFn: () => api.get<MatrixView>(`/api/completeness${queryString({ period })}`),
    placeholderData: keepPreviousData,
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

export interface ToAccept {
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
