import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { useResults } from '../../queries/results.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Empty } from '../../ui/states.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { Results } from './results.tsx';

/** What the answers say, of everybody or of one organization. */
export function ResultsTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { campaign } = progress;
  if (campaign.kind === 'dataForm') {
    return (
      <Empty
        title={t('results.dataFormTitle')}
        text={t('results.dataFormText')}
        action={
          <LinkButton to="/indicators" variant="contained">
            {t('results.toIndicators')}
          </LinkButton>
        }
      />
    );
  }
  if (campaign.state === 'draft' || campaign.state === 'planned') {
    return <Empty title={t('results.emptyTitle')} text={t('results.emptyText')} />;
  }
  return <FilteredResults progress={progress} />;
}

function FilteredResults({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const [organization, setOrganization] = useState('');
  const results = useResults(progress.campaign.id, organization);
  const organizations = progress.organizations.toSorted((a, b) =>
    shortName(a.id, a.name).localeCompare(shortName(b.id, b.name), 'ru', { numeric: true }),
  );
  return (
    <>
      <FilterBar label={t('campaign.tabs.results')}>
        <SelectField
          label={t('results.organization')}
          value={organization}
          onChange={setOrganization}
          sx={{ maxWidth: '34rem' }}
          options={[
            { value: '', text: t('results.everyone') },
            ...organizations.map(({ id, name }) => ({ value: id, text: shortName(id, name) })),
          ]}
        />
      </FilterBar>
      <Loaded query={results} rows={8}>
        {(data) => <Results results={data} />}
      </Loaded>
    </>
  );
}
