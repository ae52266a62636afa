import Box from '@mui/material/Box';
import { Fragment, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, RowGroups } from './data-table.tsx';
import { RowBox } from './row-box.tsx';
import type { TableChoice } from './use-choice.ts';

interface TableBodyProps<Row> {
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  groups: RowGroups<Row> | undefined;
  choice: TableChoice<Row> | null;
}

/** The rows, with a heading before each group. */
export function TableBody<Row>({ columns, rows, rowKey, groups, choice }: TableBodyProps<Row>) {
  return (
    <tbody>
      {rows.map((row, index) => {
        const group = groups?.of(row) ?? '';
        const before = rows[index - 1];
        const begins = group !== '' && (before === undefined || groups?.of(before) !== group);
        return (
          <Fragment key={rowKey(row)}>
            {groups?.headings && begins && (
              <tr>
                <th scope="colgroup" colSpan={columns.length + (choice ? 1 : 0)}>
                  {group}
                </th>
              </tr>
            )}
            <tr>
              {choice && <ChoiceCell row={row} choice={choice} />}
              <Cells row={row} columns={columns} group={groups?.headings === false ? group : ''} />
            </tr>
          </Fragment>
        );
      })}
    </tbody>
  );
}

function ChoiceCell<Row>({ row, choice }: { row: Row; choice: TableChoice<Row> }) {
  const { t } = useTranslation();
  return (
    <td className="box" data-copy="no">
      {choice.can(row) && (
        <RowBox
          label={t('common.choose', { name: choice.name(row) })}
          checked={choice.has(row)}
          onChange={() => choice.toggle(row)}
        />
      )}
    </td>
  );
}

interface CellsProps<Row> {
  row: Row;
  columns: Column<Row>[];
  /** The group's name, where no heading says it. */
  group: string;
}

/** Ticking a box or typing in the search leaves the cells of the other rows alone. */
const Cells = memo(function Cells<Row>({ row, columns, group }: CellsProps<Row>) {
  return columns.map(({ id, cell, figure, control }, index) => {
    const look = figure ? { className: 'figure' } : {};
    return index === 0 ? (
      <th key={id} scope="row" {...look}>
        {cell(row)}
        {group !== '' && (
          <Box
            component="span"
            sx={{ display: 'block', color: 'text.secondary', fontSize: '0.8125rem' }}
          >
            {group}
          </Box>
        )}
      </th>
    ) : (
      <td key={id} {...look} {...(control ? { 'data-copy': 'no' } : {})}>
        {cell(row)}
      </td>
    );
  });
}) as <Row>(props: CellsProps<Row>) => React.ReactNode;
