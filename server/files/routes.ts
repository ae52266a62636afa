import { z } from 'zod';
import type { StaffActor } from '../access.ts';
import { attachment } from '../file-name.ts';
import { bodyOf, staffRoute, Streamed } from '../handle.ts';
import { listOrganizations } from '../organizations/model.ts';
import { Problem, notFound } from '../problem.ts';
import { fileRights, mayReadFile, mayWrite } from './access.ts';
import { checkContent } from './content.ts';
import { getFile, presentFile, readContent, storeFile } from './model.ts';
import { filePurposes, fileView } from './schema.ts';

const uploadQuery = z.strictObject({
  purpose: z.enum(filePurposes),
  /** Left out: the municipality's own file. */
  organizationId: z.uuid().optional(),
  name: z.string().min(1).max(1000),
});

/** Refuses a place where such files do not belong, and one the person may not write to. */
async function placeOf(actor: StaffActor, query: z.infer<typeof uploadQuery>) {
  const { purpose } = query;
  const organizationId = query.organizationId ?? null;
  const { of } = fileRights[purpose];
  if ((of === 'organization') !== (organizationId !== null) && of !== 'either') {
    const reason =
      of === 'organization'
        ? { ru: 'укажите организацию', en: 'name the organization' }
        : { ru: 'такие файлы принадлежат муниципалитету', en: 'such files are the municipality’s' };
    throw new Problem('input.invalid', {
      path: 'organizationId',
      parameters: { ru: { reason: reason.ru }, en: { reason: reason.en } },
    });
  }
  if (!mayWrite(actor, { purpose, organizationId })) {
    if (organizationId === null) throw new Problem('permission.denied');
    throw notFound('организация', 'organization');
  }
  if (organizationId !== null) {
    const [known] = await listOrganizations(actor.municipalityId, { ids: [organizationId] });
    if (!known) throw notFound('организация', 'organization');
  }
  return { purpose, organizationId };
}

/** @param limitBytes what one municipality may keep in all */
export function fileRoutes({ limitBytes }: { limitBytes: number }) {
  return [
    staffRoute(
      {
        method: 'post',
        path: '/api/files',
        summary: 'Send a file; it stays a day until something holds it',
        can: 'file.write',
        query: uploadQuery,
        raw: '10mb',
        answer: fileView,
      },
      async (context, { query }) => {
        const place = await placeOf(context.actor, query);
        const bytes = bodyOf(context.request);
        const found = await checkContent(bytes);
        const file = { bytes, name: query.name, found, limit: limitBytes };
        return presentFile(await storeFile(context, place, file));
      },
    ),
    staffRoute(
      {
        method: 'get',
        path: '/api/files/:id',
        summary: 'The content of a file, to be saved',
        can: 'file.read',
        params: z.object({ id: z.uuid() }),
      },
      async ({ actor }, { params: { id } }) => {
        const file = await getFile(actor.municipalityId, id);
        if (!(await mayReadFile(actor, file))) throw notFound('файл', 'file');
        return new Streamed(file.type, readContent(file), {
          'Content-Length': String(file.bytes),
          'Content-Disposition': attachment(file.name, 'file'),
          'X-Content-Type-Options': 'nosniff',
          'Content-Security-Policy': "default-src 'none'; sandbox",
          'Cache-Control': 'private, no-store',
        });
      },
    ),
  ];
}
