import type { MatrixCell, Tally } from './schema.ts';

type Counted = Pick<MatrixCell, 'state' | 'onTime' | 'overdue' | 'exception'>;

/**
 * Counts where forms stand. Cells of organizations that a form does not ask are left out of it;
 * those asked count whether or not anything has been done.
 */
export function tallyOf(cells: readonly (Counted | null)[]): Tally {
  const asked = cells.filter((cell) => cell !== null);
  const count = (fits: (cell: Counted) => boolean) => asked.filter(fits).length;
  // A returned form is not in: nothing of it can have been in time either.
  const isIn = ({ state }: Counted) => state === 'submitted' || state === 'accepted';
  return {
    asked: asked.length,
    notStarted: count(({ state }) => state === 'notStarted'),
    begun: count(({ state }) => state === 'draft' || state === 'toSign'),
    handedIn: count(isIn),
    returned: count(({ state }) => state === 'returned'),
    accepted: count(({ state }) => state === 'accepted'),
    onTime: count((cell) => isIn(cell) && cell.onTime === true),
    late: count((cell) => isIn(cell) && cell.onTime === false),
    overdue: count(({ overdue }) => overdue),
    extended: count(({ exception }) => exception !== null),
  };
}
