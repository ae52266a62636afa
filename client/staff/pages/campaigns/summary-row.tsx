import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Column, Row, Summary } from '../../../../server/reports/schema.ts';
import { SummaryCell } from './summary-cell.tsx';
import { PeopleCell, peopleColumns } from './summary-people.tsx';

interface SummaryRowProps {
  row: Row;
  name: string;
  summary: Summary;
  columns: readonly Column[];
  /** Where a column stands among all of the summary. */
  indexes: ReadonlyMap<string, number>;
  /** Under a cluster. */
  inside?: boolean;
  folded?: boolean;
  onFold?: () => void;
}

/** One organization, a cluster's subtotal with its fold, or the municipality's total. */
export function SummaryRow(props: SummaryRowProps) {
  const { row, name, summary, columns, indexes, inside = false, folded = false, onFold } = props;
  return (
    <tr className={row.kind === 'cluster' ? 'cluster' : undefined}>
      <th scope="row" title={row.name} className={inside ? 'inside' : undefined}>
        {onFold ? <FoldButton name={name} folded={folded} onFold={onFold} /> : name}
      </th>
      {peopleColumns(summary).map((column) => (
        <td key={column}>
          <PeopleCell row={row} column={column} summary={summary} />
        </td>
      ))}
      {columns.map((column) => (
        <td key={column.id}>
          <SummaryCell
            cell={row.cells[indexes.get(column.id) ?? -1]}
            column={column}
            minimumGroup={summary.minimumGroup}
          />
        </td>
      ))}
    </tr>
  );
}

function FoldButton({
  name,
  folded,
  onFold,
}: {
  name: string;
  folded: boolean;
  onFold: () => void;
}) {
  const { t } = useTranslation();
  const Sign = folded ? ExpandMore : ExpandLess;
  return (
    <Box
      component="button"
      type="button"
      aria-expanded={!folded}
      aria-label={t(folded ? 'summary.unfold' : 'summary.fold', { name })}
      onClick={onFold}
      sx={{
        all: 'unset',
        display: 'inline-flex',
        gap: 0.5,
        cursor: 'pointer',
        minHeight: 24,
        borderRadius: 0.5,
        '&:focus-visible': { outline: '3px solid #2b7f99', outlineOffset: 2 },
      }}
    >
      <Sign fontSize="small" aria-hidden />
      {name}
    </Box>
  );
}
