import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCreateCampaign } from '../../queries/campaigns.ts';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { DraftSources } from './draft-sources.tsx';
import { NewCampaignForm } from './new-campaign-form.tsx';

export function NewCampaignPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateCampaign();
  return (
    <Page
      title={t('newCampaign.title')}
      above={<TextLink to="/campaigns">{t('campaign.title')}</TextLink>}
      lead={t('newCampaign.lead')}
    >
      <DraftSources>
        {(sources) => (
          <NewCampaignForm
            {...sources}
            save={create}
            onSaved={({ id }) => void navigate(`/campaigns/${id}`)}
          />
        )}
      </DraftSources>
    </Page>
  );
}
