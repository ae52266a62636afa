import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** One line of the log, as `GET /api/audit` gives it. */
export interface AuditLine {
  id: string;
  sequence: number;
  at: string;
  actorName: string;
  action: string;
  subject: { kind: string; id: string };
  before?: unknown;
  after?: unknown;
  /** What was changed is not for the reader yet. */
  withheld?: true;
}

export function useAudit(limit: number) {
  return useQuery({
    queryKey: keys.audit(limit),
    queryFn: () => api.get<AuditLine[]>(`/api/audit${queryString({ limit })}`),
    placeholderData: keepPreviousData,
  });
}
