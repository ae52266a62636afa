import Box from '@mui/material/Box';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Compilation,
  CompiledColumn,
  CompiledRow,
} from '../../../../../server/completeness/compilation.schema.ts';
import { DrawMore } from '../../../ui/draw-more.tsx';
import { SortButton } from '../../../ui/table-head.tsx';
import type { TableSort } from '../../../ui/table-order.ts';
import { nextSort } from '../../../ui/use-table.ts';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import { compilationLook } from './compilation-look.ts';
import { CompiledCellText } from './compiled-cell.tsx';

const box = {
  overflow: 'auto',
  maxHeight: 'max(26rem, calc(100dvh - 9rem))',
  '&:focus-visible': { outlineOffset: '-3px' },
};

interface CompilationTableProps {
  table: Compilation;
  /** Everything but the whole, in the order to be shown. */
  ordered: readonly CompiledRow[];
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
}

/** Rows that are drawn at once: there may be hundreds of columns. */
const step = 40;

/** Organizations under their clusters' subtotals; header, first column and totals stay in sight. */
export const CompilationTable = memo(function CompilationTable(props: CompilationTableProps) {
  const { table, ordered, sort, onSort } = props;
  const { t } = useTranslation();
  const [limit, setLimit] = useState(step);
  const { columns, rows } = table;
  const drawn = ordered.slice(0, limit);
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
        className={figure ? 'figure' : 'corner'}
        {...(direction ? { 'aria-sort': direction } : {})}
      >
        <SortButton
          figure={figure}
          direction={direction}
          onClick={() => onSort(nextSort(sort, id))}
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
      <Box component="table" sx={compilationLook} aria-rowcount={ordered.length + 3}>
        <caption style={visuallyHidden}>{caption}</caption>
        <thead>
          <tr>
            <td className="corner" />
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
          {drawn.map((row) => (
            <Row key={row.id} row={row} columns={columns} name={row.shortName} />
          ))}
        </tbody>
        {whole && (
          <tfoot>
            <Row row={whole} columns={columns} name={t('compilation.whole')} />
          </tfoot>
        )}
      </Box>
      {/* Inside the box that scrolls: the next rows come when its end is in sight. */}
      {drawn.length < ordered.length && (
        <DrawMore
          drawn={drawn.length}
          onMore={() => setLimit((before) => before + step)}
          onAll={() => setLimit(Infinity)}
        />
      )}
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

function groupsOf(columns: readonly CompiledColumn[]) {
  const groups: { title: string; span: number; first: string }[] = [];
  for (const { id, group } of columns) {
    const last = groups.at(-1);
    if (last?.title === group) last.span += 1;
    else groups.push({ title: group, span: 1, first: id });
  }
  return groups;
}
