/** Days are texts (`2026-11-22`) everywhere here: they have no zone and sort as they are. */

const length = 86_400_000;

/** The day so many days later, or earlier. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * length).toISOString().slice(0, 10);
}

/** The same day of another month, or that month's last one. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  const day2 = Math.min(date, last.getUTCDate());
  return `${last.toISOString().slice(0, 7)}-${String(day2).padStart(2, '0')}`;
}

/** Days from one to another; negative when the other one is earlier. */
export function daysFrom(day: string, other: string): number {
  return Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / length);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return plusDays(day, -((weekday + 6) % 7));
}

/** The weeks that a month (`2026-11`) touches, Monday first, with the neighbours' days. */
export function weeksOf(month: string): string[][] {
  const weeks: string[][] = [];
  let monday = mondayOf(`${month}-01`);
  while (monday.slice(0, 7) <= month) {
    weeks.push(Array.from({ length: 7 }, (_, index) => plusDays(monday, index)));
    monday = plusDays(monday, 7);
  }
  return weeks;
}

/** The months of a school year (`2026-2027`), September first. */
export function monthsOf(year: string): string[] {
  return Array.from({ length: 12 }, (_, index) =>
    plusMonths(`${year.slice(0, 4)}-09-01`, index).slice(0, 7),
  );
}

/**
 * Where a key leads in a calendar: arrows by day and week, Home and End to the ends of the week,
 * Page Up and Down by month, with Shift by year.
 * @returns null for a key that does not move
 */
export function dayByKey(day: string, key: string, shift = false): string | null {
  switch (key) {
    case 'ArrowLeft':
      return plusDays(day, -1);
    case 'ArrowRight':
      return plusDays(day, 1);
    case 'ArrowUp':
      return plusDays(day, -7);
    case 'ArrowDown':
      return plusDays(day, 7);
    case 'Home':
      return mondayOf(day);
    case 'End':
      return plusDays(mondayOf(day), 6);
    case 'PageUp':
      return plusMonths(day, shift ? -12 : -1);
    case 'PageDown':
      return plusMonths(day, shift ? 12 : 1);
    default:
      return null;
  }
}
