import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { FoundTab } from './found-tab.tsx';
import { RulesTab } from './rules-tab.tsx';

const tabs = ['found', 'rules'] as const;

/** What the checks found in submitted forms, and the checks themselves. */
export function ChecksPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'found';
  return (
    <Page
      title={t('check.title')}
      above={<TextLink to="/completeness">{t('completeness.title')}</TextLink>}
      lead={t(`check.lead.${tab}`)}
    >
      <Tabs
        value={tab}
        aria-label={t('check.title')}
        onChange={(_, chosen: (typeof tabs)[number]) =>
          setSearch(chosen === 'found' ? {} : { tab: chosen }, { replace: true })
        }
        sx={{ mb: 2.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {tabs.map((one) => (
          <Tab
            key={one}
            value={one}
            label={t(`check.tabs.${one}`)}
            id={`tab-${one}`}
            {...(one === tab ? { 'aria-controls': 'tab-content' } : {})}
          />
        ))}
      </Tabs>
      <div role="tabpanel" id="tab-content" aria-labelledby={`tab-${tab}`}>
        {tab === 'found' ? <FoundTab /> : <RulesTab />}
      </div>
    </Page>
  );
}
