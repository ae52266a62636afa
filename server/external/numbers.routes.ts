import { isClosed } from '../catalogs/closed-periods.model.ts';
import { recordExternal } from '../elements/model.ts';
import { staffRoute } from '../handle.ts';
import { Problem } from '../problem.ts';
import { checkNumber, numbersOf } from './numbers.ts';
import { numberInput, numberParams, numbersQuery, numbersView } from './numbers.schema.ts';

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
    ({ actor }, { query: { period } }) => numbersOf(actor.municipalityId, period),
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
      if (await isClosed(municipalityId, body.period)) {
        const parameters = { ru: { period: body.period } };
        throw new Problem('period.closed', { path: 'period', parameters });
      }
      const organizationId = await checkNumber(municipalityId, key, body);
      await recordExternal(context, { ...body, organizationId, indicatorKey: key });
      return numbersOf(municipalityId, body.period);
    },
  ),
];
