import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { daysFrom, monthsOf } from '../days.ts';
import { inOrder, tallyOf, type Tally } from '../standing.ts';

/** Where an occurrence stands in a year of twelve months; places are 0 (September) to 11. */
export interface Place {
  one: OccurrenceView;
  /** Its window, cut to the year. */
  from: number;
  to: number;
  /**
   * The month that bears its mark: the one it falls due in, else the one it begins in; null for what
   * may take place at any time of the year.
   */
  mark: number | null;
}

export interface MatrixRow {
  rowId: string;
  title: string;
  /** Several in one year, one beside the other. */
  places: Place[];
  /** Without any day yet. */
  undated: OccurrenceView[];
}

export interface MatrixGroup {
  /** The direction's id; '' for rows of none. */
  id: string;
  title: string;
  rows: MatrixRow[];
  /** What bears its mark in each month. */
  months: Tally[];
  /** At any time of the year. */
  whole: Tally;
  undated: Tally;
}

/** As long as a year, or nearly: its last day says nothing of when it takes place. */
const wholeDays = 300;

/** Where an occurrence stands in the months of a year; null where it has no day in it. */
export function placeIn(months: readonly string[], one: OccurrenceView): Place | null {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const days = [one.start, one.end, one.due].filter((day) => day !== undefined).sort();
  const [from, to] = [days[0]?.slice(0, 7), days.at(-1)?.slice(0, 7)];
  if (from === undefined || to === undefined || from > last || to < first) return null;
  const placed = (month: string) =>
    month < first ? 0 : month > last ? months.length - 1 : months.indexOf(month);
  return {
    one,
    from: placed(from),
    to: placed(to),
    mark: isWhole(days) ? null : placed((one.due ?? from).slice(0, 7)),
  };
}

const isWhole = (days: readonly string[]) =>
  daysFrom(days[0] ?? '', days.at(-1) ?? '') >= wholeDays;

/**
 * The plan of a school year (`2026-2027`) as directions × months. Within a direction what needs
 * attention stands first; what lies outside the year altogether is left out.
 * @param titles the directions in their order, with their titles
 * @param others what rows of no direction are called
 */
export function yearMatrix(
  items: readonly OccurrenceView[],
  year: string,
  titles: readonly { id: string; title: string }[],
  others: string,
): MatrixGroup[] {
  const months = monthsOf(year);
  const rows = new Map<string, MatrixRow & { direction: string }>();
  for (const one of items.toSorted(inOrder)) {
    const place = placeIn(months, one);
    const undated = one.start === undefined && one.due === undefined;
    if (!place && !undated) continue;
    let row = rows.get(one.rowId);
    if (!row) {
      row = {
        ...{ rowId: one.rowId, title: one.title, direction: one.directionId ?? '' },
        ...{ places: [], undated: [] },
      };
      rows.set(one.rowId, row);
    }
    if (place) row.places.push(place);
    else row.undated.push(one);
  }
  const groups = [...titles, { id: '', title: others }].map(({ id, title }) => {
    const own = [...rows.values()].filter(({ direction }) => direction === id);
    const all = own.flatMap(({ places }) => places);
    return {
      ...{ id, title, rows: own },
      months: months.map((_, month) =>
        tallyOf(all.filter(({ mark }) => mark === month).map(({ one }) => one)),
      ),
      whole: tallyOf(all.filter(({ mark }) => mark === null).map(({ one }) => one)),
      undated: tallyOf(own.flatMap(({ undated }) => undated)),
    };
  });
  return groups.filter((group) => group.rows.length > 0);
}
