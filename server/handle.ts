import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Language } from '../forms/run/text.ts';
import { can, type Actor, type LinkActor, type Permission, type StaffActor } from './access.ts';
import { Problem, type ProblemDetail } from './problem.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a handler gets beside its parsed input. */
export interface Context<A extends Actor> {
  actor: A;
  now: Date;
  language: Language;
  request: Request;
}

/** An answer that is not JSON: a page, a picture, a file. */
export class Raw {
  readonly type: string;
  readonly body: string | Buffer;
  readonly status: number;
  readonly headers: Record<string, string>;
  constructor(
    type: string,
    body: string | Buffer,
    options: { status?: number; headers?: Record<string, string> } = {},
  ) {
    this.type = type;
    this.body = body;
    this.status = options.status ?? 200;
    this.headers = options.headers ?? {};
  }
}

/** An answer whose bytes come from a stream: a kept file. */
export class Streamed {
  readonly type: string;
  readonly body: Readable;
  readonly headers: Record<string, string>;
  constructor(type: string, body: Readable, headers: Record<string, string>) {
    this.type = type;
    this.body = body;
    this.headers = headers;
  }
}

/** An answer with a status of its own. */
export class Answer<T> {
  readonly status: number;
  readonly body: T;
  constructor(status: number, body: T) {
    this.status = status;
    this.body = body;
  }
}

type Shape = z.ZodType;
type Parsed<S> = S extends Shape ? z.output<S> : undefined;

interface Definition<P, Q, B> {
  method: Method;
  path: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** The body is bytes, up to this size ('5mb'): the handler takes them with `bodyOf`. */
  raw?: string;
  /** The JSON that a success answers, for the API's own description. */
  answer?: Shape;
}

export interface Input<P, Q, B> {
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
}

/** A route as data: `app.ts` mounts it, `openapi.ts` describes it. */
export interface Route {
  method: Method;
  path: string;
  summary: string;
  /** The permission it needs; `public` for the few that need none. */
  can: Permission | 'public';
  /** `staff` routes carry a session and the CSRF check, `open` ones carry no cookie at all. */
  door: 'staff' | 'open';
  params: Shape | undefined;
  query: Shape | undefined;
  body: Shape | undefined;
  raw: string | undefined;
  answer: Shape | undefined;
  handler: RequestHandler;
}

/** A route for a signed-in person of a municipality. */
export function staffRoute<P = undefined, Q = undefined, B = undefined>(
  definition: Definition<P, Q, B> & { can: Permission },
  act: (context: Context<StaffActor>, input: Input<P, Q, B>) => unknown,
): Route {
  return make(
    definition,
    definition.can,
    'staff',
    (request) => {
      const { actor } = request;
      if (actor?.kind !== 'account') throw new Problem('session.required');
      return actor;
    },
    act,
  );
}

/** A route of the staff application that works before signing in. */
export function sessionRoute<P = undefined, Q = undefined, B = undefined>(
  definition: Definition<P, Q, B>,
  act: (context: Context<Actor>, input: Input<P, Q, B>) => unknown,
): Route {
  return make(definition, 'public', 'staff', (request) => request.actor ?? { kind: 'public' }, act);
}

/** A route that answers anybody and sets no cookie. */
export function openRoute<P = undefined, Q = undefined, B = undefined>(
  definition: Definition<P, Q, B>,
  act: (context: Context<Actor>, input: Input<P, Q, B>) => unknown,
): Route {
  return make(definition, 'public', 'open', () => ({ kind: 'public' }), act);
}

/** A route whose actor is a respondent's link, found by `identify` from the token. */
export function linkRoute<
  P = undefined,
  Q = undefined,
  B = undefined,
  L extends LinkActor = LinkActor,
>(
  definition: Definition<P, Q, B> & { can: Permission },
  identify: (request: Request) => Promise<L>,
  act: (context: Context<L>, input: Input<P, Q, B>) => unknown,
): Route {
  return make(definition, definition.can, 'open', identify, act);
}

