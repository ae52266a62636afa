import type { Aggregate, Measure } from '../../catalogs/measure.ts';
import { compileExpression, type Wanted } from '../../forms/compile/indicator.ts';
import type { CompiledElement, CompiledForm, LocalText, Tree } from '../../forms/run/types.ts';

/** A quantity that organizations report. */
export interface ElementSource {
  from: 'element';
  element: string;
}

/** A count or mean over responses to one form. */
export interface ResponseSource {
  from: 'responses';
  form: string;
  /** Counted or averaged are the responses for which this is true; null for all. */
  where: Tree | null;
  /** The number that is averaged; null where responses are counted. */
  question: Tree | null;
}

export type CompiledAggregate = ElementSource | ResponseSource;

/**
 * A measure ready to be computed. `derived` says that figures over a selection of the people who
 * responded could, set beside figures over all of them, tell something about the others.
 */
export type CompiledMeasure =
  | { kind: 'share'; of: CompiledAggregate; in: CompiledAggregate; derived: boolean }
  | { kind: 'count' | 'mean'; of: CompiledAggregate; derived: boolean }
  | { kind: 'sum' | 'presence'; of: ElementSource; derived: false }
  | { kind: 'index'; of: readonly string[]; derived: boolean }
  | { kind: 'external'; source: string; derived: false };

/** What is wrong with a measure; `path` is the place inside it, `in.where`. */
export interface MeasureFault {
  path: string;
  code: string;
  message: LocalText;
  /** The part of an expression meant, and where it begins in its text. */
  fragment?: string;
  position?: number;
}

export type CompileMeasureResult =
  { ok: true; measure: CompiledMeasure } | { ok: false; faults: MeasureFault[] };

interface Known {
  forms: ReadonlyMap<string, CompiledForm>;
  elements: ReadonlySet<string>;
}

/** What measures may name in a set of form versions. */
export function knownIn(
  versions: readonly {
    key: string;
    compiled: CompiledForm;
    elements: readonly { id: string }[];
  }[],
): Known {
  return {
    forms: new Map(versions.map(({ key, compiled }) => [key, compiled])),
    elements: new Set(versions.flatMap(({ elements }) => elements.map(({ id }) => id))),
  };
}

/**
 * Compiles a measure against the forms and elements that a municipality has, or gives every fault
 * with its place: a form, question or element that is not there, an expression that cannot be
 * computed exactly. Nothing is guessed.
 */
export function compileMeasure(
  measure: Measure,
  forms: ReadonlyMap<string, CompiledForm>,
  elements: ReadonlySet<string>,
): CompileMeasureResult {
  const faults: MeasureFault[] = [];
  const compiled = compileKind(measure, { forms, elements }, faults);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, measure: compiled };
}

function compileKind(measure: Measure, known: Known, faults: MeasureFault[]): CompiledMeasure {
  switch (measure.kind) {
    case 'share': {
      const of = compileAggregate(measure.of, 'of', known, faults);
      const whole = compileAggregate(measure.in, 'in', known, faults);
      return { kind: 'share', of, in: whole, derived: isSelection(whole, questionsOf(of)) };
    }
    case 'count':
      return {
        kind: 'count',
        of: compileAggregate(measure.of, 'of', known, faults),
        derived: false,
      };
    case 'mean': {
      const of = compileAggregate(measure.of, 'of', known, faults);
      const derived = isSelection(of, questionsOf(of)) || takesCalculated(of, known);
      return { kind: 'mean', of, derived };
    }
    case 'sum':
    case 'presence':
      return {
        kind: measure.kind,
        of: compileElement(measure.of.element, 'of', known, faults),
        derived: false,
      };
    case 'index':
      return { kind: 'index', of: measure.of, derived: false };
    case 'external':
      return { kind: 'external', source: measure.source, derived: false };
  }
}

