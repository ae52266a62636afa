import { formState, indexForm } from '../../forms/run/state.ts';
import type { Answers, CompiledForm, Tree } from '../../forms/run/types.ts';

/** Why a quantity that the form did not ask has no value. */
export const notAskedReason = 'не спрашивается: нет того, из чего считают';

/**
 * Questions that the form did not ask because its conditions, on answers that are all known, do not
 * hold: what they would count does not apply there (no graduates, hence no medals). A question whose
 * condition rests on something that was not answered is not among them: nobody knows.
 * @param states questions without a value, and why
 */
export function notAsked(
  form: CompiledForm,
  answers: Answers,
  states: Readonly<Record<string, { state: string }>>,
  today: string,
): ReadonlySet<string> {
  const { nodes, questions, calculated } = indexForm(form);
  const { visible } = formState(form, answers, { today, excused: new Set(Object.keys(states)) });
  const known = new Map<string, boolean>();

  /** Whether the conditions of a thing and of what it stands in are on known answers. */
  function conditionsKnown(name: string): boolean {
    for (let node = nodes.get(name); node; node = node.parent) {
      if (!refsOf(node.element.visibleIf).every(isKnown)) return false;
    }
    return true;
  }

  function isKnown(name: string): boolean {
    const found = known.get(name);
    if (found !== undefined) return found;
    // Compiled forms have no cycles; this only keeps a broken one from running for ever.
    known.set(name, false);
    const formula = calculated.get(name)?.tree ?? questions.get(name)?.expression;
    const result =
      nodes.has(name) && visible[name] === false
        ? conditionsKnown(name)
        : formula
          ? refsOf(formula).every(isKnown)
          : name in answers || states[name]?.state === 'notApplicable';
    known.set(name, result);
    return result;
  }

  const hidden = [...questions.keys()].filter((name) => visible[name] === false);
  return new Set(hidden.filter(conditionsKnown));
}

function refsOf(tree: Tree | undefined): string[] {
  if (!tree || tree.kind === 'literal' || tree.kind === 'set') return [];
  return tree.kind === 'ref' ? [tree.name] : tree.args.flatMap(refsOf);
}
