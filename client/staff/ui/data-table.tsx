import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { visuallyHidden } from './visually-hidden.ts';
import type { ReactNode } from 'react';
import { CardList } from './card-list.tsx';
import { CopyTable } from './copy-table.tsx';

export interface Column<Row> {
  id: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, with digits of one width. */
  figure?: boolean;
  width?: string;
}

interface DataTableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  copyable?: boolean;
}

/**
 * The main tool of the product: a table whose header stays in sight and whose first column names
 * the row. On a phone each row becomes a card with the first column as its heading.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, copyable = false } = props;
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  if (narrow) return <CardList {...props} />;
  return (
    <>
      {copyable && <CopyTable caption={caption} />}
      <Table stickyHeader data-table={caption} sx={{ fontVariantNumeric: 'tabular-nums' }}>
        <caption style={visuallyHidden}>{caption}</caption>
        <TableHead>
          <TableRow>
            {columns.map(({ id, title, figure, width }) => (
              <TableCell
                key={id}
                scope="col"
                align={figure ? 'right' : 'left'}
                sx={{ top: 0, ...(width ? { width } : {}) }}
              >
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} sx={{ '&:hover': { backgroundColor: '#f6f9fa' } }}>
              {columns.map(({ id, cell, figure }, index) => (
                <TableCell
                  key={id}
                  align={figure ? 'right' : 'left'}
                  {...(index === 0 ? { component: 'th', scope: 'row' } : {})}
                  sx={{ verticalAlign: 'top', fontWeight: 400 }}
                >
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