function compileElement(
  element: string,
  path: string,
  { elements }: Known,
  faults: MeasureFault[],
): ElementSource {
  if (!elements.has(element)) {
    faults.push({
      path: `${path}.element`,
      code: 'measure.element',
      message: {
        ru: `Элемента «${element}» нет ни в одной форме данных. Проверьте имя или опубликуйте форму.`,
        en: `No data form has an element “${element}”. Check the name or publish the form.`,
      },
    });
  }
  return { from: 'element', element };
}

function compileAggregate(
  aggregate: Aggregate,
  path: string,
  known: Known,
  faults: MeasureFault[],
): CompiledAggregate {
  if ('element' in aggregate) return compileElement(aggregate.element, path, known, faults);
  const form = known.forms.get(aggregate.form);
  const compiled: ResponseSource = {
    from: 'responses',
    form: aggregate.form,
    where: null,
    question: null,
  };
  if (!form) {
    faults.push({
      path: `${path}.form`,
      code: 'measure.form',
      message: {
        ru: `Формы «${aggregate.form}» нет. Опубликуйте её или укажите другую.`,
        en: `There is no form “${aggregate.form}”. Publish it or name another.`,
      },
    });
    return compiled;
  }
  const take = (text: string, wanted: Wanted, place: string): Tree | null => {
    const result = compileExpression(form, text, wanted);
    if (result.ok) return result.tree;
    faults.push(...result.faults.map((fault) => ({ ...fault, path: `${path}.${place}` })));
    return null;
  };
  return {
    ...compiled,
    where: aggregate.where === undefined ? null : take(aggregate.where, 'boolean', 'where'),
    question: 'mean' in aggregate ? take(aggregate.mean, 'number', 'mean') : null,
  };
}

/** Names of the questions that an expression looks at. */
function refsOf(tree: Tree | null): string[] {
  if (tree === null || tree.kind === 'literal' || tree.kind === 'set') return [];
  return tree.kind === 'ref' ? [tree.name] : tree.args.flatMap(refsOf);
}

function questionsOf(aggregate: CompiledAggregate): ReadonlySet<string> {
  if (aggregate.from === 'element') return new Set();
  return new Set([
    ...refsOf(aggregate.question),
    ...(aggregate.question ? [] : refsOf(aggregate.where)),
  ]);
}

/**
 * Whether an aggregate picks some of the people. Asking only that the measured questions were
 * answered picks nobody: those who skipped them have no answer that could be worked out.
 */
function isSelection(aggregate: CompiledAggregate, measured: ReadonlySet<string>): boolean {
  if (aggregate.from === 'element' || aggregate.where === null) return false;
  return !asksOnlyAnswered(aggregate.where, measured);
}

function asksOnlyAnswered(tree: Tree, measured: ReadonlySet<string>): boolean {
  if (tree.kind !== 'call') return false;
  if (tree.call === 'and') return tree.args.every((part) => asksOnlyAnswered(part, measured));
  const [empty] = tree.args;
  if (tree.call !== 'not' || empty?.kind !== 'call' || empty.call !== 'empty') return false;
  const [question] = empty.args;
  return question?.kind === 'ref' && measured.has(question.name);
}

/** Whether the averaged number is made of answers to several questions. */
function takesCalculated(aggregate: CompiledAggregate, { forms }: Known): boolean {
  if (aggregate.from === 'element') return false;
  const { question } = aggregate;
  if (question?.kind !== 'ref') return true;
  const form = forms.get(aggregate.form);
  return form !== undefined && calculatedNames(form).has(question.name);
}

function calculatedNames(form: CompiledForm): Set<string> {
  const inside = (elements: readonly CompiledElement[]): string[] =>
    elements.flatMap((element) => {
      if (element.element === 'panel') return inside(element.elements);
      return element.element === 'question' && element.kind === 'calculated' ? [element.name] : [];
    });
  const questions = form.pages.flatMap((page) => inside(page.elements));
  return new Set([...questions, ...form.calculated.map(({ name }) => name)]);
}
