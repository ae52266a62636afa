import { formState } from '../../forms/run/state.ts';
import type { Answers, CompiledForm, LocalText } from '../../forms/run/types.ts';

/** What one organization says in one data form, and of what form it says it. */
export interface Content {
  form: {
    key: string;
    compiled: CompiledForm;
    elements: readonly { id: string; question: string; title: LocalText; unit: string }[];
  };
  answers: Answers;
  /** By question, why there is no number. */
  states: Readonly<Record<string, { state: string }>>;
  /** What "today" is in the form's conditions. */
  today: string;
}

/** An element of the form with its place in it. */
export interface Placed {
  id: string;
  question: string;
  title: LocalText;
  unit: string;
}

/** What checks read of a form: numbers only where there is a number. */
export interface Stated {
  elements: ReadonlyMap<string, Placed>;
  /** Numbers by element. What is absent, not applicable or not reported is not among them. */
  numbers: ReadonlyMap<string, number>;
  /** Elements that are said not to apply. */
  notApplicable: ReadonlySet<string>;
  /** Yes as 1, no as 0, as expressions over elements read them. */
  yesNo: ReadonlyMap<string, number>;
}

/** Reads what a form states. Hidden questions state nothing; totals are worked out here. */
export function statedBy({ form, answers, states, today }: Content): Stated {
  const excused = new Set(Object.keys(states));
  const { values } = formState(form.compiled, answers, { today, excused });
  const numbers = new Map<string, number>();
  const yesNo = new Map<string, number>();
  const notApplicable = new Set<string>();
  for (const { id, question } of form.elements) {
    const value = excused.has(question) ? null : values[question];
    if (typeof value === 'number' && Number.isFinite(value)) numbers.set(id, value);
    if (typeof value === 'boolean') yesNo.set(id, value ? 1 : 0);
    if (states[question]?.state === 'notApplicable') notApplicable.add(id);
  }
  const elements = new Map(form.elements.map((one): [string, Placed] => [one.id, one]));
  return { elements, numbers, notApplicable, yesNo };
}
