import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { listAudit } from './model.ts';

const auditLine = z.object({
  id: z.string(),
  sequence: z.number(),
  at: z.iso.datetime(),
  actorName: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
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
      return lines.map(({ _id, sequence, at, actorName, action, subject, before, after }) => ({
        id: _id,
        sequence,
        at: at.toISOString(),
        actorName,
        action,
        subject,
        before,
        after,
      }));
    },
  ),
];
