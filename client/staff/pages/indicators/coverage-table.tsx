import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageView } from '../../../../server/indicators/coverage.schema.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { CoverageState } from './coverage-state.tsx';
import { allOf, states, type Covered, type State } from './covered.ts';
import { indicatorPath } from './indicator-path.ts';
import { IndicatorValue } from './indicator-value.tsx';
import type { Step } from './next-steps.ts';
import { StepList } from './step-list.tsx';

interface CoverageTableProps {
  view: CoverageView;
  /** Only these; null: all. */
  state: State | null;
  steps: ReadonlyMap<string, Step[]>;
}

/** Every indicator with its state, why it has no value and what to do about it. */
export function CoverageTable({ view, state, steps }: CoverageTableProps) {
  const { t } = useTranslation();
  const rows = useMemo(
    () => allOf(view).filter((one) => state === null || one.state === state),
    [view, state],
  );
  const words = (row: Covered) =>
    [t(`coverage.states.${row.state}`), ...(steps.get(row.key) ?? []).map(({ text }) => text)].join(
      ' ',
    );
  return (
    <Sheet title={state ? t(`coverage.tiles.${state}`) : t('coverage.indicators')} flush>
      <DataTable
        id="coverage"
        caption={t('coverage.indicators')}
        rows={rows}
        rowKey={({ key }) => key}
        groupOf={({ direction }) => direction}
        copyable
        columns={[
          {
            id: 'name',
            title: t('indicator.name'),
            width: '42%',
            sortBy: ({ title }) => title,
            searchBy: ({ title, criterion }) => `${title} ${criterion}`,
            cell: ({ key, title }) => (
              <TextLink to={indicatorPath(key, view.period)}>
                <ClampText text={title} />
              </TextLink>
            ),
          },
          {
            id: 'state',
            title: t('coverage.state'),
            width: '12rem',
            sortBy: (row) => states.indexOf(row.state),
            searchBy: words,
            cell: (row) => <CoverageState state={row.state} />,
          },
          {
            id: 'why',
            title: t('coverage.why'),
            cell: (row) => <Why row={row} steps={steps.get(row.key) ?? []} />,
          },
        ]}
      />
    </Sheet>
  );
}

function Why({ row, steps }: { row: Covered; steps: Step[] }) {
  const { t } = useTranslation();
  if (row.state === 'computed') {
    return row.value?.parts.length && row.value.value === null ? (
      t('coverage.byParts', { count: row.value.parts.length })
    ) : (
      <IndicatorValue value={row.value} indicator={{ ...row, bound: true }} />
    );
  }
  if (row.state === 'judgement' && row.reason === null) {
    return row.value?.judgement?.title ?? t('coverage.judged');
  }
  const told = row.reason !== null && row.reason !== 'notReported' && row.reason !== 'notJudged';
  return (
    <>
      {(told || steps.length === 0) && t(`indicator.reason.${row.reason ?? 'notReported'}`)}
      <StepList steps={steps} />
    </>
  );
}
