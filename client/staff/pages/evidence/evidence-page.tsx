import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useEvidence, useJudgements } from '../../queries/evidence.ts';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ConclusionsTab } from './conclusions-tab.tsx';
import { ProofsTab } from './proofs-tab.tsx';

type TabId = 'proofs' | 'conclusions';

/** What proves the indicators: documents by link, and experts' conclusions in words. */
export function EvidencePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const period = search.get('period') ?? '';
  const tab: TabId = search.get('tab') === 'conclusions' ? 'conclusions' : 'proofs';
  const proofs = useEvidence(period, tab === 'proofs');
  const judgements = useJudgements(period, tab === 'conclusions');
  const shown = tab === 'proofs' ? proofs.data : judgements.data;
  const periods = shown ? [...new Set([shown.period, ...shown.periods])] : [];
  return (
    <Page
      title={t('evidence.title')}
      lead={t(`evidence.lead.${tab}`)}
      actions={
        shown && (
          <SelectField
            label={t('evidence.period')}
            value={shown.period}
            onChange={(chosen) => setSearch({ tab, period: chosen }, { replace: true })}
            sx={{ minWidth: '15rem' }}
            options={periods.map((value) => ({ value, text: periodName(value, language) }))}
          />
        )
      }
    >
      <Tabs
        value={tab}
        variant="scrollable"
        scrollButtons={false}
        aria-label={t('evidence.title')}
        // Documents and conclusions may be of different kinds of period.
        onChange={(_, chosen: TabId) => setSearch({ tab: chosen }, { replace: true })}
        sx={{ mb: 2.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {(['proofs', 'conclusions'] as const).map((one) => (
          <Tab
            key={one}
            value={one}
            label={t(`evidence.tabs.${one}`)}
            id={`tab-${one}`}
            {...(one === tab ? { 'aria-controls': 'tab-content' } : {})}
          />
        ))}
      </Tabs>
      <div role="tabpanel" id="tab-content" aria-labelledby={`tab-${tab}`}>
        {tab === 'proofs' ? <ProofsTab query={proofs} /> : <ConclusionsTab query={judgements} />}
      </div>
    </Page>
  );
}
