import exceljs from 'exceljs';
import type { Language } from '../../forms/run/text.ts';
import type { StaffActor } from '../access.ts';
import { returnForm } from '../assignments/decide.model.ts';
import { formOf } from '../assignments/form-version.ts';
import { countHandedIn, foundForms, foundIds } from '../assignments/handed-in.model.ts';
import { listDataResponses } from '../assignments/response.model.ts';
import { ownAssignment } from '../assignments/situation.ts';
import { listCampaigns } from '../campaigns/model.ts';
import { attachment, fileName } from '../file-name.ts';
import { Raw, staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { packedJson } from '../packed.ts';
import { newestFirst } from '../periods.ts';
import { Problem } from '../problem.ts';
import { sensitiveElements } from '../reports/sensitive.ts';
import { addTable, wallClock } from '../reports/sheet.ts';
import { followUp, listFollowUps, type FollowUp } from './follow-ups.model.ts';
import {
  followUpInput,
  foundFileQuery,
  foundQuery,
  foundView,
  returnForInput,
  type FoundView,
  type FoundViolation,
} from './found.schema.ts';
import { foundTable } from './found-table.ts';
import { foundWords } from './found-words.ts';
import { linesOf, narrowed, openByPeriod } from './found.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** As many lines as a page still handles at once; the file holds all of them. */
const most = 5000;

const yearMs = 366 * 24 * 3_600_000;

/** Every violation of a period; without one, of the newest that leaves something to decide. */
async function foundOf({ actor, now, language }: Reader, asked?: string): Promise<FoundView> {
  const { municipalityId } = actor;
  const [{ withheld }, { workingYear }, all] = await Promise.all([
    sensitiveElements(actor),
    getMunicipality(municipalityId),
    listCampaigns(municipalityId),
  ]);
  const campaigns = all.filter(({ kind, openedAt }) => kind === 'dataForm' && openedAt !== null);
  const named = [...new Set(campaigns.map(({ period }) => period))].sort(newestFirst);
  const recent = campaigns.filter(({ closesAt }) => now.getTime() - closesAt.getTime() < yearMs);
  const waiting = await foundIds(
    municipalityId,
    recent.map(({ _id }) => _id),
  );
  const open = openByPeriod(
    waiting,
    await listFollowUps(
      municipalityId,
      waiting.map(({ _id }) => _id),
    ),
  );
  const usual = named.includes(workingYear) ? workingYear : named[0];
  const period = asked ?? named.find((one) => open.has(one)) ?? usual ?? workingYear;
  const ids = campaigns.flatMap((one) => (one.period === period ? [one._id] : []));
  const [forms, found, organizations] = await Promise.all([
    countHandedIn(municipalityId, ids),
    foundForms(municipalityId, ids),
    listOrganizations(municipalityId, { closed: true }),
  ]);
  const followed = await listFollowUps(
    municipalityId,
    found.map(({ _id }) => _id),
  );
  const decided = new Map<string, Map<string, FollowUp>>();
  for (const one of followed) {
    const own = decided.get(one.assignmentId) ?? new Map<string, FollowUp>();
    decided.set(one.assignmentId, own.set(one.violationId, one));
  }
  const names = new Map(organizations.map(({ _id, name, shortName }) => [_id, shortName || name]));
  const lines: FoundViolation[] = [];
  for (const one of found) {
    const form = await formOf(one);
    const organizationName = names.get(one.organizationId) ?? '';
    const place = { form, organizationName, decided: decided.get(one._id) ?? new Map(), withheld };
    lines.push(...linesOf(one, { ...place, language }));
  }
  return {
    ...{ period, forms, all: lines.length },
    periods: named.map((one) => ({ period: one, open: open.get(one) ?? 0 })),
    violations: lines.sort((a, b) => b.violation.rank - a.violation.rank),
  };
}

interface Reader {
  actor: StaffActor;
  now: Date;
  language: Language;
}

/** The submitted form with these violations. */
async function submittedWith(
  actor: StaffActor,
  assignmentId: string,
  violationIds: readonly string[],
) {
  const assignment = await ownAssignment(actor, assignmentId);
  const [response] = await listDataResponses(actor.municipalityId, [assignmentId]);
  const known = new Map(response?.violations.map((one) => [one.id, one]));
  if (!response?.submitted || !violationIds.every((id) => known.has(id))) {
    throw new Problem('check.gone', { path: 'violationId' });
  }
  return { assignment, revision: response.submitted.revision, known };
}

export const foundRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/violations',
      summary: 'What the checks found in the submitted forms of a period, hardest first',
      can: 'check.read',
      query: foundQuery,
      answer: foundView,
    },
    async (context, { query: { period } }) => {
      const view = await foundOf(context, period);
      const shown = { ...view, violations: view.violations.slice(0, most) };
      const { body, headers } = await packedJson(shown, context.request.acceptsEncodings('gzip'));
      return new Raw('application/json', body, { headers });
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/violations.xlsx',
      summary: 'The same as a spreadsheet, narrowed to what the page shows',
      can: 'check.read',
      query: foundFileQuery,
    },
    async (context, { query: { period, ...filter } }) => {
      const { actor, language } = context;
      const view = await foundOf(context, period);
      const lines = narrowed(view.violations, filter);
      const { timeZone } = await getMunicipality(actor.municipalityId);
      const words = foundWords[language];
      const title = `${words.file} ${view.period}`;
      const workbook = new exceljs.Workbook();
      addTable(workbook, {
        name: words.sheet,
        ...foundTable(lines, language, (moment) => wallClock(moment, timeZone)),
        printed: { left: title, right: '', foot: words.page },
      });
      return new Raw(xlsx, Buffer.from(await workbook.xlsx.writeBuffer()), {
        headers: { 'Content-Disposition': attachment(fileName(title, 'xlsx')) },
      });
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/violations/followUp',
      summary: 'Accept a school’s explanation, or take that back',
      can: 'check.followUp',
      body: followUpInput,
    },
    async (context, { body }) => {
      const { assignmentId, violationId, decision, note } = body;
      const { revision } = await submittedWith(context.actor, assignmentId, [violationId]);
      await followUp(context, { assignmentId, violationId, decision, note, revision });
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/violations/return',
      summary: 'Return a form for correction with a remark at the field of each violation',
      can: 'dataForm.accept',
      body: returnForInput,
    },
    async (context, { body: { assignmentId, revision, remarks } }) => {
      const ids = remarks.map(({ violationId }) => violationId);
      const found = await submittedWith(context.actor, assignmentId, ids);
      await returnForm(context, found.assignment, {
        revision,
        remarks: remarks.map(({ violationId, text }) => ({
          question: found.known.get(violationId)?.question ?? null,
          text,
        })),
      });
      for (const { violationId, text } of remarks) {
        await followUp(context, {
          ...{ assignmentId, violationId, revision: found.revision },
          ...{ decision: 'returned', note: text },
        });
      }
    },
  ),
];
