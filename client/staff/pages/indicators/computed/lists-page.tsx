import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useComputedLists } from '../../../queries/indicators.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { SectionNav } from '../../shell/section-nav.tsx';
import { PeriodPicker } from '../period-picker.tsx';
import { ListsTable } from './lists-table.tsx';

/** Every computed list and index of the catalog, with what came out in the period. */
export function ListsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const lists = useComputedLists(search.get('period') ?? '');
  const { data } = lists;
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
      <Loaded query={lists} rows={6}>
        {(view) =>
          view.lists.length === 0 ? (
            <Empty title={t('computed.all.emptyTitle')} text={t('computed.all.emptyText')} />
          ) : (
            <Sheet flush>
              <ListsTable view={view} />
            </Sheet>
          )
        }
      </Loaded>
    </Page>
  );
}
