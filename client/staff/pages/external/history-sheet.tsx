import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ExternalTableView } from '../../../../server/external/schema.ts';
import { formatShort } from '../../format/date.ts';
import { formatNumber } from '../../format/number.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

type Period = ExternalTableView['periods'][number];
type Line = Period['history'][number] & { period: string; counts: boolean };

/** Every import into a table, the last of a period first: that one counts. */
export function HistorySheet({ table }: { table: ExternalTableView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const figure = (value: number) => formatNumber(value, 0, language);
  const lines = table.periods.flatMap(({ period, history }): Line[] =>
    history.map((one, at) => ({ ...one, period, counts: at === 0 })),
  );
  const columns: Column<Line>[] = [
    {
      id: 'when',
      title: t('external.when'),
      sortBy: ({ at }) => at,
      searchBy: ({ by }) => by,
      cell: ({ at, by, counts }) => (
        <>
          {formatShort(at, zone, language)}
          <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', fontWeight: 400 }}>
            {by}
            {counts && ` · ${t('external.current')}`}
          </Box>
        </>
      ),
    },
    {
      id: 'file',
      title: t('external.file'),
      sortBy: ({ file }) => file,
      cell: ({ file }) => (
        <Box sx={{ overflowWrap: 'anywhere' }}>{file || t('external.pasted')}</Box>
      ),
    },
    {
      id: 'taken',
      title: t('external.taken'),
      figure: true,
      sortBy: ({ taken }) => taken,
      cell: ({ taken }) => figure(taken),
    },
    {
      id: 'rejected',
      title: t('external.rejected'),
      figure: true,
      sortBy: ({ rejected }) => rejected,
      cell: ({ rejected }) => figure(rejected),
    },
    {
      id: 'replaced',
      title: t('external.replaced'),
      sortBy: ({ replace }) => replace,
      searchBy: () => '',
      cell: ({ replace }) => t(`external.replace.${replace}`),
    },
    {
      id: 'kept',
      title: t('external.kept'),
      figure: true,
      sortBy: ({ kept }) => kept,
      cell: ({ kept }) => figure(kept),
    },
    ...(can('external.write')
      ? [
          {
            id: 'actions',
            title: '',
            name: t('common.actions'),
            control: true,
            cell: ({ counts, period, id }: Line) =>
              counts && <WithdrawButton table={table} period={period} importId={id} />,
          },
        ]
      : []),
  ];
  if (lines.length === 0) {
    return <Sheet title={t('external.history')}>{t('external.noHistory')}</Sheet>;
  }
  return (
    <Sheet flush title={t('external.history')}>
      <DataTable
        caption={t('external.history')}
        columns={columns}
        rows={lines}
        rowKey={({ id }) => id}
        groupOf={({ period }) => periodName(period, language)}
        copyable
      />
    </Sheet>
  );
}
