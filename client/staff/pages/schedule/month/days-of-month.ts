import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { inOrder } from '../standing.ts';

export interface MonthDays {
  /** What falls due, or begins without falling due, on a day. */
  days: Map<string, OccurrenceView[]>;
  /** What goes on through the month without a day of its own in it. */
  running: OccurrenceView[];
}

/** Lays out the occurrences that touch a month (`2026-11`) by the day that counts. */
export function daysOfMonth(items: readonly OccurrenceView[], month: string): MonthDays {
  const days = new Map<string, OccurrenceView[]>();
  const running: OccurrenceView[] = [];
  for (const one of items.toSorted(inOrder)) {
    const day = one.due ?? one.start;
    if (day?.startsWith(month)) days.set(day, [...(days.get(day) ?? []), one]);
    else running.push(one);
  }
  return { days, running };
}
