import { asksPersons, type Campaign, type Expected } from '../campaigns/model.ts';
import type { Group } from '../disclosure.ts';

/** What of a campaign decides about its groups of people. */
export type Asking = Pick<Campaign, '_id' | 'kind' | 'minimumGroup'> & {
  expected: readonly Pick<Expected, 'organizationId' | 'cluster'>[];
};

/** The municipality as a whole, over all campaigns of the form and period. */
const wholeId = '';

/** A campaign as a group: everybody who answered it. */
export function campaignGroupId(campaignId: string): string {
  return `campaign ${campaignId}`;
}

/** A cluster as a group, within one campaign: another campaign may cut the clusters otherwise. */
export function clusterGroupId(campaignId: string, cluster: string): string {
  return `cluster ${campaignId} ${cluster}`;
}

/** An organization as a group: its own id, unless several campaigns of the period asked it. */
export function organizationGroupId(
  campaigns: readonly Asking[],
  campaignId: string,
  organizationId: string,
): string {
  const asked = campaigns.filter(({ expected }) =>
    expected.some((one) => one.organizationId === organizationId),
  );
  return asked.length > 1 ? `${organizationId} ${campaignId}` : organizationId;
}

/**
 * The one tree that every exit discloses over, so that no two of them hide different groups:
 * municipality → campaigns of one form and period → clusters as each campaign froze them →
 * organizations. Organizations without a cluster stand directly under their campaign.
 *
 * Clusters are never added up over campaigns, since an organization may have changed its cluster
 * between them; over several campaigns only organizations and the whole are shown. Persons are not
 * asked twice in one organization for one form and period, so the groups do not overlap.
 *
 * @param campaigns every opened campaign of the form and period
 * @param people how many there are of an organization in a campaign, in the figure decided about
 * @param whole people of the municipality, when that is known apart from its organizations
 */
export function groupTree(
  campaigns: readonly Asking[],
  people: (organizationId: string, campaignId: string) => number,
  whole?: number,
): Group {
  const times = new Map<string, number>();
  for (const { organizationId } of campaigns.flatMap(({ expected }) => expected)) {
    times.set(organizationId, (times.get(organizationId) ?? 0) + 1);
  }
  const parts = campaigns.map(({ _id, expected }): Group => {
    const groups = new Map<string, Group[]>();
    for (const { organizationId, cluster } of expected) {
      const several = (times.get(organizationId) ?? 0) > 1;
      const id = several ? `${organizationId} ${_id}` : organizationId;
      const known = groups.get(cluster) ?? [];
      groups.set(cluster, [...known, { id, n: people(organizationId, _id) }]);
    }
    const own = [...groups].flatMap(([cluster, inside]): Group[] =>
      cluster ? [{ id: clusterGroupId(_id, cluster), n: sizeOf(inside), parts: inside }] : inside,
    );
    return { id: campaignGroupId(_id), n: sizeOf(own), parts: own };
  });
  return { id: wholeId, n: whole ?? sizeOf(parts), parts };
}

/**
 * The fewest people that may be shown of a form and period: the strictest of its campaigns, since
 * their figures can be taken from each other. 1 where nobody answers about himself.
 */
export function smallestGroup(campaigns: readonly Asking[]): number {
  const personal = campaigns.filter(({ kind }) => asksPersons(kind));
  return Math.max(1, ...personal.map(({ minimumGroup }) => minimumGroup));
}

function sizeOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { n }) => sum + n, 0);
}
