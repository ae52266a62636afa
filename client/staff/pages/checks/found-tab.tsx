import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { FoundView } from '../../../../server/checks/found.schema.ts';
import { foundFile, useFound } from '../../queries/checks.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { DownloadButton } from '../reports/download-button.tsx';
import { FoundFilters } from './found-filters.tsx';
import { FoundTable } from './found-table.tsx';
import { decisionOf, narrowed, type FoundFilter } from './found.ts';

/** All violations of all organizations for a period. */
export function FoundTab() {
  const [search, setSearch] = useSearchParams();
  const found = useFound(search.get('period') ?? '');
  const value = (name: string) => search.get(name) ?? '';
  const filter: FoundFilter = {
    severity: value('severity'),
    kind: value('kind'),
    form: value('form'),
    organization: value('organization'),
    decision: value('decision'),
  };
  const change = (next: Record<string, string>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, text] of Object.entries(next)) {
          if (text === '') after.delete(name);
          else after.set(name, text);
        }
        return after;
      },
      { replace: true },
    );
  return (
    <Loaded query={found} rows={10}>
      {(view) => <Found view={view} filter={filter} onChange={change} />}
    </Loaded>
  );
}

interface FoundProps {
  view: FoundView;
  filter: FoundFilter;
  onChange: (next: Record<string, string>) => void;
}

function Found({ view, filter, onChange }: FoundProps) {
  const { t } = useTranslation();
  const { violations, forms, period, all } = view;
  const shown = useMemo(() => narrowed(violations, filter), [violations, filter]);
  const hard = violations.filter(({ violation }) => violation.severity === 'hard').length;
  const open = violations.filter((one) => decisionOf(one) === 'open').length;
  return (
    <>
      <FoundFilters view={view} filter={filter} onChange={onChange} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <Box role="status" sx={{ flex: '1 1 18rem' }}>
          {t('check.forms', { count: forms })}
          {violations.length > 0 && (
            <>
              {': '}
              <strong>
                {[
                  ...(hard > 0 ? [t('check.counts.errors', { count: hard })] : []),
                  t('check.counts.doubts', { count: violations.length - hard }),
                ].join(', ')}
              </strong>
              {', '}
              {t('check.counts.open', { number: open })}
            </>
          )}
        </Box>
        {violations.length > 0 && (
          <DownloadButton path={foundFile(period, { ...filter })} variant="outlined">
            {t('check.export')}
          </DownloadButton>
        )}
      </Box>
      {all > violations.length && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('check.hardest', { count: violations.length, all })}
        </Alert>
      )}
      {violations.length === 0 ? (
        <Empty
          title={t(forms === 0 ? 'check.emptyYetTitle' : 'check.emptyTitle')}
          text={t(forms === 0 ? 'check.emptyYetText' : 'check.emptyText')}
        />
      ) : shown.length === 0 ? (
        <Empty title={t('check.nothingLeftTitle')} text={t('check.nothingLeftText')} />
      ) : (
        <Sheet flush>
          <FoundTable rows={shown} />
        </Sheet>
      )}
    </>
  );
}
