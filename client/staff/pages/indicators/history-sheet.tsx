import { useTranslation } from 'react-i18next';
import type { IndicatorDetail } from '../../../../server/indicators/schema.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Completeness, completenessOf } from './completeness.tsx';
import { IndicatorValue } from './indicator-value.tsx';

/** The municipality's value in the periods that have one. */
export function HistorySheet({ detail }: { detail: IndicatorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { history, indicator } = detail;
  if (history.length < 2) return null;
  return (
    <Sheet title={t('indicator.history')} flush>
      <DataTable
        caption={t('indicator.history')}
        rows={history}
        rowKey={({ period }) => period}
        columns={[
          {
            id: 'period',
            title: t('indicator.period'),
            sortBy: ({ period }) => period,
            cell: ({ period }) => periodName(period, language),
          },
          {
            id: 'value',
            title: t('indicator.value'),
            figure: true,
            sortBy: ({ value }) => value,
            cell: (value) => <IndicatorValue value={value} indicator={indicator} />,
          },
          {
            id: 'completeness',
            title: t('indicator.completeness'),
            figure: true,
            sortBy: completenessOf,
            cell: (value) => <Completeness value={value} />,
          },
        ]}
      />
    </Sheet>
  );
}
