import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { mondayOf, plusDays } from '../days.ts';
import { inOrder, isOpen } from '../standing.ts';

export const weekParts = ['overdue', 'this', 'next', 'running'] as const;
export type WeekPart = (typeof weekParts)[number];

/** Days of this week and the next, to be asked for and shown. */
export function weeksAround(today: string) {
  const monday = mondayOf(today);
  return { monday, sunday: plusDays(monday, 6), nextSunday: plusDays(monday, 13) };
}

/** What somebody has to do: overdue, this week, next week, and what goes on beyond them. */
export function byWeek(
  items: readonly OccurrenceView[],
  today: string,
): Record<WeekPart, OccurrenceView[]> {
  const { sunday, nextSunday } = weeksAround(today);
  const parts: Record<WeekPart, OccurrenceView[]> = {
    ...{ overdue: [], this: [], next: [], running: [] },
  };
  for (const one of items.filter(isOpen).toSorted(inOrder)) {
    const part = partOf(one, { today, sunday, nextSunday });
    if (part) parts[part].push(one);
  }
  return parts;
}

function partOf(
  { overdue, due, start }: OccurrenceView,
  days: { today: string; sunday: string; nextSunday: string },
): WeekPart | null {
  if (overdue) return 'overdue';
  if (due === undefined && start === undefined) return null;
  if (due !== undefined && due <= days.sunday) return 'this';
  if (due !== undefined && due <= days.nextSunday) return 'next';
  if (start === undefined || start <= days.today) return 'running';
  if (start <= days.sunday) return 'this';
  return start <= days.nextSunday ? 'next' : null;
}
