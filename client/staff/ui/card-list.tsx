import Box from '@mui/material/Box';
import { Fragment, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, RowGroups } from './data-table.tsx';
import { RowBox } from './row-box.tsx';
import type { TableChoice } from './use-choice.ts';

/** A small button is higher than a line: it must not push the lines apart. */
const lowButtons = {
  '& .MuiButton-text.MuiButton-sizeSmall': { marginInline: '-10px', marginBlock: '-5px' },
};

interface CardListProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  groups: RowGroups<Row> | undefined;
  choice: TableChoice<Row> | null;
}

/** A table's rows as cards for a narrow screen: heading, then named values. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { caption, columns, rows, rowKey, groups, choice } = props;
  const { t } = useTranslation();
  return (
    <Box component="ul" aria-label={caption} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row, index) => {
        const before = rows[index - 1];
        const group = groups?.of(row) ?? '';
        const same = groups?.headings && before !== undefined && groups.of(before) === group;
        return (
          <Box
            component="li"
            key={rowKey(row)}
            sx={{
              display: 'flex',
              px: 2,
              py: 1.75,
              borderTop: 1,
              borderColor: 'divider',
              ':first-of-type': { borderTop: 0 },
            }}
          >
            {choice && (
              <Box sx={{ width: 44, flexShrink: 0, ml: -1, mt: -1 }}>
                {choice.can(row) && (
                  <RowBox
                    label={t('common.choose', { name: choice.name(row) })}
                    checked={choice.has(row)}
                    onChange={() => choice.toggle(row)}
                    large
                  />
                )}
              </Box>
            )}
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Card row={row} columns={columns} group={same ? '' : group} />
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

interface CardProps<Row> {
  row: Row;
  columns: Column<Row>[];
  /** The group's name, on the first card of it; '' says nothing. */
  group: string;
}

const Card = memo(function Card<Row>({ row, columns, group }: CardProps<Row>) {
  const [heading, ...others] = columns;
  const rest = others.filter(({ control }) => !control);
  const controls = others.filter(({ control }) => control);
  return (
    <>
      {group !== '' && (
        <Box sx={{ fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary', mb: 1 }}>
          {group}
        </Box>
      )}
      <Box sx={{ fontWeight: 500 }}>{heading?.cell(row)}</Box>
      <Box
        component="dl"
        sx={{
          display: 'grid',
          // A long name must leave room for its value, «33,3 %» in one line.
          gridTemplateColumns: 'fit-content(55%) minmax(0, 1fr)',
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
          if (content === null || content === undefined || content === '' || content === false) {
            return null;
          }
          return (
            <Fragment key={id}>
              <Box component="dt" sx={{ color: 'text.secondary', minWidth: '6.5rem' }}>
                {title}
              </Box>
              <Box component="dd" sx={{ m: 0, minWidth: 0, ...lowButtons }}>
                {content}
              </Box>
            </Fragment>
          );
        })}
      </Box>
      {controls.map(({ id, cell }) => (
        <Box key={id} sx={{ mt: 1.25, '&:empty': { display: 'none' }, ...lowButtons }}>
          {cell(row)}
        </Box>
      ))}
    </>
  );
}) as <Row>(props: CardProps<Row>) => React.ReactNode;
