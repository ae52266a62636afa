import Box from '@mui/material/Box';
import { Fragment } from 'react';
import type { TableProps } from './data-table.tsx';

/** A small button is higher than a line: it must not push the lines apart. */
const lowButtons = {
  '& .MuiButton-text.MuiButton-sizeSmall': { marginInline: '-10px', marginBlock: '-5px' },
};

/** A table's rows as cards for a narrow screen: heading, then named values. */
export function CardList<Row>({ caption, columns, rows, rowKey, groupOf }: TableProps<Row>) {
  const [heading, ...rest] = columns;
  return (
    <Box component="ul" aria-label={caption} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row, index) => (
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
          <Group row={row} before={rows[index - 1]} groupOf={groupOf} />
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
            {rest.map(({ id, title, cell }) => {
              const content = cell(row);
              if (
                content === null ||
                content === undefined ||
                content === '' ||
                content === false
              ) {
                return null;
              }
              return (
                <Fragment key={id}>
                  <Box component="dt" sx={{ color: 'text.secondary' }}>
                    {title}
                  </Box>
                  <Box component="dd" sx={{ m: 0, minWidth: 0, ...lowButtons }}>
                    {content}
                  </Box>
                </Fragment>
              );
            })}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

interface GroupProps<Row> {
  row: Row;
  before: Row | undefined;
  groupOf: ((row: Row) => string) | undefined;
}

/** The heading of a group, on the first card of it. */
function Group<Row>({ row, before, groupOf }: GroupProps<Row>) {
  const group = groupOf?.(row);
  if (!group || (before !== undefined && groupOf?.(before) === group)) return null;
  return (
    <Box sx={{ fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary', mb: 1 }}>
      {group}
    </Box>
  );
}
