import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { checkChain, listAudit } from './model.ts';
import { asRead, type ReadLine } from './readings.ts';

const auditLine = z.object({
  id: z.string(),
  sequence: z.number(),
  at: z.iso.datetime(),
  actorName: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
  /** What was changed is not for the reader yet. */
  withheld: z.literal(true).optional(),
});

export const auditRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/audit',
      summary: 'The newest audit lines of the municipality',
      can: 'audit.read',
      query: z.strictObject({
        subject: z.uuid().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      answer: z.array(auditLine),
    },
    async ({ actor }, { query }) => {
      const lines = await listAudit(actor.municipalityId, {
        limit: query.limit,
        ...(query.subject ? { subjectId: query.subject } : {}),
      });
      const read = await asRead<(typeof lines)[number] & ReadLine>(actor.municipalityId, lines);
      return read.map(({ _id, sequence, at, actorName, action, subject, ...change }) => ({
        id: _id,
        sequence,
        at: at.toISOString(),
        actorName,
        action,
        subject,
        before: change.before,
        after: change.after,
        ...(change.withheld ? { withheld: true as const } : {}),
      }));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/audit/chain',
      summary: 'Whether the municipality’s audit log is as it was written',
      can: 'audit.read',
      answer: z.object({ lines: z.number(), brokenAt: z.number().nullable() }),
    },
    ({ actor }) => checkChain(actor.municipalityId),
  ),
];
