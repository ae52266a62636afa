import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { SettingsView } from '../../../../../server/indicators/settings.schema.ts';
import { useCan } from '../../../queries/person.ts';
import { useSettings } from '../../../queries/settings.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { PeriodPicker } from '../period-picker.tsx';
import { SectionNav } from '../../shell/section-nav.tsx';
import { PeriodState } from './period-state.tsx';
import { SettingDialog } from './setting-dialog.tsx';
import { SettingTable } from './setting-table.tsx';

/** What the document leaves open, with the values that count in a period. */
export function SettingsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const settings = useSettings(search.get('period') ?? '');
  const { data } = settings;
  return (
    <Page
      title={t('setting.title')}
      lead={t('setting.lead')}
      actions={
        data && (
          <PeriodPicker
            period={data.period}
            periods={data.periods}
            onChange={(period) => setSearch({ period }, { replace: true })}
          />
        )
      }
    >
      <SectionNav of="indicators" period={search.get('period') ?? ''} />
      <Loaded query={settings} rows={10}>
        {(view) => <Settings key={view.period} view={view} />}
      </Loaded>
    </Page>
  );
}

function Settings({ view }: { view: SettingsView }) {
  const { t } = useTranslation();
  const can = useCan();
  const [edited, setEdited] = useState<string | null>(null);
  const current = view.settings.find(({ id }) => id === edited);
  const mayChange = can('catalog.write') && view.closed === null;
  return (
    <>
      <PeriodState view={view} />
      {view.settings.length === 0 ? (
        <Empty title={t('setting.emptyTitle')} text={t('setting.emptyText')} />
      ) : (
        <Sheet flush>
          <SettingTable view={view} onEdit={mayChange ? setEdited : null} />
        </Sheet>
      )}
      {current && (
        <SettingDialog setting={current} period={view.period} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
