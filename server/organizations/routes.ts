import { z } from 'zod';
import { visibleOrganizations } from '../access.ts';
import { staffRoute } from '../handle.ts';
import {
  createOrganization,
  listOrganizations,
  presentOrganization,
  setActivity,
  updateOrganization,
} from './model.ts';
import {
  activityInput,
  organizationFilter,
  organizationInput,
  organizationView,
} from './schema.ts';

export const organizationRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/organizations',
      summary: 'Organizations the person may see',
      can: 'organization.read',
      query: organizationFilter,
      answer: z.array(organizationView),
    },
    async ({ actor }, { query }) => {
      const found = await listOrganizations(actor.municipalityId, {
        ids: visibleOrganizations(actor),
        closed: query.closed === 'with',
      });
      return found.map(presentOrganization);
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/organizations',
      summary: 'Add an organization',
      can: 'organization.write',
      body: organizationInput,
      answer: organizationView,
    },
    async (context, { body }) => presentOrganization(await createOrganization(context, body)),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/organizations/:organizationId',
      summary: 'Change an organization',
      can: 'organization.write',
      params: z.object({ organizationId: z.uuid() }),
      body: organizationInput,
      answer: organizationView,
    },
    async (context, { params, body }) =>
      presentOrganization(await updateOrganization(context, params.organizationId, body)),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/organizations/:organizationId/active',
      summary: 'Close an organization that no longer works, or open it again',
      can: 'organization.write',
      params: z.object({ organizationId: z.uuid() }),
      body: activityInput,
      answer: organizationView,
    },
    async (context, { params, body }) =>
      presentOrganization(await setActivity(context, params.organizationId, body.active)),
  ),
];
