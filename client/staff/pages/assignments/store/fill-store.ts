import { indexForm } from '../../../../../forms/run/state.ts';
import type { Answer, CompiledForm, CompiledQuestion } from '../../../../../forms/run/types.ts';
import type { FieldContent, FieldSource } from '../../../../../server/assignments/schema.ts';
import type { ElementState } from '../../../../../server/responses/schema.ts';
import { readValue } from '../layout/read-value.ts';
import type { Placed } from '../layout/paste.ts';
import type { FieldSaver } from '../saving/field-saver.ts';
import { contentOf } from '../saving/content.ts';
import { keptAbout, nothingKnown, type FieldAbout, type Offer } from './about.ts';
import { keepSame } from './keep-same.ts';
import { lookAt, type FieldLook, type FormLook } from './look.ts';

export interface PasteReport {
  taken: number;
  unread: number;
  /** Puts back what stood there. */
  undo: () => void;
}

/**
 * A data form while it is being filled: what each field shows, kept outside React so that a key
 * press draws again only the fields that it changes.
 */
export class FillStore {
  readonly form: CompiledForm;
  readonly saver: FieldSaver;
  readonly #today: string;
  readonly #fieldListeners = new Map<string, Set<() => void>>();
  readonly #formListeners = new Set<() => void>();
  /** Texts as they were typed, until the field is left. */
  readonly #texts = new Map<string, string>();
  /** The field that is being typed in: nobody is told of a mistake before they have finished. */
  #typing: string | null = null;
  #submitTried = false;
  /** Many changes are being made, which are looked at once, at their end. */
  #gathering = false;
  #look: FormLook;
  /** What is known about fields from elsewhere. */
  #about = new Map<string, FieldAbout>();

  constructor(form: CompiledForm, saver: FieldSaver, today: string) {
    this.form = form;
    this.saver = saver;
    this.#today = today;
    this.#look = this.#compute();
    saver.subscribe(() => {
      if (!this.#gathering) this.#update();
    });
  }

  readonly field = (name: string): FieldLook | undefined => this.#look.fields.get(name);

  readonly whole = (): FormLook => this.#look;

  readonly subscribeField = (name: string, listener: () => void): (() => void) => {
    const listeners = this.#fieldListeners.get(name) ?? new Set();
    this.#fieldListeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  };

  readonly subscribeForm = (listener: () => void): (() => void) => {
    this.#formListeners.add(listener);
    return () => this.#formListeners.delete(listener);
  };

  readonly about = (name: string): FieldAbout => this.#about.get(name) ?? nothingKnown;

  /** Takes what came with the form: remarks, doubts, values known from elsewhere. */
  tell(about: Map<string, FieldAbout>): void {
    this.#about = keptAbout(this.#about, about);
    this.#update();
  }

  /** Takes over values that are known from elsewhere. */
  take(offers: Iterable<Offer>): void {
    this.#together(() => {
      for (const { question, value, from, period, formTitle } of offers) {
        this.#texts.delete(question);
        this.saver.set(question, { answer: value }, undefined, { from, period, formTitle });
      }
    });
  }

  question(name: string): CompiledQuestion | undefined {
    return indexForm(this.form).questions.get(name);
  }

  /** Takes a number or a yes/no as it is typed; what cannot be read stays as it is. */
  type(name: string, text: string): void {
    const question = this.question(name);
    if (!question) return;
    this.#typing = name;
    this.#texts.set(name, text);
    const read = readValue(this.form, question, text);
    // «н/п» becomes the state when the field is left: one may go on typing.
    if (read.ok && !read.content.state) this.saver.set(name, read.content);
    else this.saver.set(name, {}, text);
  }

  /** The field was left: what waits is sent, what was typed is shown as it was understood. */
  leave(name: string): void {
    const text = this.#texts.get(name);
    this.#texts.delete(name);
    if (this.#typing === name) this.#typing = null;
    const question = this.question(name);
    this.#together(() => {
      if (text !== undefined && question) this.#put(question, text);
    });
  }

  setAnswer(name: string, answer: Answer | undefined): void {
    this.#texts.delete(name);
    this.saver.set(name, answer === undefined ? {} : { answer });
  }

  setState(name: string, state: ElementState | null): void {
    this.#texts.delete(name);
    this.saver.set(name, state ? { state } : {});
    this.saver.flush();
  }

  /** Puts back what stood in a field before, with words that are no content. */
  restore(name: string, content: FieldContent, text: string | undefined, source?: FieldSource) {
    this.#texts.delete(name);
    this.#typing = null;
    this.saver.set(name, content, text, source);
  }

  /** Takes a pasted block; texts that cannot be read stay in their cells. */
  paste(placed: readonly (Placed & { name: string })[]): PasteReport {
    const before = placed.map(({ name }) => ({ name, ...this.saver.field(name) }));
    let unread = 0;
    this.#together(() => {
      for (const { name, text } of placed) {
        const question = this.question(name);
        this.#texts.delete(name);
        if (question && !this.#put(question, text)) unread += 1;
      }
    });
    return {
      taken: placed.length - unread,
      unread,
      undo: () => {
        this.#together(() => {
          for (const { name, content, text, source } of before) {
            this.restore(name, content, text, source ?? undefined);
          }
        });
      },
    };
  }

  /** Takes contents from a file, as if they had been typed. */
  takeAll(changes: readonly (FieldContent & { question: string })[]): void {
    this.#together(() => {
      for (const { question, answer, state } of changes) {
        this.restore(question, contentOf({ answer, ...(state ? { state } : {}) }), undefined);
      }
    });
  }

  /** From now on what is missing is shown, too. */
  tryToSubmit(): FormLook {
    this.#submitTried = true;
    this.#typing = null;
    this.#update();
    return this.#look;
  }

  /** Makes changes that are sent and shown at once, however many they are. */
  #together(act: () => void): void {
    this.#gathering = true;
    try {
      act();
    } finally {
      this.#gathering = false;
    }
    this.saver.flush();
    this.#update();
  }

  /** @returns whether the text could be read */
  #put(question: CompiledQuestion, text: string): boolean {
    const read = readValue(this.form, question, text);
    if (read.ok) this.saver.set(question.name, read.content);
    else this.saver.set(question.name, {}, text);
    return read.ok;
  }

  #compute(): FormLook {
    return lookAt(this.form, this.saver, {
      today: this.#today,
      texts: this.#texts,
      typing: this.#typing,
      submitTried: this.#submitTried,
      about: this.about,
    });
  }

  #update(): void {
    const before = this.#look;
    const next = this.#compute();
    const changed = keepSame(before, next);
    this.#look = next;
    for (const name of changed) for (const tell of this.#fieldListeners.get(name) ?? []) tell();
    for (const tell of this.#formListeners) tell();
  }
}
