import { useTranslation } from 'react-i18next';
import { useForms } from '../../queries/forms.ts';
import { useMunicipality } from '../../queries/municipalities.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { NewCampaignForm } from './new-campaign-form.tsx';

export function NewCampaignPage() {
  const { t } = useTranslation();
  const forms = useForms();
  const municipality = useMunicipality();
  const organizations = useOrganizations();
  return (
    <Page
      title={t('newCampaign.title')}
      above={<TextLink to="/campaigns">{t('campaign.title')}</TextLink>}
      lead={t('newCampaign.lead')}
    >
      <Loaded query={forms} rows={9}>
        {(allForms) => (
          <Loaded query={municipality} rows={9}>
            {(place) => (
              <Loaded query={organizations} rows={9}>
                {(allOrganizations) => (
                  <NewCampaignForm
                    forms={allForms}
                    municipality={place}
                    organizations={allOrganizations.filter(({ active }) => active)}
                  />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
