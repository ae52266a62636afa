import type { Submission } from './draft.ts';
import type { Language } from './page-data.ts';

export type RetryReason = 'network' | 'busy' | 'server';

/** A fault that the server found, `path` as in its answer: a question, or `question.row`. */
export interface ServerFault {
  path: string;
  message: string;
}

/** How a try ended, sorted by what can be done about it. */
export type Outcome =
  | { kind: 'accepted' }
  | { kind: 'retry'; reason: RetryReason; afterMs: number }
  | { kind: 'faults'; message: string; faults: ServerFault[] }
  | { kind: 'closed'; message: string }
  | { kind: 'conflict'; message: string }
  /** The page is out of date (its day or form version): a reload mends it. */
  | { kind: 'stale'; message: string }
  | { kind: 'tooLarge'; message: string }
  | { kind: 'refused'; message: string };

const patienceMs = 30_000;

interface ErrorBody {
  code: string;
  message: string;
  details: ServerFault[];
}

function textOf(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}

function withoutPrefix(path: string): string {
  return path.startsWith('answers.') ? path.slice('answers.'.length) : path;
}

function readError(body: unknown): ErrorBody {
  const error: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : undefined;
  const details: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'details') : undefined;
  const path = textOf(error, 'path');
  const faults = (Array.isArray(details) ? details : [])
    .map((detail: unknown) => ({
      path: withoutPrefix(textOf(detail, 'path') ?? ''),
      message: textOf(detail, 'message') ?? '',
    }))
    .filter((fault) => fault.path !== '' && fault.message !== '');
  const code = textOf(error, 'code') ?? '';
  const message = textOf(error, 'message') ?? '';
  const named = path === undefined ? [] : [{ path: withoutPrefix(path), message }];
  return { code, message, details: faults.length > 0 ? faults : named };
}

function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** What an answer of the server means for the respondent. */
export async function outcomeOf(response: Response): Promise<Outcome> {
  const body = await readJson(response);
  if (response.ok) {
    // A captive portal also answers 200; only the acknowledgment itself counts.
    const acknowledged =
      typeof body === 'object' && body !== null && Reflect.get(body, 'acknowledged') === true;
    return acknowledged ? { kind: 'accepted' } : { kind: 'retry', reason: 'network', afterMs: 0 };
  }
  const error = readError(body);
  if (error.code === 'response.day' || error.code === 'response.version') {
    return { kind: 'stale', message: error.message };
  }
  switch (response.status) {
    case 404:
    case 410:
      return { kind: 'closed', message: error.message };
    case 409:
      return error.code === 'response.conflict'
        ? { kind: 'conflict', message: error.message }
        : { kind: 'refused', message: error.message };
    case 413:
      return { kind: 'tooLarge', message: error.message };
    case 422:
      return { kind: 'faults', message: error.message, faults: error.details };
    case 408:
    case 425:
    case 429:
      return { kind: 'retry', reason: 'busy', afterMs: retryAfterMs(response) };
  }
  if (response.status >= 500) {
    return { kind: 'retry', reason: 'server', afterMs: retryAfterMs(response) };
  }
  return { kind: 'refused', message: error.message };
}

/**
 * Tries once to hand a submission in. Never throws: a broken connection, a redirect and a silent
 * server are all a reason to try again with the same id.
 */
export async function sendSubmission(
  token: string,
  submission: Submission,
  language: Language,
): Promise<Outcome> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patienceMs);
  try {
    const response = await fetch(`/api/answer/${encodeURIComponent(token)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(submission),
      // A signed-in colleague who answers by link must not be recognised by the cookie.
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: limit.signal,
    });
    return await outcomeOf(response);
  } catch {
    return { kind: 'retry', reason: 'network', afterMs: 0 };
  } finally {
    clearTimeout(timer);
  }
}

/** How long to wait before try number `tries` + 1: doubling from 2 s, at most a minute. */
export function retryDelayMs(tries: number, afterMs: number, random = Math.random()): number {
  const doubled = Math.min(60_000, 2000 * 2 ** Math.max(0, tries - 1));
  // The spread keeps a class that lost the same network from coming back at the same instant.
  return Math.max(afterMs, doubled) + Math.round(random * 1000);
}
