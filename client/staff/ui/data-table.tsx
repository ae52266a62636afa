import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { Fragment, useId, type ReactNode } from 'react';
import { CardList } from './card-list.tsx';
import { CopyTable } from './copy-table.tsx';
import { visuallyHidden } from './visually-hidden.ts';

export interface Column<Row> {
  id: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, with digits of one width. */
  figure?: boolean;
  width?: string;
  /** What the column is sorted by; columns without it cannot be sorted. `null` stands last. */
  sortBy?: (row: Row) => string | number | null;
}

export interface TableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows that follow each other with the same text stand under one heading. */
  groupOf?: (row: Row) => string;
  copyable?: boolean;
}

/**
 * The main tool of the product: a table whose header stays in sight and whose first column names
 * the row. On a phone each row becomes a card with the first column as its heading.
 */
export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, groupOf, copyable = false } = props;
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const id = useId();
  if (narrow) return <CardList {...props} />;
  const beginsGroup = (index: number): string => {
    const [row, before] = [rows[index], rows[index - 1]];
    if (!groupOf || row === undefined) return '';
    const group = groupOf(row);
    return before !== undefined && groupOf(before) === group ? '' : group;
  };
  return (
    // Where a wide table does not fit, it scrolls in its own box and the names stay.
    <Box sx={{ overflowX: { sm: 'auto', lg: 'visible' } }}>
      <Table id={id} stickyHeader sx={{ fontVariantNumeric: 'tabular-nums' }}>
        <caption style={visuallyHidden}>{caption}</caption>
        <TableHead>
          <TableRow>
            {columns.map(({ id: column, title, figure, width }) => (
              <TableCell
                key={column}
                scope="col"
                align={figure ? 'right' : 'left'}
                sx={width ? { width } : {}}
              >
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <Fragment key={rowKey(row)}>
              {beginsGroup(index) && <GroupRow text={beginsGroup(index)} span={columns.length} />}
              <BodyRow row={row} columns={columns} />
            </Fragment>
          ))}
        </TableBody>
      </Table>
      {copyable && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 1, py: 0.5 }}>
          <CopyTable tableId={id} caption={caption} />
        </Box>
      )}
    </Box>
  );
}

function GroupRow({ text, span }: { text: string; span: number }) {
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="colgroup"
        colSpan={span}
        sx={{ backgroundColor: '#f8fafb', fontWeight: 600, fontSize: '0.875rem' }}
      >
        {text}
      </TableCell>
    </TableRow>
  );
}

function BodyRow<Row>({ row, columns }: { row: Row; columns: Column<Row>[] }) {
  return (
    <TableRow sx={{ '&:hover': { backgroundColor: '#f6f9fa' } }}>
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
  );
}
