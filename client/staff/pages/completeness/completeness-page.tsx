import Checklist from '@mui/icons-material/Checklist';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { MatrixView } from '../../../../server/completeness/schema.ts';
import { matrixFile, useMatrix } from '../../queries/completeness.ts';
import { useCan } from '../../queries/person.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { DownloadButton } from '../reports/download-button.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { narrow, sought, type Filter, type Shown } from './filter.ts';
import { MatrixCards } from './matrix-cards.tsx';
import { MatrixFilters } from './matrix-filters.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { SectionNav } from '../shell/section-nav.tsx';
import { Shapes } from './shapes.tsx';
import { TallyLine } from './tally-line.tsx';
import { useMatrixChoice } from './use-matrix-choice.ts';

/** Who has handed in which form of a period: the filter stands in the address, to be passed on. */
export function CompletenessPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const matrix = useMatrix(search.get('period') ?? '');
  const change = (next: Record<string, string>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  const filter: Filter = {
    search: search.get('find') ?? '',
    state: sought.find((one) => one === search.get('state')) ?? '',
    cluster: search.get('cluster') ?? '',
    form: search.get('form') ?? '',
  };
  const onFilter = ({ search: find, ...rest }: Partial<Filter>) =>
    change({ ...rest, ...(find === undefined ? {} : { find }) });
  return (
    <Page title={t('completeness.title')} lead={t('completeness.lead')}>
      <SectionNav of="completeness" period={matrix.data?.period ?? ''} />
      <Loaded query={matrix} rows={10}>
        {(view) =>
          view.periods.length === 0 ? (
            <NothingAsked />
          ) : (
            <MatrixSheet
              view={view}
              filter={filter}
              onFilter={onFilter}
              onPeriod={(period) => change({ period, form: '', cluster: '' })}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function NothingAsked() {
  const { t } = useTranslation();
  const can = useCan();
  return (
    <Empty
      title={t('completeness.emptyTitle')}
      text={t('completeness.emptyText')}
      action={
        can('campaign.create') && (
          <LinkButton to="/campaigns/new" variant="contained">
            {t('completeness.toCampaign')}
          </LinkButton>
        )
      }
    />
  );
}

interface MatrixSheetProps {
  view: MatrixView;
  filter: Filter;
  onFilter: (change: Partial<Filter>) => void;
  onPeriod: (period: string) => void;
}

function MatrixSheet({ view, filter, onFilter, onPeriod }: MatrixSheetProps) {
  const { t } = useTranslation();
  const can = useCan();
  const narrowScreen = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { search, state, cluster, form } = filter;
  const words = useDeferredValue(search);
  const shown: Shown = useMemo(
    () => narrow(view, { search: words, state, cluster, form }),
    [view, words, state, cluster, form],
  );
  const [choosing, setChoosing] = useState(false);
  const choice = useMatrixChoice(shown, state);
  const column = form === '' ? undefined : view.forms.find(({ key }) => key === form);
  const ticked = choosing ? choice : null;
  const shownOf = (count: number, all: number) =>
    count === all ? t('completeness.every', { count }) : t('completeness.shown', { count, all });
  const mayChoose = can('dataForm.except') || can('dataForm.accept');
  return (
    <>
      <Shapes />
      <MatrixFilters view={view} filter={filter} onFilter={onFilter} onPeriod={onPeriod} />
      <TallyLine tally={column?.tally ?? view.total} />
      {shown.rows.length === 0 ? (
        <Empty title={t('common.nothingFound')} text={t('common.nothingFoundHint')} />
      ) : (
        <Sheet
          flush
          title={shownOf(shown.rows.length, view.rows.length)}
          actions={
            <>
              {mayChoose && (
                <Button
                  variant="outlined"
                  startIcon={<Checklist />}
                  aria-pressed={choosing}
                  onClick={() => {
                    choice.clear();
                    setChoosing(!choosing);
                  }}
                >
                  {t(choosing ? 'completeness.chooseEnd' : 'completeness.choose')}
                </Button>
              )}
              <DownloadButton
                variant="outlined"
                {...matrixFile({
                  period: view.period,
                  forms: shown.columns.flatMap((index) => view.forms[index]?.key ?? []),
                  organizationIds: shown.rows.map(({ id }) => id),
                })}
              >
                {t('completeness.file')}
              </DownloadButton>
            </>
          }
        >
          {narrowScreen ? (
            <MatrixCards view={view} shown={shown} choice={ticked} />
          ) : (
            <MatrixTable view={view} shown={shown} choice={ticked} />
          )}
          {ticked && <ChosenBar view={view} choice={ticked} />}
        </Sheet>
      )}
    </>
  );
}
