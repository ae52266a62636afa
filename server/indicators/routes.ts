import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { indicatorDetail, indicatorQuery, indicatorTree } from './schema.ts';
import { detailOf } from './detail.ts';
import { treeOf } from './views.ts';
import { orNotFound } from '../problem.ts';

export const indicatorRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/indicators',
      summary: 'The catalog’s indicators with the municipality’s values of a period',
      can: 'indicator.read',
      query: indicatorQuery,
      answer: indicatorTree,
    },
    ({ actor, language }, { query }) => treeOf({ actor, language, period: query.period }),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/indicators/:key',
      summary: 'One indicator: its value, organization by organization, and where it comes from',
      can: 'indicator.read',
      params: z.object({ key: z.string().max(200) }),
      query: indicatorQuery,
      answer: indicatorDetail,
    },
    async ({ actor, language }, { params, query }) =>
      orNotFound(
        await detailOf({ actor, language, period: query.period }, params.key),
        `показатель «${params.key}»`,
        `indicator “${params.key}”`,
      ),
  ),
];
