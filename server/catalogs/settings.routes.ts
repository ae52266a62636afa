import { z } from 'zod';
import { period } from '../campaigns/schema.ts';
import { staffRoute } from '../handle.ts';
import { closeComputed } from '../indicators/closing.ts';
import { knownPeriods } from '../indicators/compute.ts';
import { currentCatalog } from '../indicators/known-now.ts';
import { previewSetting } from '../indicators/settings-preview.ts';
import { settingsOfPeriod } from '../indicators/settings-view.ts';
import {
  previewInput,
  previewView,
  settingInput,
  settingsView,
} from '../indicators/settings.schema.ts';
import { notFound, orNotFound } from '../problem.ts';
import { reopenPeriod } from './closed-periods.model.ts';
import { saveSetting } from './settings.model.ts';

const ofPeriod = z.object({ period });

/** Settings of the computing by period, and closing of periods: what they change is computed. */
export const settingsRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/settings',
      summary: 'The settings of the computing in a period, with what they drive',
      can: 'indicator.read',
      query: z.strictObject({ period: period.optional() }),
      answer: settingsView,
    },
    ({ actor }, { query }) => settingsOfPeriod(actor, query.period),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/settings/preview',
      summary: 'What a setting would change in the values of a period; saves nothing',
      can: 'catalog.write',
      body: previewInput,
      answer: previewView,
    },
    ({ actor, language }, { body: { id, ...change } }) =>
      previewSetting(actor, language, { settingId: id, ...change }),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/settings/:id',
      summary: 'Set a setting for one period; null sets the default again',
      can: 'catalog.write',
      params: z.object({ id: z.string().max(200) }),
      body: settingInput,
      answer: settingsView,
    },
    async (context, { params: { id }, body }) => {
      const { actor } = context;
      const known = await currentCatalog(actor.municipalityId);
      const catalog = orNotFound(known, 'каталог', 'catalog');
      await saveSetting(context, catalog, { settingId: id, ...body });
      return settingsOfPeriod(actor, body.period);
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/periods/:period/close',
      summary: 'Close a period: its values stand whatever changes later',
      can: 'catalog.write',
      params: ofPeriod,
      answer: settingsView,
    },
    async (context, { params }) => {
      const { actor } = context;
      const { municipalityId } = actor;
      const known = await currentCatalog(municipalityId);
      const catalog = orNotFound(known, 'каталог', 'catalog');
      if (!(await knownPeriods(municipalityId)).includes(params.period)) {
        throw notFound(`данные за период ${params.period}`, `data of the period ${params.period}`);
      }
      await closeComputed(context, { period: params.period, catalogId: catalog._id });
      return settingsOfPeriod(actor, params.period);
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/periods/:period/reopen',
      summary: 'Open a closed period again: its values follow what is there now',
      can: 'catalog.write',
      params: ofPeriod,
      answer: settingsView,
    },
    async (context, { params }) => {
      await reopenPeriod(context, params.period);
      return settingsOfPeriod(context.actor, params.period);
    },
  ),
];
