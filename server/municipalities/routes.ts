import { staffRoute } from '../handle.ts';
import { getMunicipality, presentMunicipality } from './model.ts';
import { municipalityView } from './schema.ts';

export const municipalityRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/municipality',
      summary: 'The municipality the person works in',
      can: 'municipality.read',
      answer: municipalityView,
    },
    async ({ actor }) => presentMunicipality(await getMunicipality(actor.municipalityId)),
  ),
];
