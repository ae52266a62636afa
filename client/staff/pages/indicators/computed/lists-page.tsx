import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSettings } from '../../../queries/settings.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { SectionNav } from '../../shell/section-nav.tsx';
import { PeriodPicker } from '../period-picker.tsx';
import { ListsTable } from './lists-table.tsx';
import { useLists } from './use-lists.ts';

/** Every computed list and index of the catalog, with what came out in the period. */
export function ListsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const settings = useSettings(search.get('period') ?? '');
  const { data } = settings;
  return (
    <Page
      title={t('computed.all.title')}
      lead={t('computed.all.lead')}
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
      <Loaded query={settings} rows={6}>
        {({ period }) => <Lists key={period} period={period} />}
      </Loaded>
    </Page>
  );
}

function Lists({ period }: { period: string }) {
  const { t } = useTranslation();
  const { lists, known } = useLists(period);
  if (known && lists.length === 0) {
    return <Empty title={t('computed.all.emptyTitle')} text={t('computed.all.emptyText')} />;
  }
  return (
    <Sheet flush>
      <ListsTable lists={lists} period={period} />
    </Sheet>
  );
}
