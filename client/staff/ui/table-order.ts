/** What the rows of a table are sorted by: a column's id and the direction. */
export interface TableSort {
  column: string;
  descending: boolean;
}

type Sortable = string | number | null;

const russian = new Intl.Collator('ru', { numeric: true });

const isEmpty = (value: Sortable) => value === null || value === '' || Number.isNaN(value);

/** Numbers by size, texts as a Russian reader expects: «№ 2» before «№ 10». */
function compare(a: Sortable, b: Sortable): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return russian.compare(a ?? '', b ?? '');
}

/**
 * Sorts rows by a value of each. Rows without a value (`null`, empty text) stand last in both
 * directions; equal rows keep the order they came in.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  sortBy: (row: Row) => Sortable,
  descending: boolean,
): Row[] {
  const known = rows.map((row) => ({ row, value: sortBy(row) }));
  const sign = descending ? -1 : 1;
  return [
    ...known
      .filter(({ value }) => !isEmpty(value))
      .sort((a, b) => sign * compare(a.value, b.value)),
    ...known.filter(({ value }) => isEmpty(value)),
  ].map(({ row }) => row);
}

/** A text as the search compares it: without case, «ё», kinds of spaces and the space after «№». */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('№ ', '№')
    .trim();
}

/** Whether every word of a search stands somewhere in the text; both come from `plainText`. */
export function hasWords(text: string, search: string): boolean {
  return search.split(' ').every((word) => text.includes(word));
}
