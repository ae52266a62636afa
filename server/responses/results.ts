import type { CampaignTable, TableFigure, TableItem, TableRow } from './table.ts';
import type { QuestionResult } from './schema.ts';

/** The figures of every question for one row of the campaign's table. */
export function questionResults(table: CampaignTable, row: TableRow): QuestionResult[] {
  return table.items.flatMap((item, i): QuestionResult[] => {
    const figure = row.figures[i];
    return figure ? [questionResult(item, figure)] : [];
  });
}

function questionResult(item: TableItem, { n, mean, counts, hidden }: TableFigure): QuestionResult {
  const { id, question, row, title, rowTitle, kind, multiple, scale } = item;
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
    n,
    mean,
    // A number that none of this group gave is another group's.
    cells:
      kind === 'number' || kind === 'calculated' ? cells.filter((one) => one.count !== 0) : cells,
    hidden,
  };
}
