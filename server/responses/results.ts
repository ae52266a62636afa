import type { CampaignTable, TableFigure, TableItem, TableRow } from './table.ts';
import { notFound } from '../problem.ts';
import type { ComparedGroup, Comparison, QuestionResult } from './schema.ts';

/** The figures of every question for one row of the campaign's table. */
export function questionResults(table: CampaignTable, row: TableRow): QuestionResult[] {
  return table.items.flatMap((item, i): QuestionResult[] => {
    const figure = row.figures[i];
    return figure ? [questionResult(item, figure)] : [];
  });
}

function questionResult(item: TableItem, figure: TableFigure): QuestionResult {
  const { n, mean, rows, counts, hidden } = figure;
  const { id, question, row, title, rowTitle, kind, multiple, scale, ends } = item;
  const cells = item.cells.map(({ value, text }, i) => ({ value, text, count: counts[i] ?? null }));
  return {
    id,
    name: question,
    row,
    title: rowTitle === null ? title : `${title}: ${rowTitle}`,
    questionTitle: title,
    rowTitle,
    kind,
    multiple,
    scale,
    ends,
    n,
    mean,
    rows,
    // A number that none of this group gave is another group's.
    cells:
      kind === 'number' || kind === 'calculated' ? cells.filter((one) => one.count !== 0) : cells,
    hidden,
  };
}

/** One item of the table beside itself in every group; the 404 where the form has none such. */
export function compare(table: CampaignTable, itemId: string): Comparison {
  const index = table.items.findIndex(({ id }) => id === itemId);
  const item = table.items[index];
  if (!item) throw notFound('вопрос в этой форме', 'question in this form');
  const { id, title, rowTitle, kind, scale, cells } = item;
  const group = (row: TableRow): ComparedGroup => {
    const nothing = { n: null, mean: null, counts: [], hidden: true };
    const { n, mean, counts, hidden } = row.figures[index] ?? nothing;
    return { id: row.id, name: row.shortName, cluster: row.cluster, n, mean, counts, hidden };
  };
  return {
    minimumGroup: table.minimumGroup,
    question: {
      id,
      title: rowTitle === null ? title : `${title}: ${rowTitle}`,
      kind,
      scale,
      cells,
    },
    whole: group(table.whole),
    clusters: table.clusters.map(group),
    organizations: table.organizations.map(group),
  };
}
