import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'react-router';
import type { Column, TableProps } from './data-table.tsx';
import { recallSort, recallVisit, rememberSort, rememberVisit } from './table-memory.ts';
import { hasWords, plainText, sortRows, type TableSort } from './table-order.ts';

/** Drawing more rows than this at once is slow on an office computer. */
const step = 100;
/** From so many rows on a search is quicker than the eye. */
const searchFrom = 8;

/** The view of a table: what is searched, how it is sorted and how much of it is drawn. */
export function useTable<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, groupOf, id: name = caption, filter = true } = props;
  const { first = step } = props;
  const place = `${useLocation().key} ${name}`;
  const [search, setSearch] = useState(() => recallVisit(place)?.search ?? '');
  const [limit, setLimit] = useState(() => recallVisit(place)?.limit ?? first);
  const [sort, setSort] = useState(() => recallSort(name));
  const words = plainText(useDeferredValue(search));
  useEffect(() => rememberVisit(place, { search, limit }), [place, search, limit]);

  const sortable = columns.filter((column) => column.sortBy !== undefined);
  const sortBy = sort && sortable.find(({ id }) => id === sort.column)?.sortBy;
  const shown = useMemo(() => {
    const found =
      words === '' ? rows : rows.filter((row) => hasWords(rowText(row, columns), words));
    return sort && sortBy ? sortRows(found, sortBy, sort.descending) : found;
  }, [rows, columns, words, sort, sortBy]);

  const drawn = useMemo(() => shown.slice(0, limit), [shown, limit]);
  return {
    search,
    searchable: search !== '' || (filter && sortable.length > 0 && rows.length >= searchFrom),
    setSearch: (value: string) => {
      setSearch(value);
      setLimit(first);
    },
    sort: sortBy ? sort : null,
    setSort: (next: TableSort | null) => {
      setSort(next);
      setLimit(first);
      rememberSort(name, next);
    },
    sortable,
    shown,
    drawn,
    /** Sorted rows of one group no longer stand together: each names its group itself. */
    grouped: groupOf !== undefined && !sortBy,
    drawMore: () => setLimit((before) => before + 2 * step),
    /** For copying and printing, which take what is in the page. */
    drawAll: () => flushSync(() => setLimit(Infinity)),
  };
}

export type TableView<Row> = ReturnType<typeof useTable<Row>>;

/** What the search looks through: the sortable columns, with figures as they are written. */
function rowText<Row>(row: Row, columns: Column<Row>[]): string {
  return plainText(
    columns
      .map(({ sortBy, searchBy }) => {
        const text = searchBy ? searchBy(row) : (sortBy?.(row) ?? '');
        return typeof text === 'number' ? String(text).replace('.', ',') : text;
      })
      .join(' '),
  );
}

/** The next direction when a heading is pressed: up, down, and back to the table's own order. */
export function nextSort(sort: TableSort | null, column: string): TableSort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** A column's title as plain text, for a list of columns to sort by. */
export function columnName<Row>({ title, name }: Column<Row>): string {
  return name ?? (typeof title === 'string' ? title : '');
}
