import { useTranslation } from 'react-i18next';
import type { ComparedGroup, Comparison } from '../../../../server/responses/schema.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { valueOf, type Measure } from './results-compare.ts';

interface ComparedTableProps {
  comparison: Comparison;
  measure: Measure;
  text: (value: number) => string;
  caption: string;
}

/** The comparison as a table: organizations, their clusters together, everybody. */
export function ComparedTable({ comparison, measure, text, caption }: ComparedTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { organizations, clusters, whole, minimumGroup } = comparison;
  const hiddenText = t('results.hidden', { count: minimumGroup });
  const rows: ComparedGroup[] = [
    { ...whole, id: 'whole', name: t('results.everyone') },
    ...clusters.map((one) => ({
      ...one,
      id: `cluster ${one.id}`,
      name: t('comparison.clusterWhole', { name: one.name }),
    })),
    ...organizations,
  ];
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      copyable
      columns={[
        {
          id: 'name',
          title: t('comparison.organization'),
          cell: ({ name }) => name,
          sortBy: ({ name }) => name,
        },
        {
          id: 'value',
          title: t('comparison.value'),
          figure: true,
          cell: (row) => {
            const value = valueOf(row, measure);
            return row.hidden ? hiddenText : value === null ? '—' : text(value);
          },
          sortBy: (row) => valueOf(row, measure),
        },
        {
          id: 'n',
          title: t('comparison.people'),
          figure: true,
          cell: ({ n, hidden }) => (hidden || n === null ? '' : formatNumber(n, 0, language)),
          sortBy: ({ n }) => n,
        },
      ]}
    />
  );
}
