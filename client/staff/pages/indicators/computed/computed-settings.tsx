import { useTranslation } from 'react-i18next';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { Clamp } from '../../../ui/clamp.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

/** The settings that counted, each with its reason; those of the catalog lead to their page. */
export function ComputedSettings({ view }: { view: ComputedView }) {
  const { t } = useTranslation();
  if (view.settings.length === 0) return null;
  return (
    <Sheet title={t(view.computed ? 'computed.settings' : 'setting.title')} flush>
      <DataTable
        caption={t('computed.settings')}
        rows={view.settings}
        rowKey={({ title }) => title}
        filter={false}
        copyable
        columns={[
          {
            id: 'setting',
            title: t('computed.setting'),
            width: '34%',
            cell: ({ title, settingId }) =>
              settingId === null ? (
                title
              ) : (
                <TextLink to={`/indicators/settings?period=${view.period}`}>{title}</TextLink>
              ),
          },
          {
            id: 'value',
            title: t('computed.value'),
            width: '13rem',
            cell: ({ value }) => <strong>{value}</strong>,
          },
          {
            id: 'reason',
            title: t('computed.reason'),
            cell: ({ reason }) => <Clamp text={reason || t('computed.ofMethod')} lines={3} />,
          },
        ]}
      />
    </Sheet>
  );
}
