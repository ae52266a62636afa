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
  if (isUnreachable(error)) return new Problem('storage.unavailable');
  if (error instanceof Error && 'type' in error) {
    if (error.type === 'entity.too.large') {
      const limit = 'limit' in error ? `${Math.round(Number(error.limit) / 1024)} КБ` : '';
      return new Problem('body.tooLarge', { parameters: { ru: { limit } } });
    }
    if (error.type === 'entity.parse.failed' || error.type === 'charset.unsupported') {
      return new Problem('body.malformed');
    }
  }
  if (error instanceof URIError) return new Problem('route.unknown');
  return new Problem('server.failed');
}
