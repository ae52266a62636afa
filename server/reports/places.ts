import type { Campaign } from '../campaigns/model.ts';
import type { Row } from './schema.ts';

/** An organization that the campaign asked, as it was when the campaign opened. */
export interface Place {
  organizationId: string;
  name: string;
  shortName: string;
  cluster: string;
}

const order = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' });

/** Organizations by cluster and name; those of no cluster stand last. */
export function placesOf({ expected }: Pick<Campaign, 'expected'>): Place[] {
  return expected
    .map(({ organizationId, name, shortName, cluster }) => ({
      organizationId,
      name,
      shortName: shortName || name,
      cluster,
    }))
    .sort(
      (a, b) =>
        Number(a.cluster === '') - Number(b.cluster === '') ||
        order.compare(a.cluster, b.cluster) ||
        order.compare(a.shortName, b.shortName),
    );
}

/** Names of the clusters in their order; none when nobody belongs to one. */
function clustersOf(places: readonly Place[]): string[] {
  return [...new Set(places.map(({ cluster }) => cluster))].filter((cluster) => cluster !== '');
}

/**
 * The rows of a table in their order: each cluster's organizations and its subtotal, those of no
 * cluster, the whole.
 */
export function arrange(
  places: readonly Place[],
  make: {
    organization: (place: Place) => Row[];
    cluster: (cluster: string, places: readonly Place[]) => Row[];
    whole: () => Row[];
  },
): Row[] {
  const rows = [...clustersOf(places), ''].flatMap((cluster) => {
    const inside = places.filter((place) => place.cluster === cluster);
    const own = inside.flatMap(make.organization);
    return cluster === '' ? own : [...own, ...make.cluster(cluster, inside)];
  });
  return [...rows, ...make.whole()];
}
