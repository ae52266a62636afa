import { checkAnswers } from '../../../../../forms/run/check.ts';
import { formState, indexForm, type FormState } from '../../../../../forms/run/state.ts';
import type {
  Answer,
  Answers,
  CompiledForm,
  CompiledQuestion,
  Fault,
  LocalText,
} from '../../../../../forms/run/types.ts';
import type { FieldSource, FieldView } from '../../../../../server/assignments/schema.ts';
import type { ElementState } from '../../../../../server/responses/schema.ts';
import { readValue } from '../layout/read-value.ts';
import type { FieldSaver } from '../saving/field-saver.ts';
import type { FieldPhase, Standstill } from '../saving/phases.ts';
import type { FieldAbout } from './about.ts';

/** What one field shows. */
export interface FieldLook {
  /** As it was typed, where that is not (yet) what is stored. */
  typed: string | undefined;
  answer: Answer | undefined;
  /** The words of «Другое». */
  comment: string | undefined;
  state: ElementState | undefined;
  /** What the form works out itself. */
  value: unknown;
  visible: boolean;
  required: boolean;
  enabled: boolean;
  phase: FieldPhase;
  conflict: FieldView | null;
  other: { by: string; at: string } | null;
  fault: FaultWords | null;
  /** What its save waits for, where that is more than its turn. */
  held: 'offline' | 'stopped' | null;
  /** What is known of it from elsewhere. */
  about: FieldAbout;
  /** What its value was taken over from. */
  source: FieldSource | null;
}

export type FaultWords = LocalText | 'number' | 'yesNo' | 'dash' | 'reason' | 'missing';

/** What the whole page shows. */
export interface FormLook {
  fields: Map<string, FieldLook>;
  /** Which parts of the form are shown, by name; the same object while that does not change. */
  visible: Record<string, boolean>;
  sections: { name: string; done: number; total: number }[];
  /** How many fields are in each phase of being saved. */
  phases: Record<FieldPhase, number>;
  /** What stands in the way of submitting, by question in the form's order. */
  faults: Map<string, FieldFault>;
  /** Somebody has tried to hand it in: what is missing is shown, too. */
  submitTried: boolean;
}

interface Situation {
  today: string;
  texts: ReadonlyMap<string, string>;
  typing: string | null;
  submitTried: boolean;
  about: (name: string) => FieldAbout;
}

interface Contents {
  answers: Answers;
  states: Map<string, ElementState>;
}

function contentsOf(saver: FieldSaver): Contents {
  const contents: Contents = { answers: {}, states: new Map() };
  for (const name of saver.names) {
    const { answer, state } = saver.field(name).content;
    if (state) contents.states.set(name, state);
    // What is stored has passed the form's own check of shapes.
    else if (answer !== undefined) contents.answers[name] = answer as Answer;
  }
  return contents;
}

/** Whether a question waits for somebody to fill it in. */
function isAsked({ kind, readOnly }: CompiledQuestion): boolean {
  return kind !== 'calculated' && !readOnly;
}

/** Works out what every field shows now. */
export function lookAt(form: CompiledForm, saver: FieldSaver, situation: Situation): FormLook {
  const { questions } = indexForm(form);
  const contents = contentsOf(saver);
  const excused = new Set(contents.states.keys());
  const context = { today: situation.today, excused };
  const state = formState(form, contents.answers, context);
  const faults = faultsOf(form, contents, state, context, saver);
  const fields = new Map<string, FieldLook>();
  const phases = noPhases();
  const held = heldBy(saver.standstill);
  for (const [name] of questions) {
    const { phase, conflict, other, text, source } = saver.field(name);
    phases[phase] += 1;
    const waits = phase === 'waiting' || phase === 'sending';
    const comment = contents.answers[`${name}-Comment`];
    const shown = faults.get(name);
    const quiet =
      situation.typing === name || (shown?.code === 'required' && !situation.submitTried);
    fields.set(name, {
      typed: situation.texts.get(name) ?? text,
      answer: contents.answers[name],
      comment: typeof comment === 'string' ? comment : undefined,
      state: contents.states.get(name),
      value: state.values[name],
      visible: state.visible[name] === true,
      required: state.required[name] === true,
      enabled: state.enabled[name] === true,
      phase,
      conflict,
      other,
      fault: shown && !quiet ? shown.words : null,
      held: waits ? held : null,
      about: situation.about(name),
      source,
    });
  }
  return {
    fields,
    visible: state.visible,
    phases,
    sections: form.pages.map(({ name }) => ({ name, ...filled(form, name, fields) })),
    faults,
    submitTried: situation.submitTried,
  };
}

