import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { formatComputed } from './format-computed.ts';

/** Numbers of the whole set: the municipality's own among them. */
export function ComputedWhole({ view }: { view: ComputedView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { whole, marks } = view;
  if (whole.length === 0) return null;
  return (
    <Sheet title={t('computed.whole')} flush>
      {marks.length > 0 && (
        <Typography
          variant="body2"
          sx={{ px: { xs: 2, sm: 2.5 }, pb: 1.5, color: 'text.secondary' }}
        >
          {t('computed.marks')}: {marks.map(({ title }) => title).join('; ')}
        </Typography>
      )}
      <DataTable
        caption={t('computed.whole')}
        rows={whole}
        rowKey={({ id }) => id}
        filter={false}
        copyable
        columns={[
          { id: 'title', title: t('computed.number'), cell: ({ title }) => title },
          {
            id: 'value',
            title: t('computed.value'),
            figure: true,
            width: '9rem',
            cell: ({ value, title }) => <strong>{formatComputed(value, title, language)}</strong>,
          },
        ]}
      />
    </Sheet>
  );
}
