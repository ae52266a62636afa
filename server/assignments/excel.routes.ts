import { z } from 'zod';
import { formState } from '../../forms/run/state.ts';
import { pick } from '../../forms/run/text.ts';
import { seesOrganization, type StaffActor } from '../access.ts';
import { dayIn } from '../campaigns/period.ts';
import { momentWords, periodWords } from '../campaigns/words.ts';
import { checkContent } from '../files/content.ts';
import { attachment, fileName } from '../file-name.ts';
import { bodyOf, Raw, staffRoute, type Route } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { getOrganization } from '../organizations/model.ts';
import { Problem } from '../problem.ts';
import { compareUpload } from './excel-compare.ts';
import { readUpload } from './excel-read.ts';
import { templateRows } from './excel-rows.ts';
import { sealCells, type Seal } from './excel-seal.ts';
import { makeTemplate } from './excel-template.ts';
import { excelWords } from './excel-words.ts';
import { uploadView, type UploadView } from './excel.schema.ts';
import { formOf } from './form-version.ts';
import { contentOf } from './merge.ts';
import { listAssignments, type Assignment } from './model.ts';
import { emptyResponse } from './fill.model.ts';
import { ownAssignment, requireStep, standingOf } from './situation.ts';

const params = z.object({ assignmentId: z.uuid() });
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A data form as a workbook that a school fills in, and what a filled one would change. */
export function excelRoutes({ secret }: { secret: string }): Route[] {
  return [
    staffRoute(
      {
        method: 'get',
        path: '/api/assignments/:assignmentId/template.xlsx',
        summary: 'A data form as a workbook to fill in, with what is entered already',
        can: 'dataForm.fill',
        params,
      },
      async ({ actor, now, language }, { params: { assignmentId } }) => {
        const own = await ownAssignment(actor, assignmentId);
        const { assignment, response, campaign, terms } = await standingOf(actor, own, now);
        const form = await formOf(assignment);
        const { timeZone } = await getMunicipality(actor.municipalityId);
        const current = response ?? emptyResponse(assignment);
        const rows = templateRows(form.compiled, form.elements);
        const questions = rows.flatMap((row) => (row.kind === 'question' ? [row.question] : []));
        const contents = new Map(questions.map(({ name }) => [name, contentOf(current, name)]));
        const { values } = formState(form.compiled, current.answers, {
          today: dayIn(timeZone, now),
          excused: new Set(Object.keys(current.states)),
        });
        const seal: Seal = {
          format: 1,
          municipalityId: actor.municipalityId,
          assignmentId,
          formVersion: assignment.formVersion,
          revision: current.revision,
          madeAt: now.toISOString(),
          language,
          fields: Object.fromEntries(
            [...contents].map(([name, content]) => [
              name,
              [current.fields[name]?.version ?? 0, content],
            ]),
          ),
        };
        const organization =
          campaign.expected.find((one) => one.organizationId === assignment.organizationId)?.name ??
          '';
        const title = form.compiled.title;
        const file = await makeTemplate({
          title,
          organization,
          period: pick(periodWords(assignment.period), language),
          due: pick(momentWords(terms.dueAt, timeZone), language),
          rows,
          contents,
          totals: new Map(
            Object.entries(values).flatMap(([name, value]): [string, number][] =>
              typeof value === 'number' ? [[name, value]] : [],
            ),
          ),
          seal: sealCells(secret, seal),
          language,
        });
        const name = `${excelWords[language].file} ${pick(title, language)} ${assignment.period}`;
        return new Raw(xlsx, file, {
          headers: { 'Content-Disposition': attachment(fileName(name, 'xlsx')) },
        });
      },
    ),
    staffRoute(
      {
        method: 'post',
        path: '/api/assignments/:assignmentId/upload',
        summary: 'What a filled template would change, cell by cell; writes nothing',
        can: 'dataForm.fill',
        params,
        raw: '5mb',
        answer: uploadView,
      },
      async (context, { params: { assignmentId } }): Promise<UploadView> => {
        const { actor, now, language, request } = context;
        const own = await ownAssignment(actor, assignmentId);
        const standing = await standingOf(actor, own, now);
        const { assignment } = standing;
        requireStep('fill', standing);
        const file = bodyOf(request);
        const { type } = await checkContent(file);
        if (type !== xlsx) throw new Problem('table.otherType', { path: 'file' });
        const uploaded = await readUpload(file, secret);
        await requireOwn(actor, assignment, uploaded.seal);
        const form = await formOf(assignment);
        const { timeZone } = await getMunicipality(actor.municipalityId);
        const current = standing.response ?? emptyResponse(assignment);
        return {
          fromRevision: uploaded.seal.revision,
          revision: current.revision,
          madeAt: uploaded.seal.madeAt,
          ...compareUpload(uploaded, {
            form: form.compiled,
            rows: templateRows(form.compiled, form.elements),
            content: current,
            version: (question) => current.fields[question]?.version ?? 0,
            today: dayIn(timeZone, now),
            language,
          }),
        };
      },
    ),
  ];
}

/** Says whose template it is where it is another's that the person may know of. */
async function requireOwn(actor: StaffActor, assignment: Assignment, seal: Seal): Promise<void> {
  if (seal.municipalityId !== actor.municipalityId) {
    throw new Problem('workbook.foreign', { path: 'file' });
  }
  if (seal.assignmentId === assignment._id) {
    if (seal.formVersion === assignment.formVersion) return;
    throw new Problem('workbook.version', {
      path: 'file',
      parameters: { ru: { made: seal.formVersion, now: assignment.formVersion } },
    });
  }
  const [other] = await listAssignments(actor.municipalityId, { ids: [seal.assignmentId] });
  if (!other || !seesOrganization(actor, other.organizationId)) {
    throw new Problem('workbook.foreign', { path: 'file' });
  }
  const form = await formOf(other);
  const period = periodWords(other.period);
  const { name: organization } = await getOrganization(actor.municipalityId, other.organizationId);
  throw new Problem('workbook.other', {
    path: 'file',
    parameters: {
      ru: { organization, form: form.title.ru, period: period.ru },
      en: { organization, form: form.title.en ?? form.title.ru, period: period.en ?? period.ru },
    },
  });
}
