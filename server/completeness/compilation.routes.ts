import { z } from 'zod';
import { attachment, fileName } from '../file-name.ts';
import { Raw, staffRoute } from '../handle.ts';
import {
  choices,
  choicesQuery,
  compilation,
  compilationFileInput,
  compilationInput,
  selectionInput,
  selectionView,
} from './compilation.schema.ts';
import { choicesFor, compilationFor } from './compilation.ts';
import { ordered } from './compile.ts';
import { compilationWorkbook } from './compilation-workbook.ts';
import { compilationWords } from './compilation-words.ts';
import { packedJson } from '../packed.ts';
import {
  changeSelection,
  keepSelection,
  listSelections,
  removeSelection,
} from './selections.model.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const params = z.object({ selectionId: z.uuid() });

/** Reading by POST: what is chosen is longer than an address may be. */
export const compilationRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/compilation/choices',
      summary: 'The forms of a period with their parts and elements, to choose from',
      can: 'dataForm.read',
      query: choicesQuery,
      answer: choices,
    },
    async (context, { query }) => choicesFor(context, query.period),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/compilation',
      summary: 'Organizations × chosen elements of a period, with totals; changes nothing',
      can: 'dataForm.read',
      body: compilationInput,
      answer: compilation,
    },
    async (context, { body }) => {
      const table = await compilationFor(context, body);
      const takes = context.request.acceptsEncodings('gzip');
      const packed = await packedJson(table, takes);
      return new Raw('application/json', packed.body, { headers: packed.headers });
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/compilation/file',
      summary: 'The same table as a spreadsheet, in the order that the page shows',
      can: 'dataForm.read',
      body: compilationFileInput,
    },
    async (context, { body: { order = [], ...body } }) => {
      const { language } = context;
      const made = await compilationFor(context, body);
      const table = { ...made, rows: ordered(made.rows, order) };
      const name = fileName(`${compilationWords[language].file} ${body.period}`, 'xlsx');
      return new Raw(xlsx, await compilationWorkbook(table, language), {
        headers: { 'Content-Disposition': attachment(name) },
      });
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/compilation/selections',
      summary: 'Choices of elements that the municipality keeps',
      can: 'report.read',
      answer: z.array(selectionView),
    },
    ({ actor }) => listSelections(actor.municipalityId),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/compilation/selections',
      summary: 'Keep a choice of elements under a name',
      can: 'report.write',
      body: selectionInput,
      answer: selectionView,
    },
    (context, { body }) => keepSelection(context, body),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/compilation/selections/:selectionId',
      summary: 'Replace the name and the elements of a kept choice',
      can: 'report.write',
      params,
      body: selectionInput,
      answer: selectionView,
    },
    (context, { params: { selectionId }, body }) => changeSelection(context, selectionId, body),
  ),
  staffRoute(
    {
      method: 'delete',
      path: '/api/compilation/selections/:selectionId',
      summary: 'Throw a kept choice away',
      can: 'report.write',
      params,
    },
    (context, { params: { selectionId } }) => removeSelection(context, selectionId),
  ),
];
