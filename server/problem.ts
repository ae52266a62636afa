import type { LocalText } from '../forms/run/types.ts';
import { kinds, type Kind } from './problem-kinds.ts';

type Parameters = Record<string, string | number>;

export type ProblemCode = keyof typeof kinds;

export interface ProblemDetail {
  path: string;
  code: string;
  message: LocalText;
}

/** The one error that handlers throw on purpose; `handle.ts` turns it into an answer. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly path: string | undefined;
  readonly details: ProblemDetail[];
  readonly text: LocalText;
  /** Seconds after which the same request may be sent again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ProblemCode,
    options: {
      path?: string;
      details?: ProblemDetail[];
      parameters?: LocalParameters;
      retryAfter?: number;
    } = {},
  ) {
    super(code);
    const kind: Kind = kinds[code];
    this.code = code;
    this.status = kind.status;
    this.path = options.path;
    this.details = options.details ?? [];
    this.retryAfter = options.retryAfter;
    const path: Parameters = options.path === undefined ? {} : { path: options.path };
    this.text = {
      ru: fill(kind.ru, { ...path, ...options.parameters?.ru }),
      en: fill(kind.en, { ...path, ...(options.parameters?.en ?? options.parameters?.ru) }),
    };
  }
}

/** Words put into a problem's sentence; English falls back to the Russian ones. */
export interface LocalParameters {
  ru: Parameters;
  en?: Parameters;
}

function fill(sentence: string, parameters: Parameters): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
}

/** A 404 that names what was looked for. */
export function notFound(ru: string, en: string): Problem {
  return new Problem('thing.notFound', { parameters: { ru: { what: ru }, en: { what: en } } });
}

/** Hands the value on, or throws the 404. */
export function orNotFound<T>(value: T | null | undefined, ru: string, en: string): T {
  if (value === null || value === undefined) throw notFound(ru, en);
  return value;
}

/** Turns a list of faults into one problem whose sentence is the first fault's. */
export function refused(
  code: 'form.refused' | 'catalog.refused',
  faults: ProblemDetail[],
): Problem {
  const first = faults[0];
  return new Problem(code, {
    ...(first ? { path: first.path } : {}),
    details: faults,
    parameters: {
      ru: { reason: first ? `${first.path}: ${first.message.ru}` : '' },
      en: { reason: first ? `${first.path}: ${first.message.en ?? first.message.ru}` : '' },
    },
  });
}
