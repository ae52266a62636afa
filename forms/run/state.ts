import { evaluateWith } from './evaluate.ts';
import type {
  Answers,
  CalculatedValue,
  CompiledElement,
  CompiledForm,
  CompiledPage,
  CompiledQuestion,
  RunContext,
  Tree,
  Value,
} from './types.ts';
import { isEmpty } from './values.ts';

/** What the respondent sees now, by the name of a question, panel, page or text. */
export interface FormState {
  visible: Record<string, boolean>;
  required: Record<string, boolean>;
  enabled: Record<string, boolean>;
  /** Answers of the visible questions, calculated questions and calculated values. */
  values: Record<string, unknown>;
}

interface Node {
  element: CompiledElement | CompiledPage;
  parent?: Node;
}

interface FormIndex {
  nodes: Map<string, Node>;
  questions: Map<string, CompiledQuestion>;
  calculated: Map<string, CalculatedValue>;
}

const indexes = new WeakMap<CompiledForm, FormIndex>();

/** The form's parts by name; made once per form object. */
export function indexForm(form: CompiledForm): FormIndex {
  const known = indexes.get(form);
  if (known) return known;
  const index: FormIndex = {
    nodes: new Map(),
    questions: new Map(),
    calculated: new Map(form.calculated.map((value) => [value.name, value])),
  };
  const add = (element: CompiledElement | CompiledPage, parent?: Node): void => {
    const node: Node = parent ? { element, parent } : { element };
    index.nodes.set(element.name, node);
    if ('element' in element && element.element === 'question') {
      index.questions.set(element.name, element);
    }
    if ('elements' in element) for (const child of element.elements) add(child, node);
  };
  for (const page of form.pages) add(page);
  indexes.set(form, index);
  return index;
}

/**
 * Works out what is visible, required and enabled, and every calculated value, from the answers.
 * A hidden question counts as unanswered for every expression, whichever order they stand in:
 * compiled forms have no cycles, so the result does not depend on history.
 */
export function formState(form: CompiledForm, answers: Answers, context: RunContext): FormState {
  const { nodes, questions, calculated } = indexForm(form);
  const shown = new Map<Node, boolean>();
  const computed = new Map<string, Value>();
  const test = (tree: Tree): boolean => evaluateWith(tree, valueOf, context) === true;

  function isShown(node: Node): boolean {
    let result = shown.get(node);
    if (result === undefined) {
      const { visibleIf } = node.element;
      result = (!node.parent || isShown(node.parent)) && (!visibleIf || test(visibleIf));
      shown.set(node, result);
    }
    return result;
  }

  function compute(name: string, tree: Tree): Value {
    let result = computed.get(name);
    if (result === undefined) {
      result = evaluateWith(tree, valueOf, context);
      computed.set(name, result);
    }
    return result;
  }

  function valueOf(name: string): unknown {
    const value = calculated.get(name);
    if (value) return compute(name, value.tree);
    const node = nodes.get(name);
    if (!node || !isShown(node)) return null;
    const expression = questions.get(name)?.expression;
    if (expression) return compute(name, expression);
    return Object.hasOwn(answers, name) ? answers[name] : null;
  }

  const state: FormState = { visible: {}, required: {}, enabled: {}, values: {} };
  const keep = (name: string): void => {
    const value = valueOf(name);
    if (!isEmpty(value)) state.values[name] = value;
  };
  // Children first: a panel or page without anything visible in it is not shown.
  for (const [name, node] of [...nodes].reverse()) {
    const { element } = node;
    state.visible[name] =
      isShown(node) &&
      (!('elements' in element) || element.elements.some((child) => state.visible[child.name]));
  }
  for (const [name, question] of questions) {
    const enabled = !question.readOnly && (!question.enableIf || test(question.enableIf));
    state.enabled[name] = enabled;
    state.required[name] =
      state.visible[name] === true &&
      enabled &&
      !context.excused?.has(name) &&
      (question.required || (question.requiredIf !== undefined && test(question.requiredIf)));
    keep(name);
  }
  for (const name of calculated.keys()) keep(name);
  return state;
}
