import { z } from 'zod';
import { period } from '../campaigns/schema.ts';
import { staffRoute } from '../handle.ts';
import { orNotFound } from '../problem.ts';
import { computedLists } from './computed-lists.ts';
import { computedPage } from './computed-page.ts';
import { computedListsView, computedView } from './computed.schema.ts';
import { coverageView, sourceState } from './coverage.schema.ts';
import { coverageOf, sourcesBehind } from './coverage.ts';
import { indicatorQuery } from './schema.ts';

export const coverageRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/indicators/coverage',
      summary: 'Which indicators have a value in a period, and what the others wait for',
      can: 'form.read',
      query: indicatorQuery,
      answer: coverageView,
    },
    ({ actor, language, now }, { query }) =>
      coverageOf({ actor, language, now, period: query.period }),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/indicators/:key/sources',
      summary: 'What one indicator is made from, and where each of it stands in a period',
      can: 'form.read',
      params: z.object({ key: z.string().max(200) }),
      query: z.strictObject({ period }),
      answer: z.array(sourceState),
    },
    async ({ actor, language, now }, { params: { key }, query }) =>
      orNotFound(
        await sourcesBehind({ actor, language, now, period: query.period }, key),
        `показатель «${key}»`,
        `indicator “${key}”`,
      ),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/computed',
      summary: 'The catalog’s computed lists and indices, and what came out of each in a period',
      can: 'indicator.read',
      query: indicatorQuery,
      answer: computedListsView,
    },
    ({ actor, language }, { query }) => computedLists({ actor, language, period: query.period }),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/computed/:id',
      summary: 'A computed list or index: its method, settings, inputs and what it gives',
      can: 'indicator.read',
      params: z.object({ id: z.string().max(200) }),
      query: indicatorQuery,
      answer: computedView,
    },
    async ({ actor, language }, { params: { id }, query }) =>
      orNotFound(
        await computedPage({ actor, language, period: query.period }, id),
        `расчёт «${id}»`,
        `computed list “${id}”`,
      ),
  ),
];
