import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StaffActor } from '../access.ts';
import { periodFault } from '../campaigns/period.ts';
import { bodyOf, Raw, staffRoute } from '../handle.ts';
import { listOrganizations } from '../organizations/model.ts';
import { orNotFound, Problem } from '../problem.ts';
import { cellText, readTypedTable } from '../tables/typed.ts';
import { applyImport, readingOf } from './apply.ts';
import { checkDraft, frozen, getTable, tablesOf } from './check.ts';
import {
  decide,
  findDraft,
  firstRows,
  getDraft,
  keepFile,
  keepLayout,
  rowsOf,
  type ImportDraft,
} from './draft.model.ts';
import { outcomesOf } from './import/plan.ts';
import { keyOf, role } from './import/reading.ts';
import { recognise } from './import/recognise.ts';
import { rejectedCsv } from './import/rejected.ts';
import { makeTemplate } from './import/template.ts';
import { rememberedOf } from './mapping.model.ts';
import { findRecord, findTable, listTables, rowsByOrganization } from './model.ts';
import { requireOpen } from './open-period.ts';
import { presentCheck, presentDraft, presentRecord, presentTable } from './present.ts';
import {
  checkInput,
  checkView,
  confirmInput,
  draftView,
  externalTableView,
  fileQuery,
  importParams,
  importView,
  layoutInput,
  type CheckView,
  type ImportView,
} from './schema.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How the draft's sheet is probably to be read. */
async function layoutOf(draft: ImportDraft, sheet?: number, header?: number | null) {
  const { municipalityId, tableId } = draft;
  const table = await getTable(municipalityId, tableId);
  const { headings } = await rememberedOf(municipalityId, tableId);
  const tried = sheet === undefined ? draft.sheets.map((_, at) => at) : [sheet];
  const read = await Promise.all(
    tried.map(async (at) => {
      const rows = await firstRows(draft, at);
      return { rows, layout: { sheet: at, ...recognise(rows, table, headings, header) } };
    }),
  );
  // The sheet with most of the table's columns; the first of equals.
  const [best] = read.sort((a, b) => b.layout.found - a.layout.found);
  const { rows, layout } = orNotFound(best, 'лист', 'sheet');
  return presentDraft(draft, rows, layout);
}

async function headingsOf(draft: ImportDraft, sheet: number, header: number | null) {
  if (header === null) return [];
  const rows = await firstRows(draft, sheet);
  return (rows[header] ?? []).map(cellText);
}

/** What counts now in the draft's table and period, beside what the file is about. */
async function currentOf(
  { municipalityId, tableId, period }: ImportDraft,
  organizations: ReadonlySet<string>,
): Promise<CheckView['current']> {
  const found = await findTable({ municipalityId, tableId, period });
  const record = found?.history.find(({ id }) => id === found.current);
  if (!record) return null;
  const rows = await rowsByOrganization(municipalityId, record.id);
  const others = [...rows].filter(([id]) => !organizations.has(id));
  return {
    ...presentRecord(record),
    rows: [...rows.values()].reduce((sum, one) => sum + one, 0),
    otherOrganizations: others.length,
    otherRows: others.reduce((sum, [, count]) => sum + count, 0),
  };
}

function openDraft(draft: ImportDraft): ImportDraft {
  if (draft.state !== 'open') throw new Problem('external.decided');
  return draft;
}

async function importOf(
  { municipalityId }: StaffActor,
  id: string,
  now: Date,
): Promise<ImportView> {
  const draft = await findDraft(municipalityId, id, now);
  const result = draft?.result ?? (await findRecord(municipalityId, id));
  if (result) return { id, state: 'done', result: presentRecord(result) };
  const { state } = orNotFound(draft, 'загрузка', 'import');
  return { id, state, result: null };
}

