import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../format/date.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { Page } from '../../ui/page.tsx';
import { CampaignsToday } from './campaigns-today.tsx';
import { FirstSteps } from './first-steps.tsx';
import { OwedForms } from './owed-forms.tsx';

/** The calm start of the day: what runs, what is owed, what to do first. */
export function TodayPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  return (
    <Page title={t('today.title')} lead={formatDay(new Date().toISOString(), zone, language)}>
      {can('dataForm.fill') && <OwedForms />}
      {can('campaign.read') && <CampaignsToday />}
      <FirstSteps />
    </Page>
  );
}
