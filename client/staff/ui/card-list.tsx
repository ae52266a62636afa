import Box from '@mui/material/Box';
import { Fragment } from 'react';
import type { Column } from './data-table.tsx';

interface CardListProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A table's rows as cards for a narrow screen: heading, then named values. */
export function CardList<Row>({ caption, columns, rows, rowKey }: CardListProps<Row>) {
  const [heading, ...rest] = columns;
  return (
    <Box component="ul" aria-label={caption} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={rowKey(row)}
          sx={{
            px: 2,
            py: 1.75,
            borderTop: 1,
            borderColor: 'divider',
            ':first-of-type': { borderTop: 0 },
          }}
        >
          <Box sx={{ fontWeight: 500 }}>{heading?.cell(row)}</Box>
          <Box
            component="dl"
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(6.5rem, auto) 1fr',
              columnGap: 2,
              rowGap: 0.5,
              m: 0,
              mt: 1,
              fontSize: '0.875rem',
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            {rest.map(({ id, title, cell }) => (
              <Fragment key={id}>
                <Box component="dt" sx={{ color: 'text.secondary' }}>
                  {title}
                </Box>
                <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
                  {cell(row)}
                </Box>
              </Fragment>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
