import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useIndicator } from '../../queries/indicators.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { HistorySheet } from './history-sheet.tsx';
import { MethodSheet } from './method-sheet.tsx';
import { OrganizationsSheet } from './organizations-sheet.tsx';
import { PartsSheet } from './parts-sheet.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { ValueSheet } from './value-sheet.tsx';

/** Documents list their indicators from a small letter; a heading begins with a capital. */
function asHeading(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** One indicator to the bottom: value, parts, method, organizations, periods. */
export function IndicatorPage() {
  const { t } = useTranslation();
  const { key = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('period') ?? '';
  const detail = useIndicator(key, asked);
  const period = detail.data?.period ?? asked;
  const periods = [...new Set([period, ...(detail.data?.history ?? []).map((one) => one.period)])];
  return (
    <Page
      title={asHeading(detail.data?.indicator.title ?? t('indicator.one'))}
      above={
        <>
          <TextLink to={`/indicators${period ? `?period=${period}` : ''}`}>
            {t('indicator.title')}
          </TextLink>
          {detail.data && ` / ${detail.data.directionTitle} / ${detail.data.criterionTitle}`}
        </>
      }
      actions={
        detail.data && (
          <PeriodPicker
            period={period}
            periods={periods}
            onChange={(value) => setSearch({ period: value }, { replace: true })}
          />
        )
      }
    >
      <Loaded query={detail} rows={9}>
        {(data) => (
          <>
            <ValueSheet detail={data} />
            <PartsSheet detail={data} />
            <MethodSheet detail={data} />
            <OrganizationsSheet detail={data} />
            <HistorySheet detail={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
