import { recordExternal, removeExternal } from '../elements/model.ts';
import { staffRoute } from '../handle.ts';
import { sensitiveElements } from '../reports/sensitive.ts';
import { checkNumber, numbersOf, requireReadable } from './numbers.ts';
import {
  numberInput,
  numberParams,
  numberPlace,
  numbersQuery,
  numbersView,
} from './numbers.schema.ts';
import { requireOpen } from './open-period.ts';

export const externalNumberRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/external/numbers',
      summary: 'Indicators whose value another system gives, and what is entered for a period',
      can: 'external.read',
      query: numbersQuery,
      answer: numbersView,
    },
    async ({ actor }, { query: { period } }) => {
      const { withheld } = await sensitiveElements(actor);
      return numbersOf(actor.municipalityId, period, withheld);
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/external/numbers/:key',
      summary: 'Enter a number from another system with its source; a later one replaces it',
      can: 'external.write',
      params: numberParams,
      body: numberInput,
      answer: numbersView,
    },
    async (context, { params: { key }, body }) => {
      const { municipalityId } = context.actor;
      const { withheld } = await sensitiveElements(context.actor);
      requireReadable(withheld, key);
      await requireOpen(municipalityId, body.period);
      const organizationId = await checkNumber(municipalityId, key, body);
      await recordExternal(context, { ...body, organizationId, indicatorKey: key });
      return numbersOf(municipalityId, body.period, withheld);
    },
  ),
  staffRoute(
    {
      method: 'delete',
      path: '/api/external/numbers/:key',
      summary: 'Take back a number that was entered by mistake; one that is not there is no error',
      can: 'external.write',
      params: numberParams,
      query: numberPlace,
      answer: numbersView,
    },
    async (context, { params: { key }, query: { period, organizationId } }) => {
      const { municipalityId } = context.actor;
      const { withheld } = await sensitiveElements(context.actor);
      requireReadable(withheld, key);
      await requireOpen(municipalityId, period);
      await removeExternal(context, { period, organizationId, indicatorKey: key });
      return numbersOf(municipalityId, period, withheld);
    },
  ),
];
