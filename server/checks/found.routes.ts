import exceljs from 'exceljs';
import { z } from 'zod';
import { indexForm } from '../../forms/run/state.ts';
import type { StaffActor } from '../access.ts';
import { returnForm } from '../assignments/decide.model.ts';
import { formOf } from '../assignments/form-version.ts';
import { listAssignments, type Assignment } from '../assignments/model.ts';
import { countedOf, listDataResponses, type DataResponse } from '../assignments/response.model.ts';
import { ownAssignment } from '../assignments/situation.ts';
import { attachment, fileName } from '../file-name.ts';
import { Raw, staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { listOrganizations, type Organization } from '../organizations/model.ts';
import { newestFirst } from '../periods.ts';
import { Problem } from '../problem.ts';
import { sensitiveElements } from '../reports/sensitive.ts';
import { addTable, wallClock } from '../reports/sheet.ts';
import { followUp, listFollowUps, type FollowUp } from './follow-ups.model.ts';
import {
  followUpInput,
  foundView,
  returnForInput,
  type FoundView,
  type FoundViolation,
} from './found.schema.ts';
import { foundTable } from './found-table.ts';
import { foundWords } from './found-words.ts';

const query = z.strictObject({ period: z.string().max(20).optional() });
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Place {
  assignment: Assignment;
  organization: Organization | undefined;
  decided: ReadonlyMap<string, FollowUp>;
  /** Elements that the reader may not see. */
  withheld: ReadonlySet<string>;
}

/** Whether a violation says a number that the reader may not see, also of another form. */
function tells(
  { id, question, others }: DataResponse['violations'][number],
  elements: ReadonlyMap<string, { id: string }>,
  withheld: ReadonlySet<string>,
): boolean {
  const named = [question, ...others].flatMap((name) => elements.get(name)?.id ?? []);
  return [...named, ...id.split(':')].some((one) => withheld.has(one));
}

/** What was found in one form when it was handed in, hardest first. */
async function foundIn(response: DataResponse, place: Place): Promise<FoundViolation[]> {
  const { submitted, violations } = response;
  if (!submitted || violations.length === 0) return [];
  const { assignment, organization, decided, withheld } = place;
  const form = await formOf(assignment);
  const { questions } = indexForm(form.compiled);
  const elements = new Map(form.elements.map((one) => [one.question, one]));
  const shown = violations.filter((one) => !tells(one, elements, withheld));
  return shown.map((violation) => {
    const element = elements.get(violation.question);
    const follow = decided.get(violation.id);
    return {
      assignmentId: assignment._id,
      organizationId: assignment.organizationId,
      organizationName: organization?.shortName || organization?.name || '',
      cluster: organization?.cluster ?? '',
      formKey: assignment.formKey,
      formTitle: form.title,
      title: element?.title ?? questions.get(violation.question)?.title ?? { ru: '' },
      unit: element?.unit ?? '',
      violation,
      comment: response.comments[violation.id] ?? '',
      state: countedOf(response),
      revision: response.revision,
      submitted: {
        revision: submitted.revision,
        at: submitted.at.toISOString(),
        by: submitted.by,
      },
      followUp: follow?.decision
        ? {
            decision: follow.decision,
            note: follow.note,
            at: follow.at.toISOString(),
            by: follow.by,
            earlier: follow.revision !== submitted.revision,
          }
        : null,
    };
  });
}

async function foundOf(actor: StaffActor, asked?: string): Promise<FoundView> {
  const { municipalityId } = actor;
  const { withheld } = await sensitiveElements(actor);
  const all = await listAssignments(municipalityId, {});
  const periods = [...new Set(all.map(({ period }) => period))].sort(newestFirst);
  const { workingYear } = await getMunicipality(municipalityId);
  const usual = periods.includes(workingYear) ? workingYear : (periods[0] ?? workingYear);
  const period = asked ?? usual;
  const assignments = new Map(
    all.flatMap((one): [string, Assignment][] => (one.period === period ? [[one._id, one]] : [])),
  );
  const ids = [...assignments.keys()];
  const [responses, organizations, followed] = await Promise.all([
    listDataResponses(municipalityId, ids),
    listOrganizations(municipalityId, { closed: true }),
    listFollowUps(municipalityId, ids),
  ]);
  const byId = new Map(organizations.map((one) => [one._id, one]));
  const handedIn = responses.filter(({ submitted }) => submitted !== null);
  const found = await Promise.all(
    handedIn.map(async (response) => {
      const assignment = assignments.get(response._id);
      if (!assignment) return [];
      const own = followed.filter(({ assignmentId }) => assignmentId === response._id);
      return foundIn(response, {
        assignment,
        organization: byId.get(assignment.organizationId),
        decided: new Map(own.map((one) => [one.violationId, one])),
        withheld,
      });
    }),
  );
  return {
    period,
    periods,
    forms: handedIn.length,
    violations: found.flat().sort((a, b) => b.violation.rank - a.violation.rank),
  };
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
      query,
      answer: foundView,
    },
    async ({ actor }, { query: { period } }) => foundOf(actor, period),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/violations.xlsx',
      summary: 'The same as a spreadsheet',
      can: 'check.read',
      query,
    },
    async ({ actor, language }, { query: { period } }) => {
      const view = await foundOf(actor, period);
      const { timeZone } = await getMunicipality(actor.municipalityId);
      const words = foundWords[language];
      const title = `${words.file} ${view.period}`;
      const workbook = new exceljs.Workbook();
      addTable(workbook, {
        name: words.sheet,
        ...foundTable(view, language, (moment) => wallClock(moment, timeZone)),
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
