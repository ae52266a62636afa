import Print from '@mui/icons-material/Print';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMunicipality, useZone } from '../../../queries/municipalities.ts';
import { useOccurrences, type OccurrenceFilter } from '../../../queries/occurrences.ts';
import { usePlanVersions } from '../../../queries/plan.ts';
import { useMonthSchedule } from '../../../queries/schedule.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { weeksAround } from '../people/weeks.ts';
import { StandingShapes } from '../standing-mark.tsx';
import { viewOf, viewPath, type View } from '../views.ts';
import { PaperHead } from './paper-head.tsx';
import { PaperList } from './paper-list.tsx';
import { PaperYear } from './paper-year.tsx';

/** The chosen view on paper, A4 across, under the order that approves the plan. */
export function PrintPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const [params] = useSearchParams();
  const view = viewOf(params.get('view'));
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const occurrences = useOccurrences(filterOf(view, params, today));
  const schedule = useMonthSchedule();
  const versions = usePlanVersions();
  const { data: municipality } = useMunicipality();
  const back = Object.fromEntries([...params].filter(([name]) => name !== 'view'));
  const order = versions.data?.versions[0]?.order ?? null;
  const waiting = schedule.isLoading || versions.isLoading;
  return (
    <Page
      title={t('plan.print.title')}
      above={<TextLink to={viewPath(view, back)}>{t('schedule.title')}</TextLink>}
      lead={t('plan.print.lead')}
      actions={
        <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
          {t('plan.print.print')}
        </Button>
      }
    >
      <GlobalStyles
        styles={{
          '@page': { size: 'A4 landscape', margin: '12mm 10mm' },
          '@media print': { main: { padding: '0 !important' } },
        }}
      />
      <StandingShapes />
      <Loaded query={occurrences} rows={14}>
        {(found) =>
          !waiting && (
            <Box sx={paper} tabIndex={0} role="region" aria-label={t('plan.print.title')}>
              <PaperHead
                order={order}
                municipality={municipality?.name ?? ''}
                year={found.year}
                month={view === 'month' ? (params.get('month') ?? today.slice(0, 7)) : null}
                mine={view === 'week'}
              />
              {view === 'year' ? (
                <PaperYear
                  items={found.items}
                  year={found.year}
                  directions={schedule.data?.directions ?? []}
                />
              ) : (
                <PaperList
                  items={found.items}
                  directions={schedule.data?.directions ?? []}
                  by={view === 'people' ? 'people' : view === 'list' ? 'directions' : 'days'}
                />
              )}
            </Box>
          )
        }
      </Loaded>
    </Page>
  );
}

/** What of the plan the view shows; rows and people are of the working year. */
function filterOf(view: View, params: URLSearchParams, today: string): OccurrenceFilter {
  const read = (name: string) => params.get(name) ?? '';
  const narrowed = { level: read('level'), search: view === 'people' ? '' : read('search') };
  switch (view) {
    case 'month':
      return { ...narrowed, month: read('month') || today.slice(0, 7) };
    case 'week':
      return {
        ...{ mine: 'true', state: 'open', from: '2000-01-01', to: weeksAround(today).nextSunday },
      };
    case 'year':
      return { ...narrowed, year: read('year') };
    case 'list':
      return { ...narrowed, direction: read('direction') };
    case 'people':
    case 'organization':
    case 'upkeep':
      return narrowed;
  }
}

const paper = {
  overflowX: 'auto',
  p: { xs: 2, sm: 4 },
  backgroundColor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  fontSize: '0.8125rem',
  lineHeight: 1.35,
  '@media print': { p: 0, border: 0, overflow: 'visible', fontSize: '9pt' },
  '& table': { width: '100%', borderCollapse: 'collapse', minWidth: '56rem' },
  '@media print and (min-width: 0)': { '& table': { minWidth: 0 } },
  '& th, & td': {
    border: '1px solid #8b9ba5',
    p: '3px 5px',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: 400,
  },
  '& thead th': { fontWeight: 600, backgroundColor: '#f3f6f7' },
  '& thead': { display: 'table-header-group' },
  '& tr': { breakInside: 'avoid' },
  '& .group th': { fontWeight: 600, backgroundColor: '#f3f6f7', breakAfter: 'avoid' },
} as const;
