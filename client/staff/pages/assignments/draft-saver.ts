import type { DataFormInput, DataFormView } from '../../../../server/responses/schema.ts';
import { Problem } from '../../api.ts';

export type Sent = Pick<DataFormInput, 'answers' | 'states'>;

export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'unsaved' }
  /** Something typed cannot be read as a number. */
  | { kind: 'held' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'offline' }
  | { kind: 'attention'; problem: Problem };

export interface SaverSnapshot {
  view: DataFormView;
  state: SaveState;
}

/** A pause in typing after which the draft is stored, and the one before another try. */
const pause = 1200;
const again = 5000;

/**
 * Stores a data form while it is being filled: one request at a time, the newest content last,
 * again and again while there is no connection. Lives outside React, which only looks at it.
 */
export class DraftSaver {
  #snapshot: SaverSnapshot;
  readonly #store: (input: DataFormInput) => Promise<DataFormView>;
  readonly #listeners = new Set<() => void>();
  /** What has not been stored yet. */
  #latest: Sent | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<Problem | null> | null = null;

  constructor(view: DataFormView, store: (input: DataFormInput) => Promise<DataFormView>) {
    this.#snapshot = { view, state: { kind: 'untouched' } };
    this.#store = store;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): SaverSnapshot => this.#snapshot;

  /** Whether leaving now would lose something. */
  get pending(): boolean {
    return this.#latest !== null || this.#running !== null;
  }

  /** Takes newer content and stores it after a pause. */
  change(sent: Sent): void {
    this.#latest = sent;
    if (!this.#conflict) this.#say({ kind: 'unsaved' });
    this.#schedule(pause);
  }

  /** Something typed cannot be read: nothing is stored until the person has mended it. */
  hold(): void {
    clearTimeout(this.#timer);
    if (!this.#conflict) this.#say({ kind: 'held' });
  }

  /** Stores what waits without a pause, for instance when the screen is left. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#latest && !this.#conflict) void this.#run(false);
  }

  /** Stores the content as submitted; resolves with what stood in the way. */
  async submit(sent: Sent): Promise<Problem | null> {
    clearTimeout(this.#timer);
    await this.#running;
    this.#latest = sent;
    return this.#run(true);
  }

  get #conflict(): boolean {
    const { state } = this.#snapshot;
    return state.kind === 'attention' && state.problem.code === 'dataForm.conflict';
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#conflict) return;
    this.#timer = setTimeout(() => void this.#run(false), delay);
  }

  #run(submit: boolean): Promise<Problem | null> {
    // The request under way looks for newer content when it is over.
    this.#running ??= this.#request(submit).finally(() => {
      this.#running = null;
      if (this.#latest && this.#snapshot.state.kind === 'saved') this.#schedule(0);
    });
    return this.#running;
  }

  async #request(submit: boolean): Promise<Problem | null> {
    const sent = this.#latest;
    if (!sent) return null;
    this.#say({ kind: 'saving' });
    try {
      const { revision } = this.#snapshot.view;
      const view = await this.#store({ revision, ...sent, submit });
      if (this.#latest === sent) this.#latest = null;
      this.#snapshot = { view, state: this.#snapshot.state };
      this.#say({ kind: 'saved', at: new Date() });
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#say(error.retryable ? { kind: 'offline' } : { kind: 'attention', problem: error });
      // After signing in again, over the open form, saving goes on by itself.
      const passing = error.retryable || error.code === 'session.required';
      if (passing && !submit) this.#schedule(again);
      return error;
    }
  }

  #say(state: SaveState): void {
    this.#snapshot = { ...this.#snapshot, state };
    for (const listener of this.#listeners) listener();
  }
}
