import Box from '@mui/material/Box';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, Row, Summary } from '../../../../server/reports/schema.ts';
import { SortButton } from '../../ui/table-head.tsx';
import { sortRows, type TableSort } from '../../ui/table-order.ts';
import { nextSort } from '../../ui/use-table.ts';
import { visuallyHidden } from '../../ui/visually-hidden.ts';
import { peopleColumns } from './summary-people.tsx';
import { SummaryRow } from './summary-row.tsx';
import { sortValue } from './summary-words.ts';

interface SummaryTableProps {
  id: string;
  summary: Summary;
  columns: readonly Column[];
  folded: ReadonlySet<string>;
  onFold: (cluster: string) => void;
}

/** A row with the organizations under it: a cluster, or those of none. */
interface Part {
  head: Row | null;
  rows: Row[];
}

function partsOf(rows: readonly Row[]): Part[] {
  const heads = rows.filter(({ kind }) => kind === 'cluster');
  const inside = (cluster: string) =>
    rows.filter((row) => row.kind === 'organization' && row.cluster === cluster);
  return [
    ...heads.map((head) => ({ head, rows: inside(head.cluster) })),
    { head: null, rows: inside('') },
  ];
}

/**
 * Organizations under their clusters, each cluster's subtotal as the heading it folds by, the
 * municipality at the foot. Sorting keeps every organization in its cluster.
 */
export const SummaryTable = memo(function SummaryTable(props: SummaryTableProps) {
  const { id, summary, columns, folded, onFold } = props;
  const { t } = useTranslation();
  const [sort, setSort] = useState<TableSort | null>(null);
  const whole = summary.rows.at(-1);
  const parts = useMemo(() => {
    const all = partsOf(summary.rows);
    if (!sort) return all;
    const by = (row: Row) => sortValue(row, sort.column, summary);
    return all.map(({ head, rows }) => ({ head, rows: sortRows(rows, by, sort.descending) }));
  }, [summary, sort]);
  const indexes = useMemo(
    () => new Map(summary.columns.map((column, index) => [column.id, index])),
    [summary],
  );
  const row = (one: Row) => ({ row: one, summary, columns, indexes });
  const clustered = parts.length > 1;
  return (
    <Box
      sx={box}
      tabIndex={0}
      role="region"
      aria-label={t('summary.caption', { title: summary.campaign.title })}
    >
      <Box component="table" id={id} sx={look}>
        <caption style={visuallyHidden}>
          {t('summary.caption', { title: summary.campaign.title })}
        </caption>
        <SummaryHead summary={summary} columns={columns} sort={sort} onSort={setSort} />
        <tbody>
          {parts.map(({ head, rows }) => (
            <PartRows
              key={head?.id ?? 'none'}
              head={head}
              rows={rows}
              clustered={clustered}
              folded={head !== null && folded.has(head.cluster)}
              onFold={onFold}
              draw={row}
            />
          ))}
        </tbody>
        {whole && (
          <tfoot>
            <SummaryRow {...row(whole)} name={t('summary.whole')} />
          </tfoot>
        )}
      </Box>
    </Box>
  );
});

interface PartRowsProps extends Part {
  clustered: boolean;
  folded: boolean;
  onFold: (cluster: string) => void;
  draw: (row: Row) => Omit<Parameters<typeof SummaryRow>[0], 'name'>;
}

function PartRows({ head, rows, clustered, folded, onFold, draw }: PartRowsProps) {
  const { t } = useTranslation();
  return (
    <>
      {head && (
        <SummaryRow
          {...draw(head)}
          name={head.name}
          folded={folded}
          onFold={() => onFold(head.cluster)}
        />
      )}
      {!head && clustered && rows.length > 0 && (
        <tr className="cluster">
          <th scope="row">{t('summary.noCluster')}</th>
          <td colSpan={1000} />
        </tr>
      )}
      {!folded &&
        rows.map((one) => (
          <SummaryRow key={one.id} {...draw(one)} name={one.shortName} inside={clustered} />
        ))}
    </>
  );
}

interface SummaryHeadProps {
  summary: Summary;
  columns: readonly Column[];
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
}

