import { indexForm } from '../../forms/run/state.ts';
import type { CompiledAggregate, OwnMeasure, RowSource } from './compiled.ts';
import { formOfSource, type Known } from './known.ts';

/**
 * Whether figures of a measure, set beside figures over everybody who responded, could tell
 * something about the others: it is made of answers to several questions. What picks some of the
 * people is another matter: see `selectionsOf`.
 */
export function isDerived(
  measure: Omit<OwnMeasure, 'derived' | 'selections'>,
  known: Known,
): boolean {
  const own = measure as OwnMeasure;
  switch (own.kind) {
    case 'external':
      return false;
    case 'share':
    case 'ratio':
      return [own.of, own.in].some((one) => isWorkedOut(one) || takesCalculated(one, known));
    // Both tell about everybody who responded, not only about those they count.
    case 'count':
    case 'presence':
      return isWorkedOut(own.of);
    default:
      return isWorkedOut(own.of) || takesCalculated(own.of, known);
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

/** Whether the number that is taken is made of answers to several questions. */
function takesCalculated(one: CompiledAggregate, known: Known): boolean {
  return personsIn(one).some(({ value, source }) => {
    if (value === null) return false;
    if (value.kind !== 'ref') return true;
    const form = formOfSource(source, known);
    const index = form && indexForm(form);
    const question = index?.questions.get(value.name);
    return question?.kind === 'calculated' || index?.calculated.has(value.name) === true;
  });
}
