import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';

type Row = CampaignProgress['organizations'][number];

/** Participation of several organizations together. */
export interface ClusterTotal {
  cluster: string;
  organizations: number;
  reported: number;
  received: number;
  /** Null where it is unknown of one of them: a part of the whole would look like the whole. */
  expected: number | null;
}

/** The organizations added up by cluster, clusters by name, those without one at the end. */
export function clusterTotals(rows: readonly Row[]): ClusterTotal[] {
  const names = [...new Set(rows.map(({ cluster }) => cluster))].sort((a, b) => {
    if (a === '' || b === '') return a === '' ? 1 : -1;
    return a.localeCompare(b, 'ru', { numeric: true });
  });
  return names.map((cluster) => {
    const own = rows.filter((row) => row.cluster === cluster);
    const expected = own.map((row) => row.expected);
    return {
      cluster,
      organizations: own.length,
      reported: own.filter(({ received }) => received > 0).length,
      received: own.reduce((sum, { received }) => sum + received, 0),
      expected: expected.every((one) => one !== null)
        ? expected.reduce((sum, one) => sum + one, 0)
        : null,
    };
  });
}

/** More answers than people: flagged in words, never refused. */
export function isOver({ received, expected }: Pick<Row, 'received' | 'expected'>): boolean {
  return expected !== null && received > expected;
}