function make<P, Q, B, A extends Actor>(
  definition: Definition<P, Q, B>,
  permission: Permission | 'public',
  door: Route['door'],
  identify: (request: Request) => A | Promise<A>,
  act: (context: Context<A>, input: Input<P, Q, B>) => unknown,
): Route {
  const shapes = {
    params: asShape(definition.params),
    query: asShape(definition.query),
    body: asShape(definition.body),
  };
  const handler: RequestHandler = async (request, response) => {
    const actor = await identify(request);
    if (permission !== 'public' && !can(actor, permission)) {
      throw new Problem('permission.denied');
    }
    const input = {
      params: parse(shapes.params, request.params, ''),
      query: parse(shapes.query, request.query, ''),
      body: parse(shapes.body, request.body, ''),
    } as Input<P, Q, B>;
    const context = { actor, now: new Date(), language: languageOf(request), request };
    await send(response, await act(context, input));
  };
  return {
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    can: permission,
    door,
    ...shapes,
    raw: definition.raw,
    answer: definition.answer,
    handler,
  };
}

/** The bytes of a `raw` route's body; JSON in their place is a 415 of its own. */
export function bodyOf(request: Request): Buffer {
  const body: unknown = request.body;
  if (Buffer.isBuffer(body)) return body;
  if (body === undefined) return Buffer.alloc(0);
  throw new Problem('body.bytes');
}

function asShape(shape: unknown): Shape | undefined {
  return shape instanceof z.ZodType ? shape : undefined;
}

function parse(shape: Shape | undefined, input: unknown, prefix: string): unknown {
  if (!shape) return undefined;
  const result = shape.safeParse(input ?? {});
  if (result.success) return result.data;
  throw invalid(result.error, prefix);
}

/** Turns zod's issues into one problem with the place and a sentence for each. */
function invalid(error: z.ZodError, prefix: string): Problem {
  const details = error.issues.map((issue): ProblemDetail => {
    const path = [...(prefix ? [prefix] : []), ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') path.push(issue.keys[0] ?? '');
    return { path: path.join('.'), code: issue.code, message: reasonOf(issue) };
  });
  const first = details[0];
  return new Problem('input.invalid', {
    path: first?.path ?? prefix,
    details,
    parameters: {
      ru: { reason: first?.message.ru ?? '' },
      en: { reason: first?.message.en ?? '' },
    },
  });
}

const reasons: Record<string, { ru: string; en: string }> = {
  invalid_type: { ru: 'значение не того вида', en: 'the value is of a wrong type' },
  unrecognized_keys: { ru: 'такого поля нет', en: 'there is no such field' },
  invalid_value: { ru: 'такого варианта нет', en: 'there is no such option' },
  invalid_format: { ru: 'неверная запись', en: 'the format is wrong' },
  too_big: { ru: 'слишком много или длинно', en: 'too large or too long' },
  too_small: { ru: 'слишком мало или пусто', en: 'too small or empty' },
};

function reasonOf(issue: z.core.$ZodIssue): { ru: string; en: string } {
  // Own messages are written «русский | English» in the schemas.
  const own = issue.message.split(' | ');
  if (own[0] && own[1]) return { ru: own[0], en: own[1] };
  return reasons[issue.code] ?? { ru: 'значение не подходит', en: 'the value does not fit' };
}

async function send(response: Response, result: unknown): Promise<void> {
  if (result instanceof Raw) {
    response.status(result.status).set(result.headers).type(result.type).send(result.body);
  } else if (result instanceof Streamed) {
    response.set(result.headers).type(result.type);
    await pipeline(result.body, response);
  } else if (result instanceof Answer) {
    response.status(result.status).json(result.body);
  } else if (result === undefined) {
    response.status(204).end();
  } else {
    response.json(result);
  }
}

/** The language of sentences in an answer: what the page asks for, else Russian. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('ru', 'en') === 'en' ? 'en' : 'ru';
}

declare module 'express-serve-static-core' {
  interface Request {
    /** The signed-in person, set once by the session middleware. */
    actor?: StaffActor;
  }
}
