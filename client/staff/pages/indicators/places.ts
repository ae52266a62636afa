import type { StandingView } from '../../../../server/indicators/schema.ts';

/**
 * How places read: equals share one, and the next ones are skipped, «1–5». Where only some of those
 * who have a place are seen, or each cluster has places of its own, nothing tells who shares one:
 * then the places stay as they are.
 * @param ranks a rank for each row, null where there is none
 */
export function placeWords(ranks: readonly (number | null)[]): string[] {
  const shares = new Map<number, number>();
  for (const rank of ranks) if (rank !== null) shares.set(rank, (shares.get(rank) ?? 0) + 1);
  let next = 1;
  let whole = true;
  for (const [rank, sharing] of [...shares].sort(([a], [b]) => a - b)) {
    whole &&= rank === next;
    next += sharing;
  }
  return ranks.map((rank) => {
    if (rank === null) return '';
    const sharing = whole ? (shares.get(rank) ?? 1) : 1;
    return sharing === 1 ? String(rank) : `${rank}–${rank + sharing - 1}`;
  });
}

/** What is to be said beside a place: «1–5» tells by itself that others share it. */
export function marksBeside(
  standing: Pick<StandingView, 'rank' | 'marks'> | null,
  place: string | undefined,
): StandingView['marks'] {
  const told = standing?.rank != null && place !== String(standing.rank);
  return (standing?.marks ?? []).filter(({ id }) => !(told && id === 'tie'));
}
