import { createBrowserRouter, type RouteObject } from 'react-router';
import type { ComponentType } from 'react';
import { Allowed } from './pages/shell/allowed.tsx';
import { CrashPage } from './pages/shell/crash-page.tsx';
import { Gate } from './pages/shell/gate.tsx';
import { NotFoundPage } from './pages/shell/not-found-page.tsx';
import { TodayPage } from './pages/today/today-page.tsx';

/** A screen whose code is fetched when it is first opened, and the permission it needs. */
function screen(path: string, needs: string, load: () => Promise<ComponentType>): RouteObject {
  return {
    path,
    lazy: async () => {
      const Screen = await load();
      return {
        element: (
          <Allowed needs={needs}>
            <Screen />
          </Allowed>
        ),
      };
    },
  };
}

const screens: RouteObject[] = [
  { index: true, element: <TodayPage /> },
  screen('campaigns', 'campaign.read', async () => {
    return (await import('./pages/campaigns/campaigns-page.tsx')).CampaignsPage;
  }),
  screen('campaigns/new', 'campaign.create', async () => {
    return (await import('./pages/campaigns/new-campaign-page.tsx')).NewCampaignPage;
  }),
  screen('campaigns/:id/edit', 'campaign.create', async () => {
    return (await import('./pages/campaigns/edit-campaign-page.tsx')).EditCampaignPage;
  }),
  screen('campaigns/:id', 'campaign.read', async () => {
    return (await import('./pages/campaigns/campaign-page.tsx')).CampaignPage;
  }),
  screen('campaigns/:id/print', 'link.read', async () => {
    return (await import('./pages/campaigns/print-page.tsx')).PrintPage;
  }),
  screen('campaigns/:id/brief', 'report.brief', async () => {
    return (await import('./pages/campaigns/brief-page.tsx')).BriefPage;
  }),
  screen('completeness', 'dataForm.read', async () => {
    return (await import('./pages/completeness/completeness-page.tsx')).CompletenessPage;
  }),
  screen('completeness/compilation', 'dataForm.read', async () => {
    return (await import('./pages/completeness/compilation/compilation-page.tsx')).CompilationPage;
  }),
  screen('completeness/templates', 'report.read', async () => {
    return (await import('./pages/completeness/templates/templates-page.tsx')).TemplatesPage;
  }),
  screen('completeness/templates/:id', 'report.read', async () => {
    return (await import('./pages/completeness/templates/template-page.tsx')).TemplatePage;
  }),
  screen('reports', 'report.brief', async () => {
    return (await import('./pages/reports/reports-page.tsx')).ReportsPage;
  }),
  screen('checks', 'check.read', async () => {
    return (await import('./pages/checks/checks-page.tsx')).ChecksPage;
  }),
  screen('evidence', 'evidence.read', async () => {
    return (await import('./pages/evidence/evidence-page.tsx')).EvidencePage;
  }),
  screen('reminders', 'reminder.read', async () => {
    return (await import('./pages/reminders/reminders-page.tsx')).RemindersPage;
  }),
  screen('external', 'external.read', async () => {
    return (await import('./pages/external/external-page.tsx')).ExternalPage;
  }),
  screen('external/import', 'external.write', async () => {
    return (await import('./pages/external/import/import-page.tsx')).ImportPage;
  }),
  screen('external/tables/:id', 'external.read', async () => {
    return (await import('./pages/external/table-page.tsx')).TablePage;
  }),
  screen('indicators', 'indicator.read', async () => {
    return (await import('./pages/indicators/indicators-page.tsx')).IndicatorsPage;
  }),
  screen('indicators/coverage', 'form.read', async () => {
    return (await import('./pages/indicators/coverage-page.tsx')).CoveragePage;
  }),
  screen('indicators/settings', 'indicator.read', async () => {
    return (await import('./pages/indicators/settings/settings-page.tsx')).SettingsPage;
  }),
  screen('indicators/computed', 'indicator.read', async () => {
    return (await import('./pages/indicators/computed/lists-page.tsx')).ListsPage;
  }),
  screen('indicators/computed/:id', 'indicator.read', async () => {
    return (await import('./pages/indicators/computed/computed-page.tsx')).ComputedPage;
  }),
  screen('indicators/:key', 'indicator.read', async () => {
    return (await import('./pages/indicators/indicator-page.tsx')).IndicatorPage;
  }),
  screen('calendar', 'calendar.read', async () => {
    return (await import('./pages/calendar/calendar-page.tsx')).CalendarPage;
  }),
  screen('schedule', 'schedule.read', async () => {
    return (await import('./pages/schedule/schedule-page.tsx')).SchedulePage;
  }),
  screen('schedule/print', 'schedule.read', async () => {
    return (await import('./pages/schedule/print/print-page.tsx')).PrintPage;
  }),
  screen('schedule/occurrences/:id', 'schedule.read', async () => {
    return (await import('./pages/schedule/occurrence/occurrence-page.tsx')).OccurrencePage;
  }),
  screen('organizations', 'organization.read', async () => {
    return (await import('./pages/organizations/organizations-page.tsx')).OrganizationsPage;
  }),
  screen('organizations/import', 'organization.write', async () => {
    return (await import('./pages/organizations/import/import-page.tsx')).ImportPage;
  }),
  screen('assignments', 'dataForm.fill', async () => {
    return (await import('./pages/assignments/assignments-page.tsx')).AssignmentsPage;
  }),
  screen('assignments/:id', 'dataForm.read', async () => {
    return (await import('./pages/assignments/assignment-page.tsx')).AssignmentPage;
  }),
  screen('assignments/:id/print', 'dataForm.read', async () => {
    return (await import('./pages/assignments/print-page.tsx')).PrintPage;
  }),
  screen('forms', 'form.read', async () => {
    return (await import('./pages/forms/forms-page.tsx')).FormsPage;
  }),
  screen('forms/:key/draft', 'form.publish', async () => {
    return (await import('./pages/forms/editor/draft-page.tsx')).DraftPage;
  }),
  screen('forms/:key/:version', 'form.read', async () => {
    return (await import('./pages/forms/form-page.tsx')).FormPage;
  }),
  screen('people', 'person.read', async () => {
    return (await import('./pages/people/people-page.tsx')).PeoplePage;
  }),
  screen('audit', 'audit.read', async () => {
    return (await import('./pages/audit/audit-page.tsx')).AuditPage;
  }),
  screen('municipality', 'municipality.write', async () => {
    return (await import('./pages/municipalities/settings-page.tsx')).SettingsPage;
  }),
  screen('municipalities/new', 'municipality.create', async () => {
    return (await import('./pages/municipalities/new-municipality-page.tsx')).NewMunicipalityPage;
  }),
  { path: '*', element: <NotFoundPage /> },
];

/** Every address of the staff application. */
export function makeRouter() {
  return createBrowserRouter([
    {
      path: '/join',
      errorElement: <CrashPage />,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: (await import('./pages/session/join-page.tsx')).JoinPage }),
    },
    {
      path: '/',
      element: <Gate />,
      errorElement: <CrashPage />,
      HydrateFallback: () => null,
      children: [{ errorElement: <CrashPage />, children: screens }],
    },
  ]);
}
