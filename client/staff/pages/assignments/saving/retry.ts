/** The first pause after a failure, the longest, and the one while somebody signs in again. */
const first = 2000;
const longest = 60_000;
const signIn = 5000;

/** When the next try is due: after a pause, or ever later while there is no connection. */
export class Retry {
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(act: () => void) {
    this.#act = act;
  }

  in(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#act, delay);
  }

  /** What was typed during a request follows it. */
  soon(): void {
    this.in(50);
  }

  worked(): void {
    this.#failures = 0;
  }

  /** Plans the next try: 2, 4, 8 … 60 seconds; steadily while only a sign-in is missing. */
  failed(code: string): void {
    const delay = code === 'session.required' ? signIn : first * 2 ** this.#failures;
    this.#failures += 1;
    this.in(Math.min(longest, delay));
  }

  /** Forgets the next try. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
