import { attachment, fileName } from '../file-name.ts';
import { Raw, staffRoute } from '../handle.ts';
import { matrixWorkbook, narrowed } from './matrix-workbook.ts';
import { packedJson } from '../packed.ts';
import { matrixFileInput, matrixQuery, matrixView } from './schema.ts';
import { matrixFor } from './view.ts';
import { matrixWords } from './words.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const completenessRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/completeness',
      summary: 'Organizations × data forms of a period: who has handed in what, and when',
      can: 'dataForm.read',
      query: matrixQuery,
      answer: matrixView,
    },
    async ({ actor, now, request }, { query }) => {
      const view = await matrixFor(actor, now, query.period);
      const { body, headers } = await packedJson(view, request.acceptsEncodings('gzip'));
      return new Raw('application/json', body, { headers });
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/completeness/file',
      summary: 'The same as a spreadsheet, with the rows and columns that the page shows',
      can: 'dataForm.read',
      body: matrixFileInput,
    },
    async ({ actor, now, language }, { body }) => {
      const view = narrowed(await matrixFor(actor, now, body.period), body);
      const name = fileName(`${matrixWords[language].file} ${body.period}`, 'xlsx');
      return new Raw(xlsx, await matrixWorkbook(view, language), {
        headers: { 'Content-Disposition': attachment(name) },
      });
    },
  ),
];
