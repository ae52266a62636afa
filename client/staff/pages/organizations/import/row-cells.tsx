import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedRow } from '../../../../../server/organizations/import.schema.ts';
import { headingOf, letterOf, withCell } from './state.ts';
import type { OrganizationImport } from './use-import.ts';

interface RowCellsProps {
  row: CheckedRow;
  one: OrganizationImport;
  /** Every cell that is loaded, not only the faulty ones. */
  all: boolean;
  onTouch: () => void;
}

/** The cells that are wrong, to be put right on the spot, each with what is wrong with it. */
export function RowCells({ row, one, all, onTouch }: RowCellsProps) {
  const { t } = useTranslation();
  const { state, alter } = one;
  const { number, faults } = row;
  // A field must not vanish under the hand that has just put it right.
  const [edited, setEdited] = useState<ReadonlySet<number>>(new Set());
  const faulty = new Set(faults.map(({ column }) => column));
  const columns = state.columns.flatMap((meaning, column) =>
    faulty.has(column) || edited.has(column) || (all && meaning !== 'ignore') ? [column] : [],
  );
  const write = (column: number, value: string) => {
    onTouch();
    setEdited((old) => new Set(old).add(column));
    alter((old) => ({ rows: withCell(old.rows, number - 1, column, value) }));
  };
  const whole = faults.filter(({ column }) => column === null);
  return (
    <>
      {whole.map(({ message }) => (
        <Box key={message} sx={{ mt: 1, color: 'error.main', fontWeight: 500 }}>
          {message}
        </Box>
      ))}
      {columns.length > 0 && (
        <Box
          sx={{
            display: 'grid',
            gap: 1.5,
            mt: 1.5,
            gridTemplateColumns: { sm: 'repeat(auto-fill, minmax(18rem, 1fr))' },
          }}
        >
          {columns.map((column) => {
            const own = faults.filter((fault) => fault.column === column);
            const suggestion = own.find((fault) => fault.suggestion !== undefined)?.suggestion;
            const heading =
              headingOf(state, column) ||
              t('organizationImport.columns.untitled', { letter: letterOf(column) });
            return (
              <Box key={column}>
                <TextField
                  id={`cell-${number}-${column}`}
                  label={heading}
                  value={state.rows[number - 1]?.[column] ?? ''}
                  onChange={(event) => write(column, event.target.value)}
                  error={own.length > 0}
                  helperText={own.map(({ message }) => message).join(' ')}
                />
                {suggestion !== undefined && (
                  <Button size="small" onClick={() => write(column, suggestion)}>
                    {t('organizationImport.rows.suggestion', { text: suggestion })}
                  </Button>
                )}
              </Box>
            );
          })}
        </Box>
      )}
    </>
  );
}
