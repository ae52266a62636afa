import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, Summary } from '../../../../server/reports/schema.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { SummaryCell } from './summary-cell.tsx';
import { PeopleCell, peopleColumns } from './summary-people.tsx';

/** On a phone: one organization at a time, its figures one under the other. */
export function SummaryCards({
  summary,
  columns,
}: {
  summary: Summary;
  columns: readonly Column[];
}) {
  const { t } = useTranslation();
  const [id, setId] = useState('whole');
  const row = summary.rows.find((one) => one.id === id) ?? summary.rows.at(-1);
  if (!row) return null;
  const places = [...summary.rows].sort(
    (a, b) => Number(b.kind === 'whole') - Number(a.kind === 'whole'),
  );
  const peopleTitle = {
    n: t(summary.campaign.kind === 'dataForm' ? 'summary.submitted' : 'summary.responses'),
    expected: t('summary.expected'),
    rate: t('summary.rate'),
  };
  return (
    <Box sx={look}>
      <SelectField
        label={t('summary.organization')}
        value={row.id}
        onChange={setId}
        options={places.map(({ id: value, shortName, kind }) => ({
          value,
          text: kind === 'whole' ? t('summary.whole') : shortName,
        }))}
      />
      <Box component="dl" aria-label={row.name || t('summary.whole')}>
        {peopleColumns(summary).map((column) => (
          <div key={column}>
            <dt>{peopleTitle[column]}</dt>
            <dd>
              <PeopleCell row={row} column={column} summary={summary} />
            </dd>
          </div>
        ))}
        {columns.map((column) => (
          <div key={column.id}>
            <dt>
              {column.group && <span className="group">{column.group}</span>}
              {column.kind === 'quantity' && column.unit
                ? `${column.title}, ${column.unit}`
                : column.title}
            </dt>
            <dd>
              <SummaryCell
                cell={row.cells[summary.columns.indexOf(column)]}
                column={column}
                minimumGroup={summary.minimumGroup}
              />
            </dd>
          </div>
        ))}
      </Box>
    </Box>
  );
}

const look = {
  p: 2,
  '& dl': { m: 0, mt: 1.5 },
  '& dl > div': {
    display: 'grid',
    gridTemplateColumns: '1fr minmax(5.5rem, auto)',
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
  '& .group': { display: 'block', color: 'text.secondary', fontSize: '0.8125rem' },
  '& .reason': { color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 },
  '& .under': { display: 'block', color: 'text.secondary', fontSize: '0.75rem', fontWeight: 400 },
};
