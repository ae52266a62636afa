import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { getVersion, latestVersions, presentForm, presentVersion } from './model.ts';
import { formVersionView, formView } from './schema.ts';

const formKey = z.string().min(1).max(100);

export const formRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/forms',
      summary: 'The newest version of each form',
      can: 'form.read',
      answer: z.array(formView),
    },
    async ({ actor }) => (await latestVersions(actor.municipalityId)).map(presentForm),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/forms/:key/versions/:version',
      summary: 'One published version',
      can: 'form.read',
      params: z.object({ key: formKey, version: z.coerce.number().int().min(1) }),
      answer: formVersionView,
    },
    async ({ actor }, { params }) =>
      presentVersion(await getVersion(actor.municipalityId, params.key, params.version)),
  ),
];
