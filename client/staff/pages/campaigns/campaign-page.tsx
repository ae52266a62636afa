import Alert from '@mui/material/Alert';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { useCampaign } from '../../queries/campaigns.ts';
import { useCan } from '../../queries/person.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { BriefTab } from './brief-tab.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignFacts } from './campaign-facts.tsx';
import { DraftCheck } from './draft-check.tsx';
import { DebtorsTab } from './debtors-tab.tsx';
import { LinksTab } from './links-tab.tsx';
import { ProgressTab } from './progress-tab.tsx';
import { ReopenNotice } from './reopen-notice.tsx';
import { ResultsTab } from './results-tab.tsx';
import { SummaryTab } from './summary-tab.tsx';
import { UnaskedNotice } from './unasked-notice.tsx';
import { VersionNotice } from './version-notice.tsx';

/** One campaign: its terms, and tabs for progress, links and results. */
export function CampaignPage() {
  const { t } = useTranslation();
  const can = useCan();
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  return (
    <Page
      title={campaign.data?.campaign.title ?? t('campaign.one')}
      above={<TextLink to="/campaigns">{t('campaign.title')}</TextLink>}
      lead={campaign.data && <CampaignFacts campaign={campaign.data.campaign} />}
      actions={campaign.data && <CampaignActions progress={campaign.data} />}
    >
      <Loaded query={campaign} rows={9}>
        {(progress) => (
          <>
            {progress.campaign.state === 'planned' && (
              <Alert severity="info" sx={{ mb: 2.5 }}>
                {t('campaign.plannedHint')}
              </Alert>
            )}
            {progress.campaign.reopenable && can('campaign.close') && (
              <ReopenNotice campaign={progress.campaign} />
            )}
            {progress.campaign.state === 'draft' ? (
              <DraftCheck progress={progress} />
            ) : (
              <>
                <VersionNotice campaign={progress.campaign} />
                <UnaskedNotice campaign={progress.campaign} />
                <CampaignTabs progress={progress} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const tabs = {
  progress: ProgressTab,
  debtors: DebtorsTab,
  links: LinksTab,
  results: ResultsTab,
  summary: SummaryTab,
  brief: BriefTab,
};
type TabId = keyof typeof tabs;
/** What a tab needs besides the right to the page. */
const needs: Partial<Record<TabId, string>> = {
  debtors: 'person.read',
  links: 'link.read',
  results: 'response.results',
  summary: 'report.read',
  brief: 'report.brief',
};

function CampaignTabs({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const can = useCan();
  const [search, setSearch] = useSearchParams();
  const shown = (Object.keys(tabs) as TabId[]).filter((tab) => {
    // What a data form says is in the table of organizations.
    if (tab === 'results' && progress.campaign.kind === 'dataForm') return false;
    const permission = needs[tab];
    return permission === undefined || can(permission);
  });
  const current = shown.find((tab) => tab === search.get('tab')) ?? 'progress';
  const Content = tabs[current];
  return (
    <>
      <Tabs
        value={current}
        variant="scrollable"
        scrollButtons={false}
        aria-label={t('campaign.one')}
        onChange={(_, tab: TabId) => setSearch({ tab }, { replace: true })}
        sx={{ mb: 2.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {shown.map((tab) => (
          <Tab
            key={tab}
            value={tab}
            label={t(`campaign.tabs.${tab}`)}
            id={`tab-${tab}`}
            {...(tab === current ? { 'aria-controls': 'tab-content' } : {})}
          />
        ))}
      </Tabs>
      <div role="tabpanel" id="tab-content" aria-labelledby={`tab-${current}`}>
        <Content progress={progress} />
      </div>
    </>
  );
}
