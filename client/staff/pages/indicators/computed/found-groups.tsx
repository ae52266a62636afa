import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

/** Groups that the data made: what their organizations have in common. */
export function FoundGroups({ view }: { view: ComputedView }) {
  const { t } = useTranslation();
  if (view.found.length === 0) return null;
  const differ = view.found.some(({ above, below }) => above.length + below.length > 0);
  return (
    <Sheet title={t('computed.found')} flush>
      <DataTable
        caption={t('computed.found')}
        rows={view.found}
        rowKey={({ id }) => id}
        filter={false}
        copyable
        columns={[
          { id: 'group', title: t('computed.group'), cell: ({ id }) => id },
          {
            id: 'size',
            title: t('computed.foundSize'),
            figure: true,
            cell: ({ size }) => size,
          },
          ...(differ
            ? (['above', 'below'] as const).map((side) => ({
                id: side,
                title: t(`computed.${side}`),
                cell: (group: ComputedView['found'][number]) => group[side].join('; '),
              }))
            : []),
        ]}
      />
      {!differ && (
        <Typography
          variant="body2"
          sx={{ px: { xs: 2, sm: 2.5 }, pb: 2, pt: 1, color: 'text.secondary' }}
        >
          {t(view.columns.length > 0 ? 'computed.noDifference' : 'computed.nothingToCompare')}
        </Typography>
      )}
    </Sheet>
  );
}
