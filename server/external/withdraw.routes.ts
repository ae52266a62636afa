import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { Problem } from '../problem.ts';
import { getTable } from './check.ts';
import { listTables, withdraw } from './model.ts';
import { requireOpen } from './open-period.ts';
import { presentTable } from './present.ts';
import { externalTableView, withdrawInput } from './schema.ts';

export const externalWithdrawRoutes = [
  staffRoute(
    {
      method: 'post',
      path: '/api/external/tables/:tableId/withdraw',
      summary: 'Take back what was imported into a table of a period, such as the wrong period',
      can: 'external.write',
      params: z.object({ tableId: z.string() }),
      body: withdrawInput,
      answer: externalTableView,
    },
    async (context, { params: { tableId }, body: { period, importId } }) => {
      const { municipalityId } = context.actor;
      const table = await getTable(municipalityId, tableId);
      await requireOpen(municipalityId, period);
      const place = { municipalityId, tableId, period };
      if (!(await withdraw(context, place, importId))) throw new Problem('external.changed');
      return presentTable(table, await listTables(municipalityId));
    },
  ),
];
