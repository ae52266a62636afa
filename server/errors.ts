import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { languageOf } from './handle.ts';
import { Problem } from './problem.ts';
import { isUnreachable } from './storage/errors.ts';

/** The one place where an error becomes an answer; what nobody meant is a 500 without inner text. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = asProblem(error);
    // The route's pattern, never the address asked for: a link's token is part of that.
    const route = (request.route as { path?: string } | undefined)?.path ?? '(none)';
    if (problem.status >= 500) log.error({ err: error, route }, problem.code);
    if (problem.retryAfter !== undefined) response.set('Retry-After', String(problem.retryAfter));
    const language = languageOf(request);
    const say = (text: { ru: string; en?: string }) =>
      language === 'en' ? (text.en ?? text.ru) : text.ru;
    response.status(problem.status).json({
      error: {
        code: problem.code,
        message: say(problem.text),
        ...(problem.path === undefined ? {} : { path: problem.path }),
        ...(problem.details.length === 0
          ? {}
          : {
              details: problem.details.map(({ path, code, message }) => ({
                path,
                code,
                message: say(message),
              })),
            }),
      },
    });
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isUnreachable(error)) return new Problem('storage.unavailable', { retryAfter: 5 });
  const body = bodyProblem(error);
  if (body) return body;
  if (error instanceof URIError) return new Problem('route.unknown');
  return new Problem('server.failed');
}

/** What Express says of a body it could not read, as one of our problems; null for other errors. */
function bodyProblem(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  // What zlib says of a body that is not packed as it claims.
  if ('code' in error && String(error.code).startsWith('Z_')) return new Problem('body.malformed');
  if (!('status' in error) || !('type' in error)) return null;
  const status = Number(error.status);
  if (status === 413) {
    const kilobytes = 'limit' in error ? Math.round(Number(error.limit) / 1024) : 0;
    const megabytes = Math.round(kilobytes / 1024);
    const parameters =
      megabytes >= 1
        ? { ru: { limit: `${megabytes} МБ` }, en: { limit: `${megabytes} MB` } }
        : { ru: { limit: `${kilobytes} КБ` }, en: { limit: `${kilobytes} kB` } };
    return new Problem('body.tooLarge', { parameters });
  }
  if (status === 415) return new Problem('body.type');
  return status >= 400 && status < 500 ? new Problem('body.malformed') : null;
}
