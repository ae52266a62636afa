import { useState } from 'react';
import type { TableProps } from './data-table.tsx';

/** Which rows of a table are ticked. Rows that have left the table are no longer chosen. */
export function useChoice<Row>(
  { rows, rowKey, choice }: TableProps<Row>,
  shown: readonly Row[],
): TableChoice<Row> | null {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  if (!choice) return null;
  const can = (row: Row) => choice.can?.(row) ?? true;
  const has = (row: Row) => keys.has(rowKey(row)) && can(row);
  const open = shown.filter(can);
  const set = (changed: readonly Row[], on: boolean) => {
    const next = new Set(keys);
    for (const row of changed) {
      if (on) next.add(rowKey(row));
      else next.delete(rowKey(row));
    }
    setKeys(next);
  };
  const chosen = keys.size === 0 ? [] : rows.filter(has);
  return {
    name: choice.name,
    actions: choice.actions,
    can,
    has,
    chosen,
    hidden: chosen.length - open.filter(has).length,
    toggle: (row) => set([row], !has(row)),
    toggleAll: () => set(open, !open.every(has)),
    all: open.length > 0 && open.every(has),
    clear: () => setKeys(new Set()),
  };
}

export interface TableChoice<Row> extends Required<NonNullable<TableProps<Row>['choice']>> {
  has: (row: Row) => boolean;
  chosen: Row[];
  /** How many chosen rows the search hides. */
  hidden: number;
  toggle: (row: Row) => void;
  toggleAll: () => void;
  /** Whether every row in sight is chosen. */
  all: boolean;
  clear: () => void;
}
