import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Route } from './handle.ts';

const problemShape = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    path: z.string().optional(),
    details: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .optional(),
  }),
});

/** The API's description, made from the same schemas that check it. */
export function describeApi(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry();
  for (const route of routes) {
    registry.registerPath({
      method: route.method,
      path: route.path.replace(/:(\w+)/g, '{$1}'),
      summary: route.summary,
      description: route.can === 'public' ? 'Needs no permission.' : `Permission: ${route.can}.`,
      request: {
        ...(route.params instanceof z.ZodObject ? { params: route.params } : {}),
        ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
        ...(route.body
          ? { body: { content: { 'application/json': { schema: route.body } }, required: true } }
          : {}),
      },
      responses: {
        200: route.answer
          ? { description: 'Success', content: { 'application/json': { schema: route.answer } } }
          : { description: 'Success' },
        default: {
          description: 'A problem with its code, sentence and place',
          content: { 'application/json': { schema: problemShape } },
        },
      },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Pokazatel', version: '1' },
  });
}
