import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { useComputed } from '../../../queries/indicators.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { PeriodPicker } from '../period-picker.tsx';
import { ComputedMethod } from './computed-method.tsx';
import { ComputedSettings } from './computed-settings.tsx';
import { ComputedTable } from './computed-table.tsx';
import { ComputedWhole } from './computed-whole.tsx';
import { FoundGroups } from './found-groups.tsx';

/** A computed list to the bottom: its method, settings, what it takes, and everybody's result. */
export function ComputedPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const computed = useComputed(id, search.get('period') ?? '');
  const { data } = computed;
  const period = data?.period ?? '';
  return (
    <Page
      title={data?.title ?? t('computed.title')}
      above={
        <>
          <TextLink to={`/indicators${period ? `?period=${period}` : ''}`}>
            {t('indicator.title')}
          </TextLink>
          {' / '}
          <TextLink to={`/indicators/computed${period ? `?period=${period}` : ''}`}>
            {t('computed.all.title')}
          </TextLink>
        </>
      }
      actions={
        data && (
          <PeriodPicker
            period={data.period}
            periods={data.periods}
            onChange={(chosen) => setSearch({ period: chosen }, { replace: true })}
          />
        )
      }
    >
      <Loaded query={computed} rows={9}>
        {(view) => (
          <>
            <Result view={view} />
            <ComputedMethod view={view} />
            <ComputedSettings view={view} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Result({ view }: { view: ComputedView }) {
  const { t } = useTranslation();
  const { restricted, hidden, computed, organizations } = view;
  if (hidden) {
    return (
      <Alert severity="info" sx={{ mb: 2.5 }}>
        {t('computed.hidden')}
      </Alert>
    );
  }
  if (!computed) {
    return <Sheet>{t('computed.notComputed')}</Sheet>;
  }
  return (
    <>
      {restricted && (
        <Alert severity="info" sx={{ mb: 2.5 }}>
          {t('computed.restricted')}
        </Alert>
      )}
      <ComputedWhole view={view} />
      <FoundGroups view={view} />
      {organizations.length === 0 ? (
        <Empty title={t('computed.notComputed')} />
      ) : (
        <ComputedTable view={view} />
      )}
    </>
  );
}
