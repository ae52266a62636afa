import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useCampaign, useUpdateCampaign } from '../../queries/campaigns.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { DraftSources } from './draft-sources.tsx';
import { draftOf, strangers } from './draft.ts';
import { NewCampaignForm } from './new-campaign-form.tsx';

/** A stored draft, to be changed before it opens. */
export function EditCampaignPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const campaign = useCampaign(id);
  const update = useUpdateCampaign(id);
  const back = `/campaigns/${id}`;
  return (
    <Page
      title={t('newCampaign.editTitle')}
      above={<TextLink to={back}>{campaign.data?.campaign.title ?? t('campaign.one')}</TextLink>}
    >
      <Loaded query={campaign} rows={9}>
        {(progress) =>
          progress.campaign.state === 'draft' ? (
            <DraftSources>
              {(sources) => {
                const { forms, organizations, municipality } = sources;
                const draft = draftOf(progress, organizations, municipality.timeZone);
                const form = forms.find(({ key }) => key === draft.formKey);
                // Who stored it so has agreed to it.
                const otherTypes = strangers(draft, form, organizations).length > 0;
                return (
                  <NewCampaignForm
                    {...sources}
                    stored={{ ...draft, otherTypes }}
                    save={update}
                    onSaved={() => void navigate(back)}
                  />
                );
              }}
            </DraftSources>
          ) : (
            <Navigate to={back} replace />
          )
        }
      </Loaded>
    </Page>
  );
}
