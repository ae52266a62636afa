import type { MatrixCell, MatrixRow, MatrixView } from '../../../../server/completeness/schema.ts';

/** States to look for; `owed` is everything that is not in yet. */
export const sought = [
  'owed',
  'overdue',
  'notStarted',
  'draft',
  'toSign',
  'submitted',
  'late',
  'returned',
  'accepted',
  'extended',
] as const;
type Sought = (typeof sought)[number];

export interface Filter {
  search: string;
  state: Sought | '';
  cluster: string;
  form: string;
}

/** What a filter leaves of the matrix: some columns, and rows with a cell that fits. */
export interface Shown {
  /** Places of the shown forms among all. */
  columns: number[];
  rows: MatrixRow[];
}

/** Whether a form stands as is looked for. */
export function fitsState(cell: MatrixCell, state: Sought | ''): boolean {
  switch (state) {
    case '':
      return true;
    case 'owed':
      return cell.state !== 'submitted' && cell.state !== 'accepted';
    case 'overdue':
      return cell.overdue;
    case 'late':
      return cell.onTime === false;
    case 'extended':
      return cell.exception !== null;
    default:
      return cell.state === state;
  }
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** Narrows the matrix as the page's filters say. */
export function narrow(view: MatrixView, { search, state, cluster, form }: Filter): Shown {
  const columns = view.forms.flatMap(({ key }, index) =>
    form === '' || key === form ? [index] : [],
  );
  const words = plain(search).split(/\s+/).filter(Boolean);
  const rows = view.rows.filter((row) => {
    if (cluster !== '' && row.cluster !== cluster) return false;
    const name = plain(`${row.name} ${row.shortName}`);
    if (!words.every((word) => name.includes(word))) return false;
    return columns.some((index) => {
      const cell = row.cells[index];
      return cell !== null && cell !== undefined && fitsState(cell, state);
    });
  });
  return { columns, rows };
}
