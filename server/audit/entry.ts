import { newId } from '../storage/ids.ts';
import type { StaffActor } from '../access.ts';

/** Who did what to which thing. Written inside the changed document by the same write. */
export interface AuditEntry {
  id: string;
  at: Date;
  municipalityId: string;
  actorId: string;
  actorName: string;
  action: string;
  subject: { kind: string; id: string };
  before?: unknown;
  after?: unknown;
}

/** A job or the set-up acts under this name. */
export const system = { accountId: 'system', name: 'Система' } as const;

interface Change {
  action: string;
  subject: { kind: string; id: string };
  before?: unknown;
  after?: unknown;
}

/** Makes the line that goes into the changed document's `pending`. */
export function auditEntry(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  change: Change,
): AuditEntry {
  return {
    id: newId(),
    at: by.now,
    municipalityId: by.actor.municipalityId,
    actorId: by.actor.accountId,
    actorName: by.actor.name,
    ...change,
  };
}
