import { hash, randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

/** Kept in memory only: with it gone, a key cannot be led back to an address. */
const salt = randomBytes(32).toString('base64');

/**
 * Limits requests of one address. The address itself is never kept: the key is salted, and the
 * counters live in this process's memory.
 */
export function limitRate(options: { points: number; seconds: number }): RequestHandler {
  const limiter = new RateLimiterMemory({ points: options.points, duration: options.seconds });
  return (request, _response, next) => {
    const key = hash('sha256', salt + (request.ip ?? ''), 'base64');
    limiter.consume(key).then(
      () => next(),
      (reason: unknown) => {
        if (!(reason instanceof RateLimiterRes)) return next(reason);
        const seconds = Math.ceil(reason.msBeforeNext / 1000);
        next(new Problem('rate.limited', { parameters: { ru: { seconds } }, retryAfter: seconds }));
      },
    );
  };
}
