import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExternalTableView } from '../../../../server/external/schema.ts';
import { formatShort } from '../../format/date.ts';
import { offeredPeriods, periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { Status } from '../../ui/status.tsx';
import { importPath } from './import-path.ts';

interface TablesSheetProps {
  tables: ExternalTableView[];
  workingYear: string;
}

interface Line {
  table: ExternalTableView;
  period: string;
  loaded: ExternalTableView['periods'][number] | null;
}

/** Each table with its periods: those that were imported, and the one that is due now. */
function linesOf({ tables, workingYear }: TablesSheetProps): Line[] {
  return tables.flatMap((table) => {
    const now = offeredPeriods(table.periodType, workingYear)[0];
    const due = now !== undefined && !table.periods.some(({ period }) => period === now);
    return [
      ...(due ? [{ table, period: now, loaded: null }] : []),
      ...table.periods.map((loaded) => ({ table, period: loaded.period, loaded })),
    ].sort((a, b) => (a.period < b.period ? 1 : -1));
  });
}

export function TablesSheet(props: TablesSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const { tables, workingYear } = props;
  const lines = useMemo(() => linesOf({ tables, workingYear }), [tables, workingYear]);
  if (tables.length === 0) {
    return <Empty title={t('external.noTablesTitle')} text={t('external.noTablesText')} />;
  }
  const columns: Column<Line>[] = [
    {
      id: 'table',
      title: t('externalImport.source.table'),
      width: '34%',
      sortBy: ({ table }) => table.title,
      searchBy: ({ table }) => `${table.title} ${table.source}`,
      cell: ({ table }) => (
        <>
          <TextLink to={`/external/tables/${encodeURIComponent(table.id)}`}>{table.title}</TextLink>
          <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{table.source}</Box>
        </>
      ),
    },
    {
      id: 'period',
      title: t('external.period'),
      sortBy: ({ period }) => period,
      searchBy: ({ period }) => periodName(period, language),
      cell: ({ period }) => periodName(period, language),
    },
    {
      id: 'state',
      title: t('external.state'),
      sortBy: ({ loaded }) => loaded?.rows ?? -1,
      searchBy: () => '',
      cell: ({ loaded }) =>
        loaded ? (
          <>
            <Status
              tone="good"
              icon={CheckCircle}
              text={t('external.loaded', { count: loaded.rows })}
            />
            {loaded.computing && (
              <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
                {t('external.computing')}
              </Box>
            )}
          </>
        ) : (
          <Status tone="quiet" icon={RadioButtonUnchecked} text={t('external.notLoaded')} />
        ),
    },
    {
      id: 'when',
      title: t('external.when'),
      sortBy: ({ loaded }) => loaded?.history[0]?.at ?? null,
      searchBy: ({ loaded }) => loaded?.history[0]?.by ?? '',
      cell: ({ loaded }) => {
        const last = loaded?.history[0];
        if (!last) return '';
        return (
          <>
            {formatShort(last.at, zone, language)}
            <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{last.by}</Box>
          </>
        );
      },
    },
    ...(can('external.write')
      ? [
          {
            id: 'actions',
            title: '',
            name: t('common.actions'),
            control: true,
            cell: ({ table, period, loaded }: Line) => (
              <LinkButton
                to={importPath(table.id, period)}
                variant="outlined"
                size="small"
                aria-label={t(loaded ? 'external.reloadInto' : 'external.loadInto', {
                  table: table.title,
                  period: periodName(period, language),
                })}
              >
                {t(loaded ? 'external.reload' : 'external.load')}
              </LinkButton>
            ),
          },
        ]
      : []),
  ];
  return (
    <Sheet flush title={t('external.tables')}>
      <DataTable
        caption={t('external.tablesCaption')}
        columns={columns}
        rows={lines}
        rowKey={({ table, period }) => `${table.id} ${period}`}
        copyable
      />
    </Sheet>
  );
}
