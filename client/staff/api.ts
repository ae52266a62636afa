import { currentLanguage } from './i18n/index.ts';

export interface ProblemDetail {
  path: string;
  code: string;
  message: string;
}

/** What went wrong with a request, in the person's language, with the place where it is known. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly path: string | undefined;
  readonly details: ProblemDetail[];
  /** Whether the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean;

  constructor(
    status: number,
    body: { code: string; message: string; path?: string; details?: ProblemDetail[] },
  ) {
    super(body.message);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code;
    this.path = body.path;
    this.details = body.details ?? [];
    this.retryable = status === 0 || status === 429 || (status >= 502 && status <= 504);
  }

  /** The sentence for one field, when the problem names it. */
  at(path: string): string | undefined {
    return this.details.find((detail) => detail.path === path)?.message;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let csrfToken = '';

/** Keeps the token that proves that a change comes from this page. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

const offline = {
  ru: 'Нет связи с сервером. Проверьте подключение и повторите.',
  en: 'The server cannot be reached. Check the connection and try again.',
};
const unreadable = {
  ru: 'Сервер ответил непонятно. Повторите позже.',
  en: 'The server gave an answer that cannot be read. Try again later.',
};

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': currentLanguage(),
  };
  if (method !== 'GET') headers['X-CSRF-Token'] = csrfToken;
  const bytes = body instanceof Blob;
  if (body !== undefined) {
    headers['Content-Type'] = bytes ? 'application/octet-stream' : 'application/json';
  }
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: bytes ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new Problem(0, { code: 'network.unreachable', message: offline[currentLanguage()] });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const { error } = (await response.json()) as {
      error: { code: string; message: string; path?: string; details?: ProblemDetail[] };
    };
    return new Problem(response.status, error);
  } catch {
    const message = unreadable[currentLanguage()];
    return new Problem(response.status, { code: 'server.unreadable', message });
  }
}

async function call<T>(method: Method, path: string, body?: unknown, again = true): Promise<T> {
  const response = await send(method, path, body);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = await problemOf(response);
  if (problem.code === 'csrf.invalid' && again) {
    // The session was renewed in another tab: take its token and repeat once.
    const session = await call<{ csrfToken: string }>('GET', '/api/session');
    rememberCsrfToken(session.csrfToken);
    return call<T>(method, path, body, false);
  }
  throw problem;
}

/** Sends a file and tells how much of it has gone, from 0 to 1: `fetch` cannot. */
async function track<T>(
  path: string,
  file: Blob,
  onProgress: (share: number) => void,
  again = true,
): Promise<T> {
  const response = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', currentLanguage());
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-CSRF-Token', csrfToken);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => {
      const message = offline[currentLanguage()];
      reject(new Problem(0, { code: 'network.unreachable', message }));
    };
    request.send(file);
  });
  if (response.ok) return (await response.json()) as T;
  const problem = await problemOf(response);
  if (problem.code === 'csrf.invalid' && again) {
    const session = await call<{ csrfToken: string }>('GET', '/api/session');
    rememberCsrfToken(session.csrfToken);
    return track<T>(path, file, onProgress, false);
  }
  throw problem;
}

/** A file that the server makes, and the name it gives it; a body says what it is made of. */
async function file(path: string, body?: unknown): Promise<{ blob: Blob; name: string }> {
  const response = await send(body === undefined ? 'GET' : 'POST', path, body);
  if (!response.ok) throw await problemOf(response);
  const header = response.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(header)?.[1];
  return { blob: await response.blob(), name: encoded ? decodeURIComponent(encoded) : 'file' };
}

/** The one way to the server. Every method throws a `Problem`. */
export const api = {
  file,
  get: <T>(path: string) => call<T>('GET', path),
  post: <T>(path: string, body?: unknown) => call<T>('POST', path, body),
  /** Sends a file, or a text as one, as it is. */
  upload: <T>(path: string, file: Blob) => call<T>('POST', path, file),
  /** The same, telling how much has gone. */
  track: <T>(path: string, file: Blob, onProgress: (share: number) => void) =>
    track<T>(path, file, onProgress),
  put: <T>(path: string, body?: unknown) => call<T>('PUT', path, body),
  patch: <T>(path: string, body?: unknown) => call<T>('PATCH', path, body),
  delete: <T>(path: string) => call<T>('DELETE', path),
};

/** Writes a query string from what is set. */
export function queryString(values: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
