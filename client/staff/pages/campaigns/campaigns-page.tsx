import Add from '@mui/icons-material/Add';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { useCampaigns } from '../../queries/campaigns.ts';
import { useCan } from '../../queries/person.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { CampaignTable } from './campaign-table.tsx';

const states: CampaignView['state'][] = ['open', 'planned', 'draft', 'closed'];

export function CampaignsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const campaigns = useCampaigns();
  const [state, setState] = useState('');
  const [search, setSearch] = useState('');
  // An organization's people see the surveys that ask them, and fill forms of their own.
  const own = can('dataForm.fill');
  const create = can('campaign.create') && (
    <LinkButton to="/campaigns/new" variant="contained" startIcon={<Add />}>
      {t('campaign.create')}
    </LinkButton>
  );
  const fits = (campaign: CampaignView) =>
    (state === '' || campaign.state === state) &&
    `${campaign.title} ${campaign.formTitle.ru}`
      .toLowerCase()
      .includes(search.toLowerCase().trim());
  return (
    <Page
      title={t('campaign.title')}
      lead={t(own ? 'campaign.ownLead' : 'campaign.lead')}
      actions={create}
    >
      <Loaded query={campaigns}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title={t(own ? 'campaign.ownEmptyTitle' : 'campaign.emptyTitle')}
              text={t(own ? 'campaign.ownEmptyText' : 'campaign.emptyText')}
              action={create}
            />
          ) : (
            <>
              <FilterBar label={t('campaign.title')}>
                <SearchField label={t('common.search')} value={search} onChange={setSearch} />
                <SelectField
                  label={t('campaign.filterState')}
                  value={state}
                  onChange={setState}
                  sx={{ width: { xs: 1, sm: '14rem' } }}
                  options={[
                    { value: '', text: t('common.all') },
                    ...states.map((value) => ({ value, text: t(`campaign.states.${value}`) })),
                  ]}
                />
              </FilterBar>
              {all.some(fits) ? (
                <Sheet flush>
                  <CampaignTable campaigns={all.filter(fits)} />
                </Sheet>
              ) : (
                <Empty title={t('common.nothingFound')} text={t('common.nothingFoundHint')} />
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
