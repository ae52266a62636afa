import type { CallName, Tree } from '../../forms/run/types.ts';

/** Numbers between two ends, each in it or not; endless where an end is absent. */
export interface Range {
  from?: End;
  to?: End;
}
interface End {
  at: number;
  in: boolean;
}

/** What a comparison with a number says of the answer to one question; null for anything else. */
export function rangeOf(tree: Tree): { name: string; range: Range } | null {
  if (tree.kind !== 'call') return null;
  const [one, other] = tree.args;
  if (one?.kind === 'literal' && other?.kind === 'ref') {
    const call = turnedRound[tree.call];
    return call ? rangeOf({ ...tree, call, args: [other, one] }) : null;
  }
  if (one?.kind !== 'ref' || one.row !== undefined || one.type !== 'number') return null;
  if (other?.kind !== 'literal' || typeof other.value !== 'number') return null;
  const at = other.value;
  const { name } = one;
  switch (tree.call) {
    case 'greater':
      return { name, range: { from: { at, in: false } } };
    case 'greaterorequal':
      return { name, range: { from: { at, in: true } } };
    case 'less':
      return { name, range: { to: { at, in: false } } };
    case 'lessorequal':
      return { name, range: { to: { at, in: true } } };
    default:
      return null;
  }
}

const turnedRound: Partial<Record<CallName, CallName>> = {
  greater: 'less',
  greaterorequal: 'lessorequal',
  less: 'greater',
  lessorequal: 'greaterorequal',
};

/** The numbers in both. */
export function narrowed(one: Range, other: Range): Range {
  const from = narrowest(one.from, other.from, 1);
  const to = narrowest(one.to, other.to, -1);
  return { ...(from && { from }), ...(to && { to }) };
}

export function isRangeWithin(one: Range, other: Range): boolean {
  const begins = !other.from || (one.from !== undefined && isAsNarrow(one.from, other.from, 1));
  return begins && (!other.to || (one.to !== undefined && isAsNarrow(one.to, other.to, -1)));
}

export function isInRange(value: string | number | boolean, range: Range): boolean {
  if (typeof value !== 'number') return false;
  const end = { at: value, in: true };
  return isRangeWithin({ from: end, to: end }, range);
}

/** Whether no number is in both. */
export function areApart(one: Range, other: Range): boolean {
  return endsBefore(one, other) || endsBefore(other, one);
}

function endsBefore({ to }: Range, { from }: Range): boolean {
  if (!to || !from) return false;
  return to.at < from.at || (to.at === from.at && !(to.in && from.in));
}

/** @param way 1 for ends from which numbers grow, −1 for those up to which they do */
function narrowest(one: End | undefined, other: End | undefined, way: 1 | -1): End | undefined {
  if (!one || !other) return one ?? other;
  return isAsNarrow(one, other, way) ? one : other;
}

function isAsNarrow(one: End, other: End, way: 1 | -1): boolean {
  const further = way * (one.at - other.at);
  return further > 0 || (further === 0 && (!one.in || other.in));
}
