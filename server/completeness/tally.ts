import type { MatrixCell, Tally } from './schema.ts';

type Counted = Pick<MatrixCell, 'state' | 'onTime' | 'overdue' | 'exception'>;

/**
 * Counts where forms stand. Cells of organizations that a form does not ask are left out of it;
 * those asked count whether or not anything has been done.
 */
export function tallyOf(cells: readonly (Counted | null)[]): Tally {
  const asked = cells.filter((cell) => cell !== null);
  const count = (fits: (cell: Counted) => boolean) => asked.filter(fits).length;
  return {
    asked: asked.length,
    notStarted: count(({ state }) => state === 'notStarted'),
    begun: count(({ state }) => state === 'draft' || state === 'toSign'),
    handedIn: count(({ state }) => state === 'submitted' || state === 'accepted'),
    returned: count(({ state }) => state === 'returned'),
    accepted: count(({ state }) => state === 'accepted'),
    onTime: count(({ onTime }) => onTime === true),
    late: count(({ onTime }) => onTime === false),
    overdue: count(({ overdue }) => overdue),
    extended: count(({ exception }) => exception !== null),
  };
}
