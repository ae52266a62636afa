import { useTranslation } from 'react-i18next';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

/** Groups that the data made: what their organizations have in common. */
export function FoundGroups({ view }: { view: ComputedView }) {
  const { t } = useTranslation();
  if (view.found.length === 0) return null;
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
          { id: 'above', title: t('computed.above'), cell: ({ above }) => above.join('; ') },
          { id: 'below', title: t('computed.below'), cell: ({ below }) => below.join('; ') },
        ]}
      />
    </Sheet>
  );
}