function noPhases(): Record<FieldPhase, number> {
  return { untouched: 0, waiting: 0, sending: 0, saved: 0, held: 0, refused: 0, conflict: 0 };
}

function heldBy({ kind }: Standstill): FieldLook['held'] {
  return kind === 'offline' || kind === 'stopped' ? kind : null;
}

/** How many of the visible questions of a page have a value or a stated reason. */
function filled(form: CompiledForm, page: string, fields: ReadonlyMap<string, FieldLook>) {
  const asked = pageQuestions(form, page).filter((question) => {
    const look = fields.get(question.name);
    return look?.visible === true && isAsked(question);
  });
  const done = asked.filter(({ name }) => {
    const look = fields.get(name);
    return look?.answer !== undefined || look?.state !== undefined;
  });
  return { done: done.length, total: asked.length };
}

const pages = new WeakMap<CompiledForm, Map<string, CompiledQuestion[]>>();

/** The questions of a page, panels opened; worked out once per form. */
export function pageQuestions(form: CompiledForm, page: string): CompiledQuestion[] {
  let known = pages.get(form);
  if (!known) {
    const { questions, nodes } = indexForm(form);
    known = new Map(form.pages.map(({ name }) => [name, []]));
    for (const [name, question] of questions) {
      let node = nodes.get(name);
      while (node?.parent) node = node.parent;
      known.get(node?.element.name ?? '')?.push(question);
    }
    pages.set(form, known);
  }
  return known.get(page) ?? [];
}

export interface FieldFault {
  code: Fault['code'] | 'unread' | 'refused';
  words: FaultWords;
}

function faultsOf(
  form: CompiledForm,
  { answers, states }: Contents,
  state: FormState,
  context: { today: string; excused: ReadonlySet<string> },
  saver: FieldSaver,
): Map<string, FieldFault> {
  const { questions } = indexForm(form);
  const own = new Map<string, FieldFault>();
  for (const [name, question] of questions) {
    const { text, message } = saver.field(name);
    if (text !== undefined && state.visible[name]) {
      const read = readValue(form, question, text);
      if (!read.ok) own.set(name, { code: 'unread', words: read.why });
    } else if (message) own.set(name, { code: 'refused', words: message });
    const { state: why } = saver.field(name).content;
    if (why?.state === 'absent' && why.reason === '' && state.visible[name]) {
      own.set(name, { code: 'required', words: 'reason' });
    }
  }
  const asked = Object.entries(answers).filter(
    ([name]) => (state.visible[name] ?? state.visible[ownerOf(name)]) === true && !states.has(name),
  );
  const checked = checkAnswers(form, Object.fromEntries(asked), context);
  const faults = checked.ok ? [] : checked.faults;
  const found = new Map<string, FieldFault>();
  for (const { path, code, message } of faults) {
    const name = ownerOf(path.replace(/\..*$/, ''));
    if (!found.has(name))
      found.set(name, { code, words: code === 'required' ? 'missing' : same(message) });
  }
  // In the form's order, what was typed before what follows from it.
  return new Map(
    [...questions.keys()].flatMap((name) => {
      const fault = own.get(name) ?? found.get(name);
      return fault ? [[name, fault] as const] : [];
    }),
  );
}

const known = new Map<string, LocalText>();

/** One object for one sentence, so that a field with the same fault looks the same. */
function same(words: LocalText): LocalText {
  const one = known.get(words.ru) ?? words;
  known.set(words.ru, one);
  return one;
}

/** The question that an answer's key belongs to: the words of «Другое» have one of their own. */
function ownerOf(key: string): string {
  return key.replace(/-Comment$/, '');
}
