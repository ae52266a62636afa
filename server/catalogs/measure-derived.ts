import { indexForm } from '../../forms/run/state.ts';
import type { Tree } from '../../forms/run/types.ts';
import type { CompiledAggregate, OwnMeasure, RowSource } from './compiled.ts';
import type { Known } from './known.ts';
import { refsOf } from './trees.ts';

/**
 * Whether figures of a measure, set beside figures over everybody who responded, could tell
 * something about the others: it is taken over a selection of people, or from a number that is
 * made of answers to several questions.
 */
export function isDerived(measure: Omit<OwnMeasure, 'derived'>, known: Known): boolean {
  const own = measure as OwnMeasure;
  switch (own.kind) {
    case 'external':
      return false;
    case 'share':
    case 'ratio': {
      const measured = new Set(personsIn(own.of).flatMap(questionsOf));
      return (
        isWorkedOut(own.of) ||
        isWorkedOut(own.in) ||
        isSelection(own.in, measured) ||
        takesCalculated(own.of, known) ||
        takesCalculated(own.in, known)
      );
    }
    // Both tell about everybody who responded, not only about those they count.
    case 'count':
    case 'presence':
      return isWorkedOut(own.of);
    default: {
      const measured = new Set(personsIn(own.of).flatMap(questionsOf));
      return isWorkedOut(own.of) || isSelection(own.of, measured) || takesCalculated(own.of, known);
    }
  }
}

/** The rows of persons that an aggregate reads, itself or inside a condition or formula. */
function personsIn(one: CompiledAggregate): RowSource[] {
  if (one.from === 'element') return [];
  if (one.from === 'rows') return one.persons ? [one] : [];
  return Object.values(one.of).flatMap((part) => personsIn(part));
}

/** Whether persons' answers come in through a condition or formula: it can hold any selection. */
function isWorkedOut(one: CompiledAggregate): boolean {
  return one.from !== 'rows' && personsIn(one).length > 0;
}

function questionsOf({ value, where }: RowSource): string[] {
  return [...refsOf(value), ...(value ? [] : refsOf(where))];
}

/**
 * Whether an aggregate picks some of the people. Asking only that the measured questions were
 * answered picks nobody: those who skipped them have no answer that could be worked out.
 */
function isSelection(one: CompiledAggregate, measured: ReadonlySet<string>): boolean {
  return personsIn(one).some(({ where }) => where !== null && !asksOnlyAnswered(where, measured));
}

function asksOnlyAnswered(tree: Tree, measured: ReadonlySet<string>): boolean {
  if (tree.kind !== 'call') return false;
  if (tree.call === 'and') return tree.args.every((part) => asksOnlyAnswered(part, measured));
  const [empty] = tree.args;
  if (tree.call !== 'not' || empty?.kind !== 'call' || empty.call !== 'empty') return false;
  const [question] = empty.args;
  return question?.kind === 'ref' && measured.has(question.name);
}

/** Whether the number that is taken is made of answers to several questions. */
function takesCalculated(one: CompiledAggregate, known: Known): boolean {
  return personsIn(one).some(({ value, source }) => {
    if (value === null) return false;
    if (value.kind !== 'ref') return true;
    const form = 'form' in source ? known.forms.get(source.form) : undefined;
    const index = form && indexForm(form);
    const question = index?.questions.get(value.name);
    return question?.kind === 'calculated' || index?.calculated.has(value.name) === true;
  });
}
