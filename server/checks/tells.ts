import type { Violation } from './schema.ts';

/**
 * Whether a violation says anything of a number that its reader may not see, also of one that
 * stands in another form: then neither it nor its explanation is shown. Every list of violations
 * asks this.
 * @param elements by question, those of the form in which it was found
 * @param withheld ids of elements, of the whole municipality
 */
export function tells(
  { id, question, others, elsewhere = [] }: Violation,
  elements: ReadonlyMap<string, { id: string }>,
  withheld: ReadonlySet<string>,
): boolean {
  if (withheld.size === 0) return false;
  const own = [question, ...others].flatMap((name) => elements.get(name)?.id ?? []);
  const named = [...own, ...elsewhere, ...id.split(':')];
  // A sum of parts tells of each of them beside the others.
  return named.some(
    (one) => withheld.has(one) || [...withheld].some((part) => part.startsWith(`${one}__`)),
  );
}
