import { bodyOf, staffRoute } from '../handle.ts';
import { readTable } from './read.ts';
import { tableView } from './schema.ts';

export const tableRoutes = [
  staffRoute(
    {
      method: 'post',
      path: '/api/tables',
      summary: 'Read a table from XLSX, CSV or text pasted from a spreadsheet; keeps nothing',
      can: 'organization.write',
      raw: '5mb',
      answer: tableView,
    },
    async ({ request }) => ({ sheets: await readTable(bodyOf(request)) }),
  ),
];
