import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Compilation } from '../../../../../server/completeness/compilation.schema.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { small } from './compilation-look.ts';
import { CompiledCellText } from './compiled-cell.tsx';

/** On a phone: one organization, cluster or the municipality at a time. */
export function CompilationCards({ table }: { table: Compilation }) {
  const { t } = useTranslation();
  const [id, setId] = useState('whole');
  const places = [...table.rows].reverse();
  const row = places.find((one) => one.id === id) ?? places[0];
  if (!row) return null;
  const name = row.kind === 'whole' ? t('compilation.whole') : row.shortName;
  return (
    <Box sx={look}>
      <SelectField
        label={t('compilation.on')}
        value={row.id}
        onChange={setId}
        fullWidth
        options={[...places.slice(0, 1), ...table.rows.slice(0, -1)].map((one) => ({
          value: one.id,
          text: one.kind === 'whole' ? t('compilation.whole') : one.shortName,
        }))}
      />
      <Box component="dl" aria-label={name}>
        {table.columns.map((column, index) => (
          <div key={column.id}>
            <dt>
              {column.title}
              {column.kind === 'quantity' && column.unit && `, ${column.unit}`}
            </dt>
            <dd>
              <CompiledCellText cell={row.cells[index]} column={column} />
            </dd>
          </div>
        ))}
      </Box>
    </Box>
  );
}

const look = {
  ...small,
  p: 2,
  '& dl': { m: 0, mt: 1.5 },
  '& dl > div': {
    display: 'grid',
    gridTemplateColumns: '1fr minmax(6rem, auto)',
    columnGap: 2,
    py: 1,
    borderTop: 1,
    borderColor: 'divider',
  },
  '& dt': { fontSize: '0.875rem' },
  '& dd': {
    m: 0,
    textAlign: 'right',
    fontWeight: 600,
    fontVariantNumeric: 'tabular-nums',
    maxWidth: '9rem',
  },
  '& .reason': { color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 },
};
