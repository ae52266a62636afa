import { useMemo, useState } from 'react';
import type { MatrixRow } from '../../../../server/completeness/schema.ts';
import { choosable, type Chosen } from './chosen.ts';
import type { Filter, Shown } from './filter.ts';

/** One cell, a row, a column, or everything that is shown. */
type Place = 'all' | { row: MatrixRow; column?: number } | { row?: undefined; column: number };

export interface MatrixChoice {
  chosen: Chosen[];
  has: (assignmentId: string) => boolean;
  state: (place: Place) => 'all' | 'some' | 'none';
  toggle: (place: Place) => void;
  clear: () => void;
}

/**
 * What is ticked in the matrix. Ticking a row or a column ticks what of it is shown and fits the
 * filter; what the filter hides later is not acted on.
 */
export function useMatrixChoice(shown: Shown, state: Filter['state']): MatrixChoice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const all = choosable(shown, state);
    const cellsOf = (place: Place) => {
      if (place === 'all') return all;
      if (place.row !== undefined && place.column !== undefined) {
        return choosable({ rows: [place.row], columns: [place.column] }, '');
      }
      return all.filter(
        ({ row, column }) =>
          (place.row === undefined || row.id === place.row.id) &&
          (place.column === undefined || column === place.column),
      );
    };
    const idsOf = (place: Place) => cellsOf(place).map(({ cell }) => cell.assignmentId);
    const stateOf = (place: Place) => {
      const some = idsOf(place);
      const on = some.filter((id) => ids.has(id)).length;
      return on === 0 ? 'none' : on === some.length ? 'all' : 'some';
    };
    return {
      chosen: choosable(shown, '').filter(({ cell }) => ids.has(cell.assignmentId)),
      has: (id) => ids.has(id),
      state: stateOf,
      toggle: (place) => {
        const next = new Set(ids);
        const on = stateOf(place) !== 'all';
        for (const id of idsOf(place)) {
          if (on) next.add(id);
          else next.delete(id);
        }
        setIds(next);
      },
      clear: () => setIds(new Set()),
    };
  }, [shown, state, ids]);
}
