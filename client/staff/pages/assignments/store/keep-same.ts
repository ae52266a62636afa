import type { FormLook } from './look.ts';
import { sameLook } from './same-look.ts';

/**
 * Puts the old objects in the place of the new ones wherever they say the same, so that nothing is
 * drawn again for it.
 * @returns the fields that show something else now
 */
export function keepSame(before: FormLook, next: FormLook): string[] {
  const changed: string[] = [];
  for (const [name, look] of next.fields) {
    const old = before.fields.get(name);
    if (old && sameLook(old, look)) next.fields.set(name, old);
    else changed.push(name);
  }
  if (sameLook(before.visible, next.visible)) next.visible = before.visible;
  if (sameLook(before.phases, next.phases)) next.phases = before.phases;
  if (sameLists(before.sections, next.sections)) next.sections = before.sections;
  if (sameLists([...before.faults], [...next.faults])) next.faults = before.faults;
  return changed;
}

function sameLists(one: readonly object[], other: readonly object[]): boolean {
  return (
    one.length === other.length &&
    one.every((part, at) => {
      const its = other[at];
      return its !== undefined && sameParts(part, its);
    })
  );
}

/** A fault is a pair of a name and its words, which are compared by their parts. */
function sameParts(one: object, other: object): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return sameLook(one, other);
  return one[0] === other[0] && sameLook(one[1] as object, other[1] as object);
}
