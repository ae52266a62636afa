import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { orNotFound } from '../problem.ts';
import { draftRoutes } from './draft.routes.ts';
import {
  getVersion,
  latestVersions,
  presentForm,
  presentHistory,
  presentVersion,
  versionsOf,
} from './model.ts';
import { formVersionView, formView, versionLineView } from './schema.ts';

const formKey = z.string().min(1).max(100);

export const formRoutes = [
  ...draftRoutes,
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
      path: '/api/forms/:key/versions',
      summary: 'All versions of a form, each with what changed',
      can: 'form.read',
      params: z.object({ key: formKey }),
      answer: z.array(versionLineView),
    },
    async ({ actor }, { params: { key } }) => {
      const versions = await versionsOf(actor.municipalityId, key);
      orNotFound(versions[0], `форма «${key}»`, `form “${key}”`);
      return presentHistory(versions);
    },
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
