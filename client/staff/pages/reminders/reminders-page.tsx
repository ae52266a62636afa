import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { LogTab } from './log-tab.tsx';
import { MailTrouble } from './mail-trouble.tsx';
import { PlanTab } from './plan-tab.tsx';
import { RulesTab } from './rules-tab.tsx';

const tabs = ['plan', 'log', 'rules'] as const;
const contents = { plan: PlanTab, log: LogTab, rules: RulesTab };

/** Who is reminded of forms that are due, what went out, and by which rules. */
export function RemindersPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'plan';
  const Content = contents[tab];
  return (
    <Page
      title={t('reminder.title')}
      above={<TextLink to="/completeness">{t('completeness.title')}</TextLink>}
      lead={t('reminder.lead')}
    >
      <MailTrouble />
      <Tabs
        value={tab}
        variant="scrollable"
        scrollButtons={false}
        aria-label={t('reminder.title')}
        onChange={(_, chosen: string) => setSearch({ tab: chosen }, { replace: true })}
        sx={{ mb: 2.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {tabs.map((one) => (
          <Tab
            key={one}
            value={one}
            label={t(`reminder.tabs.${one}`)}
            id={`tab-${one}`}
            {...(one === tab ? { 'aria-controls': 'tab-content' } : {})}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id="tab-content" aria-labelledby={`tab-${tab}`}>
        <Content />
      </Box>
    </Page>
  );
}
