import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CoverageView } from '../../../../server/indicators/coverage.schema.ts';
import { useCoverage } from '../../queries/indicators.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { AskedSheet } from './asked-sheet.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { allOf, countStates, states } from './covered.ts';
import { DeedsSheet } from './deeds-sheet.tsx';
import { DirectionsSheet } from './directions-sheet.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { SectionNav } from '../shell/section-nav.tsx';
import { StateTiles } from './state-tiles.tsx';
import { useSteps } from './use-steps.ts';

/** How far the catalog is: which indicators have a value, what the others wait for. */
export function CoveragePage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const coverage = useCoverage(search.get('period') ?? '');
  const { data } = coverage;
  return (
    <Page
      title={t('coverage.title')}
      lead={t('coverage.lead')}
      actions={
        data && (
          <PeriodPicker
            period={data.period}
            periods={data.periods}
            onChange={(period) => setSearch({ period }, { replace: true })}
          />
        )
      }
    >
      <SectionNav of="indicators" period={search.get('period') ?? ''} />
      <Loaded query={coverage} rows={12}>
        {(view) =>
          view.directions.length === 0 ? (
            <Empty title={t('coverage.emptyTitle')} text={t('coverage.emptyText')} />
          ) : (
            <Coverage view={view} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Coverage({ view }: { view: CoverageView }) {
  const [search, setSearch] = useSearchParams();
  const steps = useSteps(view);
  const all = allOf(view);
  const state = states.find((one) => one === search.get('state')) ?? null;
  return (
    <>
      <StateTiles
        counts={countStates(all)}
        added={all.filter(({ origin }) => origin === 'context').length}
        chosen={state}
        onChoose={(chosen) =>
          setSearch({ period: view.period, ...(chosen && { state: chosen }) }, { replace: true })
        }
      />
      {state === null && (
        <>
          <DeedsSheet deeds={steps.deeds} />
          <DirectionsSheet view={view} />
          <AskedSheet />
        </>
      )}
      <CoverageTable view={view} state={state} steps={steps.of} />
    </>
  );
}
