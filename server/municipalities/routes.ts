import { staffRoute } from '../handle.ts';
import { getMunicipality, presentMunicipality, saveSettings } from './model.ts';
import { municipalitySettings, municipalityView } from './schema.ts';

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
  staffRoute(
    {
      method: 'put',
      path: '/api/municipality',
      summary: 'Change name, time zone, working year and the greeting to respondents',
      can: 'municipality.write',
      body: municipalitySettings,
      answer: municipalityView,
    },
    async (context, { body }) => presentMunicipality(await saveSettings(context, body)),
  ),
];
