import type { CampaignView } from '../../../../server/campaigns/schema.ts';

type Timed = Pick<CampaignView, 'id' | 'title' | 'opensAt' | 'closesAt'>;

/** By a moment, then by title and id: equal times always stand in the same order. */
export function inOrder<T extends Timed>(campaigns: readonly T[], by: 'opensAt' | 'closesAt'): T[] {
  return campaigns.toSorted(
    (a, b) =>
      Date.parse(a[by]) - Date.parse(b[by]) ||
      a.title.localeCompare(b.title, 'ru') ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}

/**
 * Calendar days between two moments in a zone: 0 for a time later today.
 * @param zone IANA
 */
export function daysBetween(from: Date, to: Date, zone: string): number {
  const dayOf = (moment: Date) =>
    Date.parse(moment.toLocaleDateString('sv-SE', { timeZone: zone }));
  return Math.round((dayOf(to) - dayOf(from)) / 86_400_000);
}
