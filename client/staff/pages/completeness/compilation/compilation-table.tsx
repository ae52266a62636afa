import Box from '@mui/material/Box';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Compilation,
  CompiledColumn,
  CompiledRow,
} from '../../../../../server/completeness/compilation.schema.ts';
import { SortButton } from '../../../ui/table-head.tsx';
import { sortRows, type TableSort } from '../../../ui/table-order.ts';
import { nextSort } from '../../../ui/use-table.ts';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import { sortValue } from './cell-words.ts';
import { compilationLook } from './compilation-look.ts';
import { CompiledCellText } from './compiled-cell.tsx';

const box = {
  overflow: 'auto',
  maxHeight: 'max(26rem, calc(100dvh - 9rem))',
  '&:focus-visible': { outlineOffset: '-3px' },
};

/** Organizations under their clusters' subtotals; sorting keeps each in its cluster. */
export const CompilationTable = memo(function CompilationTable({ table }: { table: Compilation }) {
  const { t } = useTranslation();
  const [sort, setSort] = useState<TableSort | null>(null);
  const { columns, rows } = table;
  const ordered = useMemo(() => inOrder(table, sort), [table, sort]);
  const whole = rows.at(-1);
  const caption = t('compilation.caption');
  const head = (id: string, title: string, figure: boolean, under = '') => {
    const direction =
      sort?.column !== id
        ? null
        : sort.descending
          ? ('descending' as const)
          : ('ascending' as const);
    return (
      <th
        key={id}
        scope="col"
        className={figure ? 'figure' : undefined}
        {...(direction ? { 'aria-sort': direction } : {})}
      >
        <SortButton
          figure={figure}
          direction={direction}
          onClick={() => setSort(nextSort(sort, id))}
        >
          <span className="title" title={title}>
            {title}
          </span>
        </SortButton>
        {under && <span className="under">{under}</span>}
      </th>
    );
  };
  return (
    <Box sx={box} tabIndex={0} role="region" aria-label={caption}>
      <Box component="table" sx={compilationLook}>
        <caption style={visuallyHidden}>{caption}</caption>
        <thead>
          <tr>
            <td />
            {groupsOf(columns).map(({ title, span, first }) => (
              <th key={first} scope="colgroup" colSpan={span}>
                <span className="clamp" title={title}>
                  {title}
                </span>
              </th>
            ))}
          </tr>
          <tr>
            {head('name', t('compilation.organization'), false)}
            {columns.map((column) =>
              head(
                column.id,
                column.kind === 'quantity' && column.unit
                  ? `${column.title}, ${column.unit}`
                  : column.title,
                true,
                column.restricted ? t('compilation.restricted') : '',
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <Row key={row.id} row={row} columns={columns} name={row.shortName} />
          ))}
        </tbody>
        {whole && (
          <tfoot>
            <Row row={whole} columns={columns} name={t('compilation.whole')} />
          </tfoot>
        )}
      </Box>
    </Box>
  );
});

interface RowProps {
  row: CompiledRow;
  columns: readonly CompiledColumn[];
  name: string;
}

const Row = memo(function Row({ row, columns, name }: RowProps) {
  return (
    <tr className={row.kind === 'cluster' ? 'cluster' : undefined}>
      <th scope="row" title={row.name}>
        {name}
      </th>
      {columns.map((column, index) => (
        <td key={column.id}>
          <CompiledCellText cell={row.cells[index]} column={column} />
        </td>
      ))}
    </tr>
  );
});

/** Each cluster's subtotal stands above its organizations, as the heading of them. */
function inOrder({ rows, columns }: Compilation, sort: TableSort | null): CompiledRow[] {
  const organizations = rows.filter(({ kind }) => kind === 'organization');
  const at = columns.findIndex(({ id }) => id === sort?.column);
  const sorted = sort
    ? sortRows(
        organizations,
        (row) => (at < 0 ? row.shortName : sortValue(row.cells[at])),
        sort.descending,
      )
    : organizations;
  const clusters = rows.filter(({ kind }) => kind === 'cluster');
  const inside = (cluster: string) => sorted.filter((row) => row.cluster === cluster);
  return [...clusters.flatMap((head) => [head, ...inside(head.cluster)]), ...inside('')];
}

function groupsOf(columns: readonly CompiledColumn[]) {
  const groups: { title: string; span: number; first: string }[] = [];
  for (const { id, group } of columns) {
    const last = groups.at(-1);
    if (last?.title === group) last.span += 1;
    else groups.push({ title: group, span: 1, first: id });
  }
  return groups;
}
