import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { IndicatorTree as Tree } from '../../../../server/indicators/schema.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useIndicators } from '../../queries/indicators.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Empty } from '../../ui/states.tsx';
import { IndicatorTree } from './indicator-tree.tsx';

/** The catalog with its values: direction, criterion, indicator. */
export function IndicatorsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tree = useIndicators(search.get('period') ?? '');
  return (
    <Page
      title={t('indicator.title')}
      lead={tree.data?.title}
      actions={
        tree.data && (
          <PeriodPicker
            tree={tree.data}
            onChange={(period) => setSearch({ period }, { replace: true })}
          />
        )
      }
    >
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

function PeriodPicker({ tree, onChange }: { tree: Tree; onChange: (period: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const periods = [...new Set([tree.period, ...tree.periods])].filter(Boolean);
  return (
    <SelectField
      label={t('indicator.period')}
      value={tree.period}
      onChange={onChange}
      sx={{ minWidth: '15rem' }}
      helperText={tree.periods.length === 0 ? t('indicator.noPeriods') : undefined}
      options={periods.map((value) => ({ value, text: periodName(value, language) }))}
    />
  );
}
