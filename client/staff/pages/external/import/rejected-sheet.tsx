import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useTranslation } from 'react-i18next';
import type { CheckView } from '../../../../../server/external/schema.ts';
import { Clamp } from '../../../ui/clamp.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { ExternalImport } from './use-import.ts';

interface Line {
  row: number;
  key: string;
  column: string;
  value: string;
  message: string;
}

/** Which rows are not taken, and why: how many of each kind, then one by one. */
export function RejectedSheet({ one, view }: { one: ExternalImport; view: CheckView }) {
  const { t } = useTranslation();
  const { state, recheck, isChecking } = one;
  const { rejected, reasons, rejectedRows } = view;
  const canRound = state.round || reasons.some(({ code }) => code === 'number.decimals');
  const round = canRound && (
    <FormControlLabel
      label={t('externalImport.check.round')}
      control={
        <Switch
          checked={state.round}
          disabled={isChecking}
          onChange={(_, checked) => recheck({ round: checked })}
        />
      }
    />
  );
  if (rejected === 0) return round ? <Sheet>{round}</Sheet> : null;
  const lines = rejectedRows.flatMap(({ row, faults }): Line[] =>
    faults.map((fault, at) => ({ ...fault, row, key: `${row} ${at}` })),
  );
  const columns: Column<Line>[] = [
    {
      id: 'row',
      title: t('externalImport.check.row'),
      width: '7rem',
      sortBy: ({ row }) => row,
      cell: ({ row }) => t('externalImport.check.rowNumber', { number: row }),
    },
    {
      id: 'where',
      title: t('externalImport.check.where'),
      width: '24%',
      sortBy: ({ column }) => column,
      cell: ({ column }) => column && <Clamp text={column} />,
    },
    {
      id: 'value',
      title: t('externalImport.check.value'),
      width: '20%',
      sortBy: ({ value }) => value,
      cell: ({ value }) =>
        value && (
          <Box sx={{ overflowWrap: 'anywhere' }}>
            <Clamp text={value} />
          </Box>
        ),
    },
    {
      id: 'why',
      title: t('externalImport.check.why'),
      sortBy: ({ message }) => message,
      cell: ({ message }) => message,
    },
  ];
  return (
    <Sheet
      flush
      title={t('externalImport.check.rejected', { count: rejected })}
      actions={
        state.draft && (
          <Button
            href={`/api/external/imports/${state.draft.id}/rejected.csv`}
            size="small"
            startIcon={<Download />}
          >
            {t('externalImport.check.download')}
          </Button>
        )
      }
    >
      <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 1.5 }}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {reasons.map(({ code, title, rows }) => (
            <Box component="li" key={code} sx={{ display: 'inline-block', mr: 2.5, mb: 0.5 }}>
              {title}: <strong>{rows}</strong>
            </Box>
          ))}
        </Box>
        {round}
      </Box>
      <DataTable
        caption={t('externalImport.check.rejectedCaption')}
        columns={columns}
        rows={lines}
        rowKey={({ key }) => key}
        copyable
      />
      {rejectedRows.length < rejected && (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, color: 'text.secondary' }}>
          {t('externalImport.check.shown', { shown: rejectedRows.length })}
        </Box>
      )}
    </Sheet>
  );
}
