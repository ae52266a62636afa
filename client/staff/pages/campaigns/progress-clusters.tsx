import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ProgressShare } from './progress-share.tsx';
import { clusterTotals, type ClusterTotal } from './progress-totals.ts';

/** Participation by cluster, where organizations have clusters. */
export function ProgressClusters({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const totals = clusterTotals(progress.organizations);
  if (!totals.some(({ cluster }) => cluster !== '')) return null;
  const figure = (value: number | null) =>
    value === null ? '—' : formatNumber(value, 0, language);
  const counts: Column<ClusterTotal>[] = [
    {
      id: 'received',
      title: t('progress.got'),
      figure: true,
      cell: ({ received }) => figure(received),
      sortBy: ({ received }) => received,
    },
    {
      id: 'expected',
      title: t('progress.expected'),
      figure: true,
      cell: ({ expected }) => figure(expected),
      sortBy: ({ expected }) => expected,
    },
    {
      id: 'share',
      title: t('progress.share'),
      figure: true,
      cell: (row) => <ProgressShare {...row} />,
      sortBy: ({ received, expected }) => (expected ? received / expected : null),
    },
  ];
  return (
    <Sheet title={t('progress.clusters')} flush>
      <DataTable
        caption={t('progress.clustersCaption')}
        rows={totals}
        rowKey={({ cluster }) => cluster}
        copyable
        columns={[
          {
            id: 'cluster',
            title: t('progress.cluster'),
            width: '30%',
            cell: ({ cluster }) => cluster || t('progress.noCluster'),
            sortBy: ({ cluster }) => cluster,
          },
          {
            id: 'organizations',
            title: t('progress.organizations'),
            figure: true,
            cell: ({ reported, organizations }) =>
              t('common.of', { part: reported, whole: organizations }),
            sortBy: ({ reported, organizations }) => reported / organizations,
          },
          ...(progress.campaign.kind === 'dataForm' ? [] : counts),
        ]}
      />
    </Sheet>
  );
}
