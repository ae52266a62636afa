import { z } from 'zod';
import { askedCounts } from '../../catalogs/asked.ts';
import { staffRoute } from '../handle.ts';
import { createMunicipality, presentMunicipality } from '../municipalities/model.ts';
import { municipalityInput, municipalityView } from '../municipalities/schema.ts';
import { addMembership } from '../people/model.ts';
import { notFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import { getCatalog, saveCatalog } from './model.ts';
import { publishRoutes } from './publish.routes.ts';
import { askedCountView, catalogTemplateView } from './schema.ts';
import { catalogTemplates, presentTemplate, readTemplate } from './templates.ts';

export const catalogRoutes = [
  ...publishRoutes,
  staffRoute(
    {
      method: 'get',
      path: '/api/catalog-templates',
      summary: 'Catalogs that a municipality can start from',
      can: 'municipality.create',
      answer: z.array(catalogTemplateView),
    },
    () => catalogTemplates().map(presentTemplate),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/municipalities',
      summary: 'Create a municipality from a catalog template, or an empty one',
      can: 'municipality.create',
      body: municipalityInput,
      answer: municipalityView,
    },
    async (context, { body }) => {
      if (body.templateId !== null && !readTemplate(body.templateId)) {
        throw notFound(`каталог «${body.templateId}»`, `catalog “${body.templateId}”`);
      }
      const id = newId();
      const membership = {
        municipalityId: id,
        role: 'administrator' as const,
        organizationIds: [],
      };
      // The right to enter first: a municipality that nobody may enter could not be mended.
      await addMembership(context.actor.accountId, membership, context);
      return presentMunicipality(await createMunicipality(body, context, { id }));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/catalog/asked',
      summary:
        'How many numbers, answers and documents the catalog asks of an organization of each type',
      can: 'indicator.read',
      answer: z.array(askedCountView),
    },
    async ({ actor }) => {
      const catalog = await getCatalog(actor.municipalityId);
      return catalog ? askedCounts(catalog) : [];
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/catalog',
      summary: 'Save a catalog edition of the municipality',
      can: 'catalog.write',
      body: z.record(z.string(), z.unknown()),
      answer: z.object({ id: z.string(), edition: z.string(), indicators: z.number() }),
    },
    async (context, { body }) => {
      const { id, edition, directions } = await saveCatalog(context, body);
      const criteria = directions.flatMap((direction) => direction.criteria);
      return { id, edition, indicators: criteria.flatMap((one) => one.indicators).length };
    },
  ),
];
