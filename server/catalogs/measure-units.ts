import type { Tree } from '../../forms/run/types.ts';

/** Unit of a number as it is printed; absent where it has none or it is not known. */
export type UnitName = string | undefined;

/** Two terms of a sum that are measured differently. */
export interface UnitClash {
  one: string;
  other: string;
  /** Name of the term that does not fit what stands before it. */
  name: string;
}

/** Sums of yes and no count organizations, so they may be a share of any number of them. */
export const yesNo = 'да/нет';

/** The same unit, written with or without the full stop. */
export function sameUnit(one: string, other: string): boolean {
  const key = (unit: string) => unit.toLowerCase().replaceAll(/[\s.]/g, '');
  return key(one) === key(other);
}

const alike = new Set<string>(['plus', 'minus', 'sum', 'min', 'max']);
const comparisons = new Set(['equal', 'less', 'lessorequal', 'greater', 'greaterorequal']);

/**
 * The unit of an expression's number, and the first place where unlike units are added, taken
 * away or compared. Products and quotients of two quantities have no known unit.
 */
export function unitOf(
  tree: Tree,
  units: (name: string) => UnitName,
): { unit: UnitName; clash: UnitClash | null } {
  if (tree.kind === 'ref') return { unit: units(tree.name), clash: null };
  if (tree.kind !== 'call') return { unit: undefined, clash: null };
  const parts = tree.args.map((arg) => ({ arg, ...unitOf(arg, units) }));
  const inner = parts.find(({ clash }) => clash !== null)?.clash ?? null;
  const terms = tree.call === 'iif' ? parts.slice(1) : parts;
  const quantities = terms.filter(({ arg }) => arg.kind !== 'literal' && arg.kind !== 'set');
  const [first, ...rest] = quantities;
  if (tree.call === 'round' || tree.call === 'remainder') {
    return { unit: parts[0]?.unit, clash: inner };
  }
  if (tree.call === 'multiply' || tree.call === 'divide') {
    const scaled = rest.length === 0 && first === parts[0];
    return {
      unit: scaled || tree.call === 'multiply' ? only(quantities) : undefined,
      clash: inner,
    };
  }
  const compared = comparisons.has(tree.call);
  if (!alike.has(tree.call) && !compared && tree.call !== 'iif') {
    return { unit: undefined, clash: inner };
  }
  // Yes and no are 1 and 0, which may be held against any number.
  const named = quantities.filter(
    ({ unit }) => unit !== undefined && !(compared && sameUnit(unit, yesNo)),
  );
  const unit = named[0]?.unit;
  const odd = named.find((part) => unit && part.unit && !sameUnit(unit, part.unit));
  const name = odd && firstName(odd.arg);
  const clash = unit && odd?.unit && name ? { one: unit, other: odd.unit, name } : null;
  const whole = !compared && named.length === quantities.length;
  return { unit: whole ? unit : undefined, clash: inner ?? clash };
}

function only(parts: readonly { unit: UnitName }[]): UnitName {
  return parts.length === 1 ? parts[0]?.unit : undefined;
}

function firstName(tree: Tree): string | undefined {
  if (tree.kind === 'ref') return tree.name;
  if (tree.kind !== 'call') return undefined;
  return tree.args.map(firstName).find((name) => name !== undefined);
}
