import type {
  FieldContent,
  FieldSource,
  FieldsSaved,
  FieldsSince,
  FieldView,
} from '../../../../../server/assignments/schema.ts';
import { Problem } from '../../../api.ts';
import { contentOf, empty, sameContent } from './content.ts';
import {
  standstillOf,
  type FieldSave,
  type Own,
  type SaverOptions,
  type SaverSource,
  type Standstill,
} from './phases.ts';
import { Retry } from './retry.ts';
import { isSameUnsent } from './unsent.ts';

/** A pause in typing after which a change is sent by itself, in milliseconds. */
const pause = 1200;
/** The contract takes 500 changes at once. */
const mostAtOnce = 400;

/**
 * Stores the fields of a data form while it is being filled: changes in batches, one request at a
 * time, each field against the version that the person saw. What is not on the server for certain
 * stays in `unsent`, so that neither a lost answer nor a reload loses it. Lives outside React.
 */
export class FieldSaver {
  readonly #options: SaverOptions;
  readonly #stands = new Map<string, FieldView>();
  readonly #own = new Map<string, Own>();
  /** Stored while the page was open. */
  readonly #fresh = new Set<string>();
  readonly #others = new Map<string, { by: string; at: string }>();
  /** What others wrote where something was being typed. */
  readonly #missed = new Map<string, FieldView>();
  readonly #listeners = new Set<() => void>();
  /** The contents of the request under way. */
  #flight: Map<string, FieldContent> | null = null;
  #running: Promise<void> | null = null;
  #revision: number;
  #standstill: Standstill = { kind: 'none' };
  #savedAt: Date | null = null;
  #formState: FieldsSaved['state'] | null = null;
  #kept = true;
  #left = false;
  readonly #retry: Retry;
  /** Fields that came back from an earlier visit of the page. */
  readonly restored: readonly string[];