export const externalRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/external',
      summary: 'Tables of the catalog that other systems fill, and what was imported into them',
      can: 'external.read',
      answer: z.array(externalTableView),
    },
    async ({ actor: { municipalityId } }) => {
      const imports = await listTables(municipalityId);
      return (await tablesOf(municipalityId)).map((table) => presentTable(table, imports));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/external/tables/:tableId/template.xlsx',
      summary: 'An empty workbook with the headings and lists of a table',
      can: 'external.read',
      params: z.object({ tableId: z.string() }),
    },
    async ({ actor: { municipalityId }, language }, { params: { tableId } }) => {
      const table = await getTable(municipalityId, tableId);
      const names = (await listOrganizations(municipalityId)).map(({ name }) => name);
      return new Raw(xlsx, await makeTemplate(table, names, language), {
        headers: { 'Content-Disposition': `attachment; filename="${tableId}.xlsx"` },
      });
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/external/imports/:importId/file',
      summary: 'Keep a file for a day and say what its columns probably are; imports nothing',
      can: 'external.write',
      params: importParams,
      query: fileQuery,
      raw: '16mb',
      answer: draftView,
    },
    async ({ actor, now, request }, { params: { importId }, query }) => {
      const { municipalityId, accountId, name } = actor;
      const table = await getTable(municipalityId, query.table);
      const fault = periodFault(table.period, query.period);
      if (fault) {
        const parameters = { ru: { reason: fault.ru }, en: { reason: fault.en } };
        throw new Problem('input.invalid', { path: 'period', parameters });
      }
      await requireOpen(municipalityId, query.period);
      const bytes = bodyOf(request);
      const sheets = await readTypedTable(bytes);
      const draft = await keepFile(
        {
          _id: importId,
          municipalityId,
          tableId: table.id,
          period: query.period,
          by: { accountId, name },
          file: query.name,
          digest: createHash('sha256').update(bytes).digest('base64url'),
        },
        sheets,
        now,
      );
      if (!draft) throw new Problem('external.decided');
      return layoutOf(draft);
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/external/imports/:importId/layout',
      summary: 'What the columns of another sheet, or below another row of headings, probably are',
      can: 'external.write',
      params: importParams,
      body: layoutInput,
      answer: draftView,
    },
    async ({ actor, now }, { params: { importId }, body: { sheet, header } }) =>
      layoutOf(openDraft(await getDraft(actor.municipalityId, importId, now)), sheet, header),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/external/imports/:importId/check',
      summary:
        'How many rows of a kept file would be taken, and why others would not; imports nothing',
      can: 'external.write',
      params: importParams,
      body: checkInput,
      answer: checkView,
    },
    async ({ actor, now, language }, { params: { importId }, body }) => {
      const draft = openDraft(await getDraft(actor.municipalityId, importId, now));
      const checked = await checkDraft(draft, body);
      await keepLayout(draft, body, now);
      const headings = await headingsOf(draft, body.sheet, body.header);
      const current = await currentOf(draft, checked.organizations);
      return presentCheck(checked, headings, current, language);
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/external/imports/:importId/rejected.csv',
      summary: 'The rows of a checked file that are not taken, each with its reasons',
      can: 'external.write',
      params: importParams,
    },
    async ({ actor, now, language }, { params: { importId } }) => {
      const draft = await getDraft(actor.municipalityId, importId, now);
      const layout = orNotFound(draft.decision?.layout ?? draft.layout, 'проверка', 'check');
      const reading = draft.decision
        ? readingOf(draft.decision)
        : (await checkDraft(draft, layout)).reading;
      const merged = draft.sheets[layout.sheet]?.merged ?? [];
      const outcomes = outcomesOf(() => rowsOf(draft, layout.sheet), reading, merged);
      const headings = await headingsOf(draft, layout.sheet, layout.header);
      return new Raw('text/csv', await rejectedCsv(outcomes, headings, language), {
        headers: { 'Content-Disposition': 'attachment; filename="rejected.csv"' },
      });
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/external/imports/:importId/confirm',
      summary: 'Import a checked file as it was shown; the same import sent again is harmless',
      can: 'external.write',
      params: importParams,
      body: confirmInput,
      answer: importView,
    },
    async ({ actor, now }, { params: { importId }, body: { replace, leaveOut, seen } }) => {
      const { municipalityId, accountId, name } = actor;
      const draft = await findDraft(municipalityId, importId, now);
      if (!draft || draft.state === 'done') return importOf(actor, importId, now);
      if (draft.state === 'open') {
        await requireOpen(municipalityId, draft.period);
        const layout = orNotFound(draft.layout, 'проверка', 'check');
        const checked = await checkDraft(draft, layout);
        if (checked.mark !== seen) throw new Problem('external.changed');
        if (checked.taken === 0) throw new Problem('external.nothing');
        if (checked.rejected > 0 && !leaveOut) {
          const parameters = { ru: { rows: checked.rejected } };
          throw new Problem('external.notClean', { path: 'rows', parameters });
        }
        const headings = await headingsOf(draft, layout.sheet, layout.header);
        const means = headings.map((heading, at) => ({
          key: keyOf(heading),
          means: layout.columns[at] ?? role.none,
        }));
        const decision = {
          at: now,
          replace,
          layout,
          headings: means.filter(({ key }) => key !== ''),
          ...frozen(checked.reading),
        };
        await applyImport(await decide(draft, { accountId, name }, decision), () => new Date());
      } else {
        await applyImport(draft, () => new Date());
      }
      return importOf(actor, importId, now);
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/external/imports/:importId',
      summary: 'Whether an import is written, and what it brought',
      can: 'external.read',
      params: importParams,
      answer: importView,
    },
    async ({ actor, now }, { params: { importId } }) => importOf(actor, importId, now),
  ),
];
