import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useCan, usePerson } from '../../queries/person.ts';
import { useMonthSchedule } from '../../queries/schedule.ts';
import { Page } from '../../ui/page.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { Empty } from '../../ui/states.tsx';
import { FeedsDialog } from './feeds-dialog.tsx';
import { ListView } from './list-view.tsx';
import { MonthView } from './month/month-view.tsx';
import { OrganizationView } from './organization/organization-view.tsx';
import { PeopleView } from './people/people-view.tsx';
import { WeekView } from './people/week-view.tsx';
import { StandingShapes } from './standing-mark.tsx';
import { UpkeepView } from './upkeep/upkeep-view.tsx';
import { ViewNav } from './view-nav.tsx';
import { viewOf, type View } from './views.ts';
import { YearView } from './year/year-view.tsx';

const screens: Record<View, () => React.ReactNode> = {
  list: ListView,
  year: YearView,
  month: MonthView,
  people: PeopleView,
  week: WeekView,
  organization: OrganizationView,
  upkeep: UpkeepView,
};

/** The plan of the year, looked at in one of several ways; the way stands in the address. */
export function SchedulePage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const { municipalityId } = usePerson();
  const [feeds, setFeeds] = useState(false);
  const schedule = useMonthSchedule();
  const can = useCan();
  const asked = viewOf(params.get('view'));
  const view = asked === 'upkeep' && !can('schedule.write') ? 'list' : asked;
  const Screen = screens[view];
  const printed = new URLSearchParams(params);
  printed.set('view', view);
  const hasPaper = view !== 'upkeep' && view !== 'organization';
  return (
    <Page
      title={t('schedule.title')}
      lead={t(`schedule.leads.${view}`)}
      actions={
        <>
          <Button startIcon={<CalendarMonth />} onClick={() => setFeeds(true)}>
            {t('plan.feeds.open')}
          </Button>
          {hasPaper && (
            <LinkButton
              to={`/schedule/print?${printed.toString()}`}
              variant="outlined"
              startIcon={<Print />}
            >
              {t('plan.print.open')}
            </LinkButton>
          )}
        </>
      }
    >
      <StandingShapes />
      <ViewNav view={view} />
      {schedule.data?.total === 0 ? (
        <Empty title={t('schedule.emptyTitle')} text={t('schedule.emptyText')} />
      ) : (
        // Beside asking whether there is a plan at all: a screen reads what it needs itself.
        <Screen key={`${municipalityId} ${view}`} />
      )}
      {feeds && <FeedsDialog onClose={() => setFeeds(false)} />}
    </Page>
  );
}