  constructor(view: SaverSource, options: SaverOptions) {
    this.#options = options;
    this.#revision = view.revision;
    this.#retry = new Retry(() => void this.#run());
    for (const field of view.fields) this.#stands.set(field.question, field);
    for (const [name, unsent] of options.unsent.read()) {
      const standing = this.#stands.get(name);
      const inDoubt = unsent.lost.length > 0 || unsent.text !== undefined;
      if (!inDoubt && sameContent(unsent.content, standing ?? empty)) {
        options.unsent.remove(name, unsent);
      } else {
        const phase = unsent.text === undefined ? 'waiting' : 'held';
        this.#own.set(name, { ...unsent, phase, conflict: null, message: null });
      }
    }
    this.restored = [...this.#own.keys()];
  }

  /** Begins to send, what an earlier visit left behind first. */
  start(): void {
    this.#left = false;
    this.flush();
  }

  /** The page is left: what waits is sent once more, and stays in `unsent` where that fails. */
  leave(): void {
    this.#retry.stop();
    void this.#run();
    this.#left = true;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get revision(): number {
    return this.#revision;
  }
  get standstill(): Standstill {
    return this.#standstill;
  }
  /** Whether the page is still open. */
  get #here(): boolean {
    return !this.#left;
  }
  get savedAt(): Date | null {
    return this.#savedAt;
  }
  /** Where the form stands after the last save; null before. */
  get formState(): FieldsSaved['state'] | null {
    return this.#formState;
  }
  get sending(): boolean {
    return this.#flight !== null;
  }
  /** Whether something is not on the server for certain. */
  get pending(): boolean {
    return this.#own.size > 0;
  }
  /** Whether what is pending would outlive the page. */
  get kept(): boolean {
    return this.#kept;
  }
  /** Every field that the page or the server has something for. */
  get names(): string[] {
    return [...new Set([...this.#stands.keys(), ...this.#own.keys()])];
  }

  field(name: string): FieldSave {
    const own = this.#own.get(name);
    const other = this.#others.get(name) ?? null;
    if (own) {
      const { content, text, conflict, message, source = null } = own;
      const flying = own.phase === 'waiting' && this.#flight?.has(name) === true;
      const phase = flying ? 'sending' : own.phase;
      return { phase, content, text, conflict, message, other, source };
    }
    const standing = this.#stands.get(name);
    return {
      phase: this.#fresh.has(name) ? 'saved' : 'untouched',
      content: standing ?? empty,
      source: standing?.source ?? null,
      text: undefined,
      conflict: null,
      message: null,
      other,
    };
  }

  /** Who wrote what stands on the server, and when. */
  standing(name: string): FieldView | null {
    return this.#stands.get(name) ?? null;
  }

  /**
   * Takes what the person wants to stand in a field; it is sent after a pause, or at `flush`.
   * @param text what was typed, where it cannot be stored as it is: then nothing is sent
   * @param source what it was taken over from
   */
  set(name: string, content: FieldContent, text?: string, source?: FieldSource): void {
    const before = this.#own.get(name);
    const standing = this.#stands.get(name);
    const inDoubt = (before?.lost.length ?? 0) > 0;
    if (before?.conflict && text === undefined && sameContent(content, before.conflict)) {
      this.choose(name, 'theirs');
      return;
    }
    const settled = !inDoubt && !before?.conflict;
    if (text === undefined && settled && sameContent(content, standing ?? empty)) {
      this.#forget(name);
      // What came in while something was typed over it stands there now.
      const missed = this.#missed.get(name);
      if (missed) this.#takeOthers([missed]);
    } else {
      this.#keep(name, {
        content: contentOf(content),
        ...(text === undefined ? {} : { text }),
        ...(source ? { source } : {}),
        base: before?.base ?? standing?.version ?? 0,
        lost: before?.lost ?? [],
        phase: text !== undefined ? 'held' : before?.conflict ? 'conflict' : 'waiting',
        conflict: before?.conflict ?? null,
        message: null,
      });
      if (this.#standstill.kind === 'attention') this.#standstill = { kind: 'none' };
      if (this.#standstill.kind === 'none') this.#retry.in(pause);
    }
    this.#tell();
  }

  /** Settles a conflict: what was typed here is sent again over the other, or given up for it. */
  choose(name: string, whose: 'mine' | 'theirs'): void {
    const own = this.#own.get(name);
    if (!own?.conflict) return;
    this.#stands.set(name, own.conflict);
    if (whose === 'theirs') this.#forget(name);
    else {
      const { version: base } = own.conflict;
      const phase = own.text === undefined ? 'waiting' : 'held';
      this.#keep(name, { ...own, base, lost: [], phase, conflict: null });
    }
    this.#tell();
    this.flush();
  }

  /** Sends what waits without a pause: a field was left, the connection is back. */
  flush(): void {
    if (this.#standstill.kind === 'stopped' || this.#waiting().length === 0) return;
    this.#retry.in(0);
  }

  /** Sends what waits and resolves when nothing is under way; what stayed is in the fields. */
  async settle(): Promise<void> {
    this.#retry.stop();
    // Twice: the first may be the end of a request that began before the last change.
    await this.#run();
    if (this.#waiting().length > 0) await this.#run();
  }

  /** Takes what the server holds now, after the form was read again. */
  refresh({ revision, fields }: SaverSource): void {
    if (revision < this.#revision) return;
    this.#revision = revision;
    this.#formState = null;
    this.#takeOthers(fields);
    this.#tell();
  }

  /** Takes what others wrote meanwhile; where something is typed the next save meets it. */
  hear({ revision, state, fields }: FieldsSince): void {
    // Nothing new, or older than what a save has told by now.
    if (state === undefined || revision < this.#revision) return;
    this.#revision = revision;
    this.#formState = state;
    this.#takeOthers(fields);
    this.#tell();
  }

  /** Goes on sending after the form was opened for changes again. */
  resume(): void {
    this.#standstill = { kind: 'none' };
    this.flush();
    this.#tell();
  }

  #waiting(): string[] {
    return [...this.#own].flatMap(([name, own]) => {
      // A page that was left sends nothing that another has changed since.
      const gone = this.#left && !this.#isMine(name, own);
      return own.phase === 'waiting' && !gone ? [name] : [];
    });
  }

  #isMine(name: string, own: Own): boolean {
    const kept = this.#options.unsent.read().get(name);
    return kept !== undefined && isSameUnsent(kept, own);
  }

  #keep(name: string, own: Own): void {
    this.#own.set(name, own);
    const { content, text, base, lost, source } = own;
    const unsent = {
      ...{ content, base, lost },
      ...(text === undefined ? {} : { text }),
      ...(source ? { source } : {}),
    };
    // What is typed elsewhere by now is not for a page that was left to change.
    if (this.#left && !this.#isMine(name, own)) return;
    this.#kept = this.#options.unsent.write(name, unsent);
  }

  #forget(name: string): void {
    const own = this.#own.get(name);
    this.#own.delete(name);
    if (own) this.#options.unsent.remove(name, own);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #run(): Promise<void> {
    this.#running ??= this.#request().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #request(): Promise<void> {
    const names = this.#waiting().slice(0, mostAtOnce);
    if (names.length === 0 || this.#standstill.kind === 'stopped') return;
    const flight = new Map<string, FieldContent>();
    const changes = names.flatMap((question) => {
      const own = this.#own.get(question);
      if (!own) return [];
      flight.set(question, own.content);
      // From here on the server may hold it, whatever comes back.
      const known = own.lost.some((one) => sameContent(one, own.content));
      if (!known) this.#keep(question, { ...own, lost: [...own.lost, own.content] });
      const taken = own.source ? { taken: own.source.from } : {};
      return [{ question, base: own.base, ...own.content, ...taken }];
    });
    this.#flight = flight;
    this.#tell();
    try {
      const saved = await this.#options.send({ changes, since: this.#revision });
      this.#take(saved, flight);
      this.#standstill = { kind: 'none' };
      this.#savedAt = new Date();
      this.#retry.worked();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#standstill = standstillOf(error);
      if (this.#standstill.kind !== 'stopped' && this.#here) this.#retry.failed(error.code);
    } finally {
      this.#flight = null;
    }
    if (this.#standstill.kind === 'none' && this.#waiting().length > 0) this.#retry.soon();
    this.#tell();
  }

  #take(saved: FieldsSaved, flight: ReadonlyMap<string, FieldContent>): void {
    this.#revision = Math.max(this.#revision, saved.revision);
    this.#formState = saved.state;
    const at = new Date().toISOString();
    for (const { question, version, source } of saved.saved) {
      const sent = flight.get(question) ?? empty;
      const mark = { version, by: this.#options.person, at, ...(source ? { source } : {}) };
      this.#stands.set(question, { question, ...sent, ...mark });
      this.#others.delete(question);
      this.#fresh.add(question);
      const own = this.#own.get(question);
      if (!own) continue;
      if (own.text === undefined && sameContent(own.content, sent)) this.#forget(question);
      else this.#keep(question, { ...own, base: version, lost: [] });
    }
    for (const field of saved.conflicts) this.#meet(field);
    for (const { question, message } of saved.refused) {
      const own = this.#own.get(question);
      if (!own) continue;
      const same = sameContent(own.content, flight.get(question) ?? empty);
      const phase = same && own.phase === 'waiting' ? 'refused' : own.phase;
      this.#keep(question, { ...own, lost: [], phase, message: same ? message : null });
    }
    this.#takeOthers(saved.others);
  }

  /** Somebody else's content stands where this page has sent its own. */
  #meet(field: FieldView): void {
    const own = this.#own.get(field.question);
    if (!own) {
      this.#stands.set(field.question, field);
      return;
    }
    if (own.text === undefined && sameContent(own.content, field)) {
      this.#stands.set(field.question, field);
      this.#forget(field.question);
    } else if (own.lost.some((one) => sameContent(one, field))) {
      // It is this page's own write whose answer was lost: what was typed since goes over it.
      this.#stands.set(field.question, field);
      this.#keep(field.question, { ...own, base: field.version, lost: [] });
    } else {
      const phase = own.text === undefined ? 'conflict' : 'held';
      this.#keep(field.question, { ...own, phase, conflict: field, lost: [] });
    }
  }

  /** Changes of others flow in where nothing is typed; elsewhere the next save meets them. */
  #takeOthers(fields: readonly FieldView[]): void {
    for (const field of fields) {
      const { question, by, at } = field;
      const known = this.#stands.get(question);
      if (known && field.version <= known.version) continue;
      const own = this.#own.get(question);
      if (own?.conflict) this.#keep(question, { ...own, conflict: field });
      if (own) {
        this.#missed.set(question, field);
        continue;
      }
      this.#stands.set(question, field);
      this.#fresh.delete(question);
      if (by !== this.#options.person) this.#others.set(question, { by, at });
    }
  }
}
