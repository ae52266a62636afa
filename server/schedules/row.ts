import type { ScheduleRow } from '../../catalogs/schedule.ts';

/** Kinds that come round every year: their dates say when they begin, not when they end. */
const recurring: readonly ScheduleRow['kind'][] = ['annual', 'quarterly', 'continuous'];

/**
 * The years a row falls into, both inclusive. `null` is an open side; a row without any date is
 * open on both, so that it is found under every year.
 */
export function yearsOf(row: Pick<ScheduleRow, 'kind' | 'start' | 'end' | 'year'>): {
  first: number | null;
  last: number | null;
} {
  if (row.year !== undefined) return { first: row.year, last: row.year };
  const start = yearIn(row.start);
  const end = yearIn(row.end);
  if (recurring.includes(row.kind)) return { first: start, last: end };
  return { first: start ?? end, last: end ?? start };
}

function yearIn(date: string | undefined): number | null {
  return date === undefined ? null : Number(date.slice(0, 4));
}

/** Words as they are searched: lower case, «ё» as «е», single spaces. */
export function fold(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}
