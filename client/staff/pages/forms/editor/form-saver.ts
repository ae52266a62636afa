import type { EditedForm } from '../../../../../forms/edit/json.ts';
import type { DraftView, SavedDraftView } from '../../../../../server/forms/draft.schema.ts';
import { Problem } from '../../../api.ts';

export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'unsaved' }
  /** Something typed cannot be read. */
  | { kind: 'held' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'offline' }
  | { kind: 'attention'; problem: Problem };

export interface SaverSnapshot {
  view: SavedDraftView;
  state: SaveState;
  /** The other person's draft, when one was saved while this one was being typed. */
  other: DraftView | null;
}

interface Door {
  store: (body: { revision: number; definition: EditedForm }) => Promise<SavedDraftView>;
  read: () => Promise<DraftView>;
}

/** A pause in typing after which the draft is stored, and the one before another try. */
const pause = 700;
const again = 5000;

/**
 * Stores a draft while it is typed: one request at a time, the newest content last, again and again
 * while there is no connection. Lives outside React, which only looks at it.
 */
export class FormSaver {
  #snapshot: SaverSnapshot;
  readonly #door: Door;
  readonly #listeners = new Set<() => void>();
  /** What has not been stored yet. */
  #latest: EditedForm | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(view: SavedDraftView, door: Door) {
    this.#snapshot = { view, state: { kind: 'untouched' }, other: null };
    this.#door = door;
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

  change(definition: EditedForm): void {
    this.#latest = definition;
    if (this.#snapshot.other) return;
    this.#say({ state: { kind: 'unsaved' } });
    this.#schedule(pause);
  }

  /** Stores what waits at once; says whether everything is stored then. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#timer);
    for (;;) {
      await this.#running;
      if (!this.#latest) return true;
      if (this.#snapshot.other) return false;
      await this.#run();
      if (this.#snapshot.state.kind !== 'saved') return false;
    }
  }

  /** After a conflict: stores this person's draft over the other's, which was seen. */
  keepMine(mine: EditedForm): void {
    const { other, view } = this.#snapshot;
    if (!other) return;
    this.#say({ other: null, view: { ...view, revision: other.revision } });
    this.change(mine);
  }

  /** After a conflict: goes on from the other person's draft. */
  takeTheirs(): EditedForm | null {
    const { other } = this.#snapshot;
    if (!other) return null;
    const { definition, ...view } = other;
    this.#latest = null;
    this.#say({ other: null, view, state: { kind: 'untouched' } });
    return definition;
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), delay);
  }

  #run(): Promise<void> {
    // The request under way looks for newer content when it is over.
    this.#running ??= this.#request().finally(() => {
      this.#running = null;
      if (this.#latest && this.#snapshot.state.kind === 'saved') this.#schedule(0);
    });
    return this.#running;
  }

  async #request(): Promise<void> {
    const definition = this.#latest;
    if (!definition || this.#snapshot.other) return;
    this.#say({ state: { kind: 'saving' } });
    try {
      const { revision } = this.#snapshot.view;
      const view = await this.#door.store({ revision, definition });
      if (this.#latest === definition) this.#latest = null;
      this.#say({ view, state: { kind: 'saved', at: new Date() } });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.#fail(error);
    }
  }

  async #fail(problem: Problem): Promise<void> {
    if (problem.code === 'formDraft.conflict') {
      const other = await this.#door.read().catch(() => null);
      if (other) {
        this.#say({ other, state: { kind: 'attention', problem } });
        return;
      }
    }
    this.#say({ state: problem.retryable ? { kind: 'offline' } : { kind: 'attention', problem } });
    // After signing in again, over the open form, saving goes on by itself.
    const passing = problem.retryable || problem.code === 'session.required';
    if (passing || problem.code === 'formDraft.conflict') this.#schedule(again);
  }

  #say(change: Partial<SaverSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
