import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useIndicators } from '../../queries/indicators.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { IndicatorTree } from './indicator-tree.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { SectionNav } from '../shell/section-nav.tsx';

/** The catalog with its values: direction, criterion, indicator. */
export function IndicatorsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tree = useIndicators(search.get('period') ?? '');
  const { data: shown } = tree;
  return (
    <Page
      title={t('indicator.title')}
      lead={shown?.title}
      actions={
        shown && (
          <PeriodPicker
            period={shown.period}
            periods={shown.periods}
            hint={shown.periods.length === 0 ? t('indicator.noPeriods') : undefined}
            onChange={(period) => setSearch({ period }, { replace: true })}
          />
        )
      }
    >
      <SectionNav of="indicators" period={search.get('period') ?? ''} />
      <Loaded query={tree} rows={12}>
        {(data) =>
          data.directions.length === 0 ? (
            <Empty title={t('indicator.emptyTitle')} text={t('indicator.emptyText')} />
          ) : (
            <IndicatorTree tree={data} />
          )
        }
      </Loaded>
    </Page>
  );
}
