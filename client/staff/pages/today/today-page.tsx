import { useTranslation } from 'react-i18next';
import { formatDay } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useAssignments } from '../../queries/assignments.ts';
import { useCampaigns } from '../../queries/campaigns.ts';
import { useEvidence } from '../../queries/evidence.ts';
import { useWaitingAnswers } from '../../queries/free-answers.ts';
import { useGuide } from '../../queries/guide.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { useMonthSchedule } from '../../queries/schedule.ts';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { CampaignsToday } from './campaigns-today.tsx';
import { FirstDay } from './first-day.tsx';
import { MonthSchedule } from './month-schedule.tsx';
import { ProofsToday } from './proofs-today.tsx';
import { OwedForms } from './owed-forms.tsx';
import { WaitingAnswers } from './waiting-answers.tsx';

/** The calm start of the day: what runs, what is owed, what the plan says, what to do first. */
export function TodayPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const owes = can('dataForm.fill');
  const asks = can('campaign.read');
  const guide = useGuide();
  const campaigns = useCampaigns(asks);
  const assignments = useAssignments(owes);
  const plans = can('schedule.read');
  const schedule = useMonthSchedule(plans);
  const answers = useWaitingAnswers();
  const proofs = useEvidence('', can('evidence.read'));
  // Drawn at once when all of it is here: parts that come one by one would push each other down.
  const waiting = [guide, campaigns, assignments, schedule, answers, proofs].some(
    ({ isLoading }) => isLoading,
  );
  return (
    <Page title={t('today.title')} lead={formatDay(new Date().toISOString(), zone, language)}>
      {waiting ? (
        <Loading rows={10} />
      ) : (
        <>
          <FirstDay />
          {owes && <OwedForms />}
          {asks && <CampaignsToday />}
          <WaitingAnswers />
          <ProofsToday />
          {plans && <MonthSchedule />}
        </>
      )}
    </Page>
  );
}
