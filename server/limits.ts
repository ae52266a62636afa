import { hash, randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

/** Kept in memory only: with it gone, a key cannot be led back to an address. */
const salt = randomBytes(32).toString('base64');

function keyOf(request: Request): string {
  return hash('sha256', salt + (request.ip ?? ''), 'base64');
}

function tooMany(left: RateLimiterRes): Problem {
  const seconds = Math.ceil(left.msBeforeNext / 1000);
  return new Problem('rate.limited', { parameters: { ru: { seconds } }, retryAfter: seconds });
}

/**
 * Limits an address's requests that found nothing (404): what guessing looks like. Many people
 * behind one address may find what they look for as often as they like.
 */
export function limitMisses(options: { points: number; seconds: number }): RequestHandler {
  const limiter = new RateLimiterMemory({ points: options.points, duration: options.seconds });
  return (request, response, next) => {
    const key = keyOf(request);
    limiter.get(key).then((known) => {
      if (known && known.consumedPoints >= options.points) return next(tooMany(known));
      response.on('finish', () => {
        if (response.statusCode === 404) void limiter.penalty(key);
      });
      next();
    }, next);
  };
}

/**
 * Limits requests of one address. The address itself is never kept: the key is salted, and the
 * counters live in this process's memory.
 */
export function limitRate(options: { points: number; seconds: number }): RequestHandler {
  const limiter = new RateLimiterMemory({ points: options.points, duration: options.seconds });
  return (request, _response, next) => {
    limiter.consume(keyOf(request)).then(
      () => next(),
      (reason: unknown) => {
        if (!(reason instanceof RateLimiterRes)) return next(reason);
        next(tooMany(reason));
      },
    );
  };
}
