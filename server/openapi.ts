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

/** A schema as OpenAPI 3.1 has it: JSON Schema; what has none (a compiled form) is any value. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return shape;
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Record<string, z.ZodType> = schema.shape;
  return Object.entries(shape).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || !one.safeParse(undefined).success,
    schema: jsonSchema(one, 'input'),
  }));
}

const bytes = { content: { 'application/octet-stream': {} } };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });

function operation(route: Route): object {
  return {
    summary: route.summary,
    description: route.can === 'public' ? 'Needs no permission.' : `Permission: ${route.can}.`,
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body
      ? { requestBody: { required: true, ...json(jsonSchema(route.body, 'input')) } }
      : {}),
    ...(route.raw ? { requestBody: { required: true, ...bytes } } : {}),
    responses: {
      200: {
        description: 'Success',
        ...(route.answer ? json(jsonSchema(route.answer, 'output')) : {}),
      },
      default: {
        description: 'A problem with its code, sentence and place',
        ...json({ $ref: '#/components/schemas/Problem' }),
      },
    },
  };
}

/** The API's description (OpenAPI 3.1), made from the same schemas that check it. */
export function describeApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Pokazatel', version: '1' },
    paths,
    components: { schemas: { Problem: jsonSchema(problemShape, 'output') } },
  };
}
