import type { MatrixCell, MatrixRow } from '../../../../server/completeness/schema.ts';
import { fitsState, type Filter, type Shown } from './filter.ts';

/** One form of one organization that may be ticked. */
export interface Chosen {
  cell: MatrixCell & { assignmentId: string };
  row: MatrixRow;
  column: number;
}

/** The cells of a row or of all rows that are shown, fit the filter, and exist. */
export function choosable(shown: Shown, state: Filter['state'], rows = shown.rows): Chosen[] {
  return rows.flatMap((row) =>
    shown.columns.flatMap((column): Chosen[] => {
      const cell = row.cells[column];
      if (!cell || cell.assignmentId === null || !fitsState(cell, state)) return [];
      return [{ cell: { ...cell, assignmentId: cell.assignmentId }, row, column }];
    }),
  );
}

/** What can be done with each of the chosen. */
export function actionable(chosen: readonly Chosen[]) {
  const isIn = ({ cell }: Chosen) => cell.state === 'submitted' || cell.state === 'accepted';
  return {
    owing: chosen.filter((one) => !isIn(one) && !one.cell.locked),
    extendable: chosen.filter((one) => !isIn(one)),
    /** Handed in, and the checks have found nothing in it. */
    acceptable: chosen.filter(({ cell }) => cell.state === 'submitted' && cell.violations === 0),
  };
}
