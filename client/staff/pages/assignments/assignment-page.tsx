import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useAssignment } from '../../queries/assignments.ts';
import { useMunicipality } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { FillPage } from './fill-page.tsx';

/** One data form: filled in, corrected, signed, accepted or only looked at. */
export function AssignmentPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id = '' } = useParams();
  const assignment = useAssignment(id);
  const municipality = useMunicipality();
  const about = assignment.data?.assignment;
  const can = useCan();
  const shortName = useShortName();
  return (
    <Page
      title={about?.title ?? t('assignment.form')}
      above={
        can('dataForm.fill') ? (
          <TextLink to="/assignments">{t('assignment.title')}</TextLink>
        ) : (
          about && (
            <>
              <TextLink to={`/completeness?period=${about.period}`}>
                {t('completeness.title')}
              </TextLink>
              {' · '}
              <TextLink to={`/campaigns/${about.campaignId}`}>{t('campaign.one')}</TextLink>
            </>
          )
        )
      }
      lead={
        about &&
        `${shortName(about.organizationId, about.organizationName)}. ${periodName(about.period, language)}`
      }
    >
      <Loaded query={municipality} rows={10}>
        {(place) => (
          <Loaded query={assignment} rows={10}>
            {(view) => <FillPage key={view.assignment.id} view={view} zone={place.timeZone} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
