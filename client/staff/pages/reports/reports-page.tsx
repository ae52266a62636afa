import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { localText } from '../../format/local-text.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCampaigns } from '../../queries/campaigns.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { ReportTable } from './report-table.tsx';

/** Every campaign that has figures, with its table and its one-page reports. */
export function ReportsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const campaigns = useCampaigns();
  const [search, setSearch] = useState('');
  const [period, setPeriod] = useState('');
  const words = search.toLowerCase().trim();
  const fits = (campaign: CampaignView) =>
    (period === '' || campaign.period === period) &&
    `${campaign.title} ${localText(campaign.formTitle, language)}`.toLowerCase().includes(words);
  return (
    <Page title={t('report.title')} lead={t('report.lead')}>
      <Loaded query={campaigns}>
        {(all) => {
          const opened = all.filter(({ state }) => state === 'open' || state === 'closed');
          if (opened.length === 0) {
            return (
              <Empty
                title={t('report.emptyTitle')}
                text={t('report.emptyText')}
                action={
                  <LinkButton to="/campaigns" variant="contained">
                    {t('report.toCampaigns')}
                  </LinkButton>
                }
              />
            );
          }
          const periods = [...new Set(opened.map((one) => one.period))].sort().reverse();
          return (
            <>
              <FilterBar label={t('report.title')}>
                <SearchField label={t('common.search')} value={search} onChange={setSearch} />
                <SelectField
                  label={t('campaign.period')}
                  value={period}
                  onChange={setPeriod}
                  sx={{ width: { xs: 1, sm: '16rem' } }}
                  options={[
                    { value: '', text: t('common.all') },
                    ...periods.map((value) => ({ value, text: periodName(value, language) })),
                  ]}
                />
              </FilterBar>
              {opened.some(fits) ? (
                <Sheet flush>
                  <ReportTable campaigns={opened.filter(fits)} />
                </Sheet>
              ) : (
                <Empty title={t('common.nothingFound')} text={t('common.nothingFoundHint')} />
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
