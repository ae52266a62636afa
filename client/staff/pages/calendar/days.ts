import type { CalendarView } from '../../../../server/calendar/schema.ts';

export type SpecialDay = CalendarView['days'][number];

/** A day of the grid with what is special about it. */
export interface GridDay {
  day: string;
  number: number;
  weekend: boolean;
  special: SpecialDay | undefined;
  /** Whether people work on it. */
  working: boolean;
}

const dayMs = 86_400_000;

/** The day so many days later. */
function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The weeks of a month, Monday first; null before its first and after its last day. */
export function weeksOf(
  year: number,
  month: number,
  special: ReadonlyMap<string, SpecialDay>,
): (GridDay | null)[][] {
  const first = new Date(Date.UTC(year, month, 1));
  const blanks = (first.getUTCDay() + 6) % 7;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const cells: (GridDay | null)[] = Array.from({ length: blanks }, () => null);
  for (let number = 1; number <= last; number += 1) {
    const date = new Date(Date.UTC(year, month, number));
    const day = date.toISOString().slice(0, 10);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    const found = special.get(day);
    const working = found ? found.kind === 'movedWorking' : !weekend;
    cells.push({ day, number, weekend, special: found, working });
  }
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Where a key leads from a day, within its year; null for keys that mean nothing here. */
export function dayByKey(day: string, key: string): string | null {
  const moved = move(day, key);
  if (moved === null) return null;
  return moved.startsWith(day.slice(0, 4)) ? moved : day;
}

function move(day: string, key: string): string | null {
  const [year = 0, month = 1, number = 1] = day.split('-').map(Number);
  const inMonth = (to: number) => {
    const last = new Date(Date.UTC(year, to, 0)).getUTCDate();
    return new Date(Date.UTC(year, to - 1, Math.min(number, last))).toISOString().slice(0, 10);
  };
  switch (key) {
    case 'ArrowLeft':
      return shiftDay(day, -1);
    case 'ArrowRight':
      return shiftDay(day, 1);
    case 'ArrowUp':
      return shiftDay(day, -7);
    case 'ArrowDown':
      return shiftDay(day, 7);
    case 'PageUp':
      return inMonth(month - 1);
    case 'PageDown':
      return inMonth(month + 1);
    case 'Home':
      return `${day.slice(0, 8)}01`;
    case 'End':
      return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    default:
      return null;
  }
}
