import type { TableSort } from './table-order.ts';

/** What a person did with a table on one visit of its page; going back finds it again. */
export interface TableVisit {
  search: string;
  limit: number;
}

const visits = new Map<string, TableVisit>();

/** @param place the entry of the browser's history and the name of the table */
export function recallVisit(place: string): TableVisit | undefined {
  return visits.get(place);
}

export function rememberVisit(place: string, visit: TableVisit): void {
  visits.set(place, visit);
}

const sortKey = (name: string) => `table.sort.${name}`;

/** How the table of this name was last sorted in this tab. */
export function recallSort(name: string): TableSort | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(sortKey(name)) ?? 'null');
    return isSort(kept) ? kept : null;
  } catch {
    // Storage may be forbidden by the browser's settings; then the table keeps its own order.
    return null;
  }
}

export function rememberSort(name: string, sort: TableSort | null): void {
  try {
    if (sort) sessionStorage.setItem(sortKey(name), JSON.stringify(sort));
    else sessionStorage.removeItem(sortKey(name));
  } catch {
    // As above.
  }
}

function isSort(value: unknown): value is TableSort {
  return (
    typeof value === 'object' &&
    value !== null &&
    'column' in value &&
    typeof value.column === 'string' &&
    'descending' in value &&
    typeof value.descending === 'boolean'
  );
}
