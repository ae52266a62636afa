/** What came back: the status, and the JSON or text of the body. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; the test says what it expects of it. */
  json<T = ErrorBody>(): T;
}

export interface ErrorBody {
  error: {
    code: string;
    message: string;
    path?: string;
    details?: { path: string; code: string; message: string }[];
  };
}

export interface KeptSession {
  cookie: string;
  token: string;
}

/** Somebody with a browser: keeps the session's cookie and sends the token back with changes. */
export class Person {
  readonly #url: string;
  readonly #language: string;
  #cookie = '';
  #token = '';

  constructor(url: string, language: string) {
    this.#url = url;
    this.#language = language;
  }

  async signIn(login: string, password: string): Promise<Reply> {
    await this.#refreshToken();
    const reply = await this.post('/api/session', { login, password });
    if (reply.status !== 200) return reply;
    await this.#refreshToken();
    return reply;
  }

  /** Who is signed in, for another run on a copy of the storage. */
  keep(): KeptSession {
    return { cookie: this.#cookie, token: this.#token };
  }

  /** Somebody who signed in before, on the storage that this one is a copy of. */
  static again(url: string, language: string, { cookie, token }: KeptSession): Person {
    const person = new Person(url, language);
    person.#cookie = cookie;
    person.#token = token;
    return person;
  }

  get(path: string): Promise<Reply> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Reply> {
    return this.send('POST', path, JSON.stringify(body));
  }

  put(path: string, body: unknown = {}): Promise<Reply> {
    return this.send('PUT', path, JSON.stringify(body));
  }

  patch(path: string, body: unknown = {}): Promise<Reply> {
    return this.send('PATCH', path, JSON.stringify(body));
  }

  delete(path: string): Promise<Reply> {
    return this.send('DELETE', path);
  }

  /** Fetches a file: bytes that are no text. Some are made of what is sent. */
  async download(
    path: string,
    sent?: unknown,
  ): Promise<{ status: number; headers: Headers; body: Buffer }> {
    const headers = { 'accept-language': this.#language, cookie: this.#cookie };
    const json = { 'content-type': 'application/json', 'x-csrf-token': this.#token };
    const post = { method: 'POST', headers: { ...headers, ...json }, body: JSON.stringify(sent) };
    const response = await fetch(this.#url + path, sent === undefined ? { headers } : post);
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  }

  /** Sends a file as the page does. */
  upload(path: string, bytes: Buffer<ArrayBuffer>): Promise<Reply> {
    return this.send('POST', path, bytes, { 'content-type': 'application/octet-stream' });
  }

  /** Sends a body as it is, for requests that no page would make. */
  async send(
    method: string,
    path: string,
    body?: string | Buffer<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: {
        'accept-language': this.#language,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(this.#token ? { 'x-csrf-token': this.#token } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const set = response.headers.getSetCookie()[0];
    if (set) this.#cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: <T>() => JSON.parse(text) as T,
    };
  }

  async #refreshToken(): Promise<void> {
    const reply = await this.get('/api/session');
    this.#token = reply.json<{ csrfToken: string }>().csrfToken;
  }
}
