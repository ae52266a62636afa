import type { Language } from '../../forms/run/text.ts';
import type { CampaignTable, TableFigure, TableItem, TableRow } from '../responses/table.ts';
import { arrange, type Place } from './places.ts';
import type { Cell, Column, Row } from './schema.ts';

/** More choices than this are not all shown before anybody chooses columns. */
const usualChoices = 5;

const titles = {
  ru: { mean: 'среднее', answered: 'ответили словами', filled: 'ответили', rows: 'всего строк' },
  en: { mean: 'mean', answered: 'answered in words', filled: 'answered', rows: 'rows in all' },
} as const;

/** A column and the cell that it makes of a group's answers to its question. */
interface Figured {
  column: Column;
  item: number;
  cell: (figure: TableFigure) => Cell;
}

/**
 * Organizations × questions as a table of columns and rows: a mean where answers are quantities, and
 * a share for each answer. What is hidden was decided where the figures were made.
 */
export function questionnaireTable(
  table: CampaignTable,
  places: readonly Place[],
  language: Language,
): { columns: Column[]; rows: Row[] } {
  const figured = table.items.flatMap((item, index) => columnsOf(item, index, language));
  const byId = new Map(table.organizations.map((row) => [row.id, row]));
  const clusters = new Map(table.clusters.map((row) => [row.id, row]));
  const rowOf = (kind: Row['kind'], id: string, row: TableRow | undefined): Row[] => {
    if (!row) return [];
    const { name, shortName, cluster, expected } = row;
    // Received, and too few to be taken into the figures yet.
    const waiting = row.n === 0 && row.received > 0;
    const n = waiting ? null : row.n;
    const cells = figured.map(({ item, cell }): Cell => {
      const figure = row.figures[item];
      if (!figure) return { value: null, why: 'noAnswers' };
      return waiting ? { value: null, why: 'hidden' } : cell(figure);
    });
    return [{ id, kind, name, shortName, cluster, n, expected, submittedAt: null, cells }];
  };
  const rows = arrange(places, {
    organization: ({ organizationId }) =>
      rowOf('organization', organizationId, byId.get(organizationId)),
    cluster: (cluster) => rowOf('cluster', `cluster:${cluster}`, clusters.get(cluster)),
    whole: () => rowOf('whole', 'whole', table.whole),
  });
  return { columns: figured.map(({ column }) => column), rows };
}

function columnsOf(item: TableItem, index: number, language: Language): Figured[] {
  const words = titles[language];
  const group = item.rowTitle === null ? item.title : `${item.title}: ${item.rowTitle}`;
  const base = { group, unit: '', restricted: false, total: 'none' as const, scale: item.scale };
  const averaged = hasMean(item);
  const mean: Figured = {
    item: index,
    column: {
      ...base,
      id: `${item.id}:mean`,
      title: words.mean,
      kind: 'mean',
      decimals: 2,
      usual: true,
    },
    cell: (figure) => shown(figure, ({ mean: value, n }) => ({ value, ...people(n) })),
  };
  // Each number that somebody gave would be a column: of free numbers only the mean is told.
  const free = item.kind === 'number' || (item.kind === 'calculated' && averaged);
  const choices = free ? [] : item.cells;
  const shares = choices.map(({ value, text }, at): Figured => ({
    item: index,
    column: {
      ...base,
      id: `${item.id}:${String(value)}`,
      title: text,
      kind: 'share',
      unit: '%',
      decimals: 1,
      usual: !averaged && (item.kind === 'boolean' ? at === 0 : choices.length <= usualChoices),
      scale: { min: 0, max: 100 },
    },
    cell: (figure) =>
      shown(figure, ({ counts, n }) => {
        const count = counts[at] ?? null;
        if (count === null || n === null || n === 0) return { value: null, why: 'hidden' };
        return { value: (100 * count) / n, count, n };
      }),
  }));
  if (averaged) return [mean, ...shares];
  if (item.cells.length > 0) return shares;
  const answered: Figured = {
    item: index,
    column: {
      ...base,
      id: `${item.id}:n`,
      title: item.kind === 'roster' ? words.filled : words.answered,
      kind: 'quantity',
      decimals: 0,
      usual: false,
    },
    cell: (figure) => shown(figure, ({ n }) => ({ value: n, ...people(n) })),
  };
  if (item.kind !== 'roster') return [answered];
  const rows: Figured = {
    item: index,
    column: { ...answered.column, id: `${item.id}:rows`, title: words.rows },
    cell: (figure) => shown(figure, ({ rows: value, n }) => ({ value, ...people(n) })),
  };
  return [answered, rows];
}

function hasMean({ kind, scale, cells }: TableItem): boolean {
  if (scale !== null || kind === 'number') return true;
  return kind === 'calculated' && cells.every(({ value }) => typeof value === 'number');
}

function people(n: number | null): Pick<Cell, 'n'> {
  return n === null ? {} : { n };
}

/** The cell of a figure that may be shown and that somebody answered. */
function shown(figure: TableFigure, cell: (figure: TableFigure) => Cell): Cell {
  if (figure.hidden || figure.n === null) return { value: null, why: 'hidden' };
  if (figure.n === 0) return { value: null, why: 'noAnswers' };
  const made = cell(figure);
  return made.value === null && made.why === undefined ? { value: null, why: 'noAnswers' } : made;
}
