import { z } from 'zod';
import { publishForm, presentVersion } from '../forms/model.ts';
import { formVersionView } from '../forms/schema.ts';
import { staffRoute } from '../handle.ts';
import { Problem } from '../problem.ts';
import { indicatorsLosing } from './losing.ts';

/** Publishing stands here, after the catalogs: only they know which indicators a form feeds. */
export const publishRoutes = [
  staffRoute(
    {
      method: 'post',
      path: '/api/forms',
      summary:
        'Publish a form definition as the next version of its form; confirm=true when indicators lose their question',
      can: 'form.publish',
      query: z.strictObject({ confirm: z.enum(['true', 'false']).optional() }),
      body: z.record(z.string(), z.unknown()),
      answer: formVersionView,
    },
    async (context, { body, query }) => {
      if (query.confirm !== 'true') {
        const losing = await indicatorsLosing(context.actor.municipalityId, body);
        if (losing.length > 0) {
          const count = losing.length;
          throw new Problem('form.losesIndicators', {
            details: losing.map(({ key, title }) => ({
              path: key,
              code: 'form.losesIndicators',
              message: {
                ru: `Показатель «${title}» останется без вопроса или элемента, из которого берётся.`,
                en: `The indicator “${title}” would lose the question or element that it is taken from.`,
              },
            })),
            parameters: { ru: { count }, en: { count } },
          });
        }
      }
      return presentVersion(await publishForm(context, body));
    },
  ),
];