/** Two lines of headings: the question, and what of it the column shows. */
function SummaryHead({ summary, columns, sort, onSort }: SummaryHeadProps) {
  const { t } = useTranslation();
  const dataForm = summary.campaign.kind === 'dataForm';
  const people = peopleColumns(summary);
  const groups: { title: string; span: number; first: string }[] = [];
  for (const { id, group } of columns) {
    const last = groups.at(-1);
    if (last?.title === group) last.span += 1;
    else groups.push({ title: group, span: 1, first: id });
  }
  const heading = (column: string, title: string, figure: boolean, restricted = false) => {
    const direction =
      sort?.column === column
        ? sort.descending
          ? ('descending' as const)
          : ('ascending' as const)
        : null;
    return (
      <th
        key={column}
        scope="col"
        className={figure ? 'figure' : undefined}
        {...(direction ? { 'aria-sort': direction } : {})}
      >
        <SortButton
          figure={figure}
          direction={direction}
          onClick={() => onSort(nextSort(sort, column))}
        >
          {title}
        </SortButton>
        {restricted && <span className="under">{t('summary.restricted')}</span>}
      </th>
    );
  };
  const peopleTitle = {
    n: t(dataForm ? 'summary.submitted' : 'summary.responses'),
    expected: t('summary.expected'),
    rate: t('summary.rate'),
  };
  return (
    <thead>
      <tr>
        <td />
        <th scope="colgroup" colSpan={people.length}>
          {people.length > 1 ? t('summary.participation') : ''}
        </th>
        {groups.map(({ title, span, first }) => (
          <th
            key={first}
            scope="colgroup"
            colSpan={span}
            className={span === 1 ? 'single' : undefined}
          >
            <span className="clamp" title={title}>
              {title}
            </span>
          </th>
        ))}
      </tr>
      <tr>
        {heading('name', t('summary.organization'), false)}
        {people.map((column) => heading(column, peopleTitle[column], true))}
        {columns.map(({ id, title, unit, kind, restricted }) =>
          heading(id, kind === 'quantity' && unit ? `${title}, ${unit}` : title, true, restricted),
        )}
      </tr>
    </thead>
  );
}

const firstLine = 70;
const edge = { borderLeft: 1, borderLeftColor: 'divider' };

const box = {
  overflow: 'auto',
  maxHeight: 'max(26rem, calc(100dvh - 11rem))',
  '&:focus-visible': { outlineOffset: '-3px' },
};

const look = {
  width: 1,
  borderCollapse: 'separate',
  borderSpacing: 0,
  fontVariantNumeric: 'tabular-nums',
  lineHeight: 1.4,
  '& tbody tr:hover > *': { backgroundColor: '#f6f9fa' },
  fontSize: '0.875rem',
  '& th, & td': { p: '7px 12px', borderBottom: 1, borderColor: 'divider', verticalAlign: 'top' },
  '& tbody td, & tfoot td': { textAlign: 'right' },
  '& thead th, & thead td': {
    position: 'sticky',
    zIndex: 2,
    fontSize: '0.8125rem',
    fontWeight: 600,
    lineHeight: 1.3,
    color: 'text.secondary',
    backgroundColor: '#f8fafb',
    textAlign: 'left',
    verticalAlign: 'bottom',
  },
  '& thead th.figure': { textAlign: 'right', minWidth: '6rem' },
  // A question of one column has the width of its own words.
  '& thead th.single': { minWidth: '10.5rem' },
  '& thead > tr:first-of-type > *': { top: 0, height: firstLine, boxSizing: 'border-box', ...edge },
  '& thead > tr:last-of-type > *': { top: firstLine },
  '& thead > tr > :first-of-type, & tbody > tr > th, & tfoot > tr > th': {
    position: 'sticky',
    left: 0,
    width: '17rem',
    minWidth: '14rem',
    maxWidth: '17rem',
    textAlign: 'left',
    fontWeight: 400,
    backgroundColor: 'background.paper',
    zIndex: 1,
  },
  '& thead > tr > :first-of-type': { zIndex: 4, backgroundColor: '#f8fafb' },
  '& thead > tr:last-of-type > :first-of-type': { fontWeight: 600 },
  '& tr.cluster > *': { backgroundColor: '#eef3f5', fontWeight: 600 },
  '& tbody > tr.cluster > th': { backgroundColor: '#eef3f5', fontWeight: 600 },
  '& tfoot > tr > *': {
    position: 'sticky',
    bottom: 0,
    zIndex: 2,
    fontWeight: 650,
    backgroundColor: '#e3eff2',
    borderTop: 1,
  },
  '& tfoot > tr > th': { fontWeight: 650, backgroundColor: '#e3eff2', zIndex: 3 },
  '& .reason': {
    color: 'text.secondary',
    fontSize: '0.8125rem',
    display: 'inline-block',
    maxWidth: '9.5rem',
  },
  '& .under': { display: 'block', color: 'text.secondary', fontSize: '0.75rem', fontWeight: 400 },
  '& .day': { whiteSpace: 'nowrap' },
  '& .clamp': {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
  '& .inside': { pl: 4 },
};
