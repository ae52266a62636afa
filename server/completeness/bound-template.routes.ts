import { z } from 'zod';
import { attachment, fileName } from '../file-name.ts';
import { filesById, getFile, readWhole } from '../files/model.ts';
import { Raw, staffRoute } from '../handle.ts';
import {
  changeTemplate,
  createTemplate,
  getTemplate,
  listTemplates,
  removeTemplate,
} from './bound-template.model.ts';
import {
  bindingsInput,
  fillQuery,
  fillResult,
  templateInput,
  templateLine,
  templateView,
} from './bound-template.schema.ts';
import { checkBindings, fillTemplate, presentTemplate } from './template-fill.ts';
import { openTemplate } from './template-grid.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const params = z.object({ templateId: z.uuid() });

export const boundTemplateRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/bound-templates',
      summary: 'Others’ workbooks that the municipality fills in',
      can: 'report.read',
      answer: z.array(templateLine),
    },
    async ({ actor: { municipalityId } }) => {
      const templates = await listTemplates(municipalityId);
      const files = await filesById(
        municipalityId,
        templates.map(({ fileId }) => fileId),
      );
      return templates.map(({ _id, title, fileId, bindings, by, at }) => ({
        ...{ id: _id, title, fileName: files.get(fileId)?.name ?? '', bindings: bindings.length },
        ...{ by, at: at.toISOString() },
      }));
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/bound-templates',
      summary: 'Keep an uploaded workbook as a template',
      can: 'report.write',
      body: templateInput,
      answer: templateView,
    },
    async (context, { body }) => {
      // A workbook that cannot be read is refused before anything is kept.
      const file = await getFile(context.actor.municipalityId, body.fileId);
      await openTemplate(await readWhole(file));
      return presentTemplate(await createTemplate(context, body));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/bound-templates/:templateId',
      summary: 'A template: the beginning of its sheets and what is bound to their cells',
      can: 'report.read',
      params,
      answer: templateView,
    },
    async ({ actor }, { params: { templateId } }) =>
      presentTemplate(await getTemplate(actor.municipalityId, templateId)),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/bound-templates/:templateId',
      summary: 'Replace what is bound to the cells of a template',
      can: 'report.write',
      params,
      body: bindingsInput,
      answer: templateView,
    },
    async (context, { params: { templateId }, body }) => {
      await checkBindings(await getTemplate(context.actor.municipalityId, templateId), body);
      return presentTemplate(await changeTemplate(context, templateId, body));
    },
  ),
  staffRoute(
    {
      method: 'delete',
      path: '/api/bound-templates/:templateId',
      summary: 'Throw a template away',
      can: 'report.write',
      params,
    },
    (context, { params: { templateId } }) => removeTemplate(context, templateId),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/bound-templates/:templateId/result',
      summary: 'What filling for a period would give, and which cells stay empty and why',
      can: 'report.read',
      params,
      query: fillQuery,
      answer: fillResult,
    },
    async (context, { params: { templateId }, query }) => {
      const template = await getTemplate(context.actor.municipalityId, templateId);
      return (await fillTemplate(context, template, query.period)).result;
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/bound-templates/:templateId/file.xlsx',
      summary: 'The workbook filled for a period; everything that is not bound stays as it was',
      can: 'report.read',
      params,
      query: fillQuery,
    },
    async (context, { params: { templateId }, query }) => {
      const template = await getTemplate(context.actor.municipalityId, templateId);
      const made = await fillTemplate(context, template, query.period);
      const name = fileName(`${template.title} ${query.period}`, 'xlsx');
      return new Raw(xlsx, made.file(), {
        headers: { 'Content-Disposition': attachment(name) },
      });
    },
  ),
];
