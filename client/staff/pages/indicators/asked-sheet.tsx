import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useAskedCounts } from '../../queries/campaigns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { typeOrder, useTypeName } from '../organizations/type-name.ts';

/** How much the catalog asks of one organization of each type for one period. */
export function AskedSheet() {
  const { t } = useTranslation();
  const typeName = useTypeName();
  const { data: counts = [] } = useAskedCounts(true);
  if (counts.length === 0) return null;
  const place = (type: string) => typeOrder.findIndex((one) => one === type);
  const kinds: Record<string, string> = t('coverage.periodKinds', { returnObjects: true });
  return (
    <Sheet title={t('coverage.asked')} flush>
      <Typography variant="body2" sx={{ px: { xs: 2, sm: 2.5 }, pb: 1.5, color: 'text.secondary' }}>
        {t('coverage.askedLead')}
      </Typography>
      <DataTable
        caption={t('coverage.asked')}
        rows={counts}
        rowKey={({ type, period }) => `${type} ${period}`}
        filter={false}
        copyable
        columns={[
          {
            id: 'type',
            title: t('coverage.type'),
            sortBy: ({ type }) => place(type),
            cell: ({ type }) => typeName(type),
          },
          {
            id: 'period',
            title: t('coverage.periodKind'),
            sortBy: ({ period }) => kinds[period] ?? period,
            cell: ({ period }) => kinds[period] ?? period,
          },
          ...(['numbers', 'yesno', 'documents'] as const).map((id) => ({
            id,
            title: t(`coverage.${id}`),
            figure: true,
            width: '9rem',
            sortBy: (row: (typeof counts)[number]) => row[id],
            cell: (row: (typeof counts)[number]) => row[id],
          })),
        ]}
      />
    </Sheet>
  );
}
