import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { useCan, usePerson } from '../../queries/person.ts';
import { clusterScope, useReleased, useResults, type Scope } from '../../queries/results.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Empty } from '../../ui/states.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { Results } from './results.tsx';
import { ResultsComparison } from './results-comparison.tsx';
import { ResultsRelease } from './results-release.tsx';

/** What the answers say: question by question, organization beside organization, in free words. */
export function ResultsTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { campaign } = progress;
  if (campaign.state === 'draft' || campaign.state === 'planned') {
    return <Empty title={t('results.emptyTitle')} text={t('results.emptyText')} />;
  }
  return <OpenResults progress={progress} />;
}

interface ViewProps {
  progress: CampaignProgress;
  /** Leads to the free answers that wait, for whoever may release them. */
  onRelease: (() => void) | null;
}

const views = {
  questions: FilteredResults,
  comparison: ResultsComparison,
  answers: ResultsRelease,
};
type View = keyof typeof views;

function OpenResults({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const can = useCan();
  const [search, setSearch] = useSearchParams();
  const offered: View[] = useSeesEverybody()
    ? ['questions', 'comparison', ...(can('response.release') ? (['answers'] as const) : [])]
    : ['questions'];
  const view = offered.find((one) => one === search.get('view')) ?? 'questions';
  const Content = views[view];
  const show = (next: View | null) => {
    if (!next) return;
    setSearch(
      (before) => {
        before.set('view', next);
        return before;
      },
      { replace: true },
    );
  };
  return (
    <>
      {offered.length > 1 && (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          aria-label={t('results.viewsLabel')}
          onChange={(_, next: View | null) => show(next)}
          sx={{
            mb: 2.5,
            display: 'flex',
            flexWrap: 'wrap',
            gap: 0.75,
            '& .MuiToggleButton-root': {
              m: 0,
              border: 1,
              borderRadius: 1,
              borderColor: '#9fb0ba',
              color: 'text.primary',
              backgroundColor: 'background.paper',
            },
            '& .MuiToggleButton-root.Mui-selected, & .MuiToggleButton-root.Mui-selected:hover': {
              borderColor: 'primary.main',
              color: 'primary.main',
              backgroundColor: 'primary.light',
            },
            displayPrint: 'none',
          }}
        >
          {offered.map((one) => (
            <ToggleButton key={one} value={one} sx={{ textTransform: 'none', px: 2 }}>
              {t(`results.views.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <Content
        progress={progress}
        onRelease={offered.includes('answers') ? () => show('answers') : null}
      />
    </>
  );
}

/** Whether the person works for the whole municipality, not for organizations of its own. */
function useSeesEverybody(): boolean {
  const { role } = usePerson();
  return role !== 'coordinator' && role !== 'head' && role !== 'expert';
}

function FilteredResults({ progress, onRelease }: ViewProps) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const everybody = useSeesEverybody();
  const { campaign } = progress;
  const organizations = progress.organizations.toSorted((a, b) =>
    shortName(a.id, a.name).localeCompare(shortName(b.id, b.name), 'ru', { numeric: true }),
  );
  const [scope, setScope] = useState<Scope>(everybody ? '' : (organizations[0]?.id ?? ''));
  const clusters = everybody
    ? [...new Set(organizations.map(({ cluster }) => cluster))].filter(Boolean).sort()
    : [];
  const results = useResults(campaign.id, scope, campaign.state === 'open');
  const isCluster = scope !== '' && !organizations.some(({ id }) => id === scope);
  const released = useReleased(campaign.id, scope, !isCluster);
  const selected = organizations.filter(
    ({ id, cluster }) => scope === '' || scope === id || scope === clusterScope(cluster),
  );
  const options = [
    ...(everybody ? [{ value: '', text: t('results.everyone') }] : []),
    ...clusters.map((name) => ({
      value: clusterScope(name),
      text: t('results.cluster', { name }),
    })),
    ...organizations.map(({ id, name }) => ({ value: id, text: shortName(id, name) })),
  ];
  return (
    <>
      {options.length > 1 && (
        <FilterBar label={t('campaign.tabs.results')}>
          <SelectField
            label={t('results.selection')}
            value={scope}
            onChange={setScope}
            sx={{ maxWidth: '34rem' }}
            options={options}
          />
        </FilterBar>
      )}
      <Loaded query={results} rows={8}>
        {(data) => (
          // The figures of whoever was chosen before stay in place, but do not pass for these.
          <Box
            aria-busy={results.isPlaceholderData}
            sx={results.isPlaceholderData ? { opacity: 0.35, pointerEvents: 'none' } : {}}
          >
            <Results
              results={data}
              received={selected.reduce((sum, one) => sum + one.received, 0)}
              onRelease={onRelease}
              released={isCluster ? undefined : released.data}
              updatedAt={results.dataUpdatedAt}
            />
          </Box>
        )}
      </Loaded>
    </>
  );
}
