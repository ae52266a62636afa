import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';

type Row = ComputedView['organizations'][number];

/** The first places first; without places those on the list before the others. */
export function byPlace(rows: readonly Row[]): Row[] {
  const place = ({ standing }: Row) => standing.rank ?? Infinity;
  const listed = ({ standing }: Row) => (standing.group?.listed ? 0 : 1);
  const difference = (a: number, b: number) => (a === b ? 0 : a - b);
  return [...rows].sort(
    (a, b) => difference(place(a), place(b)) || difference(listed(a), listed(b)),
  );
}
