import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import UnfoldMore from '@mui/icons-material/UnfoldMore';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Column } from './data-table.tsx';
import { RowBox } from './row-box.tsx';
import type { TableChoice } from './use-choice.ts';
import { nextSort, type TableView } from './use-table.ts';

interface TableHeadProps<Row> {
  columns: Column<Row>[];
  view: TableView<Row>;
  choice: TableChoice<Row> | null;
}

/** The headings; those of sortable columns are buttons. */
export function TableHead<Row>({ columns, view, choice }: TableHeadProps<Row>) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        {choice && (
          <td className="box" data-copy="no">
            <RowBox
              label={t('common.chooseAll')}
              checked={choice.all}
              some={choice.chosen.length > choice.hidden}
              onChange={choice.toggleAll}
            />
          </td>
        )}
        {columns.map((column) => (
          <Heading key={column.id} column={column} view={view} />
        ))}
      </tr>
    </thead>
  );
}

function Heading<Row>({ column, view }: { column: Column<Row>; view: TableView<Row> }) {
  const { id, title, figure, width, sortBy, control } = column;
  const { sort, setSort } = view;
  const direction =
    sort?.column === id
      ? sort.descending
        ? ('descending' as const)
        : ('ascending' as const)
      : null;
  return (
    <th
      scope="col"
      className={figure ? 'figure' : undefined}
      style={width ? { width } : undefined}
      {...(direction ? { 'aria-sort': direction } : {})}
      {...(control ? { 'data-copy': 'no' } : {})}
    >
      {sortBy ? (
        <SortButton
          figure={figure ?? false}
          direction={direction}
          onClick={() => setSort(nextSort(sort, id))}
        >
          {title}
        </SortButton>
      ) : (
        title
      )}
    </th>
  );
}

interface SortButtonProps {
  figure: boolean;
  direction: 'ascending' | 'descending' | null;
  onClick: () => void;
  children: React.ReactNode;
}

/** A heading that sorts: up, down, back. */
export function SortButton({ figure, direction, onClick, children }: SortButtonProps) {
  const Sign =
    direction === null ? UnfoldMore : direction === 'ascending' ? ArrowUpward : ArrowDownward;
  return (
    <Box
      component="button"
      type="button"
      onClick={onClick}
      sx={{
        all: 'unset',
        boxSizing: 'border-box',
        display: 'inline-flex',
        // The sign of a figure stands before the words, so that they end above the digits.
        flexDirection: figure ? 'row-reverse' : 'row',
        alignItems: 'flex-end',
        verticalAlign: 'bottom',
        gap: '2px',
        minHeight: 24,
        cursor: 'pointer',
        borderRadius: 0.5,
        color: direction ? 'primary.dark' : 'inherit',
        '& svg': { fontSize: '1.0625rem', flexShrink: 0, opacity: direction ? 1 : 0.55 },
        '&:hover': { color: 'primary.dark' },
        '&:hover svg': { opacity: 1 },
        '&:focus-visible': { outline: '3px solid #2b7f99', outlineOffset: 2 },
      }}
    >
      <span>{children}</span>
      <Sign aria-hidden />
    </Box>
  );
}
