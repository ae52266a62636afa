import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useProgressColumns } from './progress-columns.tsx';
import { clusterTotals, type ClusterTotal } from './progress-totals.ts';

/** Participation by cluster, where organizations have clusters. */
export function ProgressClusters({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const counts = useProgressColumns<ClusterTotal>();
  const totals = clusterTotals(progress.organizations);
  if (!totals.some(({ cluster }) => cluster !== '')) return null;
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
            title: t(
              progress.campaign.kind === 'dataForm'
                ? 'progress.handedIn'
                : 'progress.organizations',
            ),
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
