import type { Brief } from './occurrence.model.ts';
import type { Plan } from './plan.ts';
import type { Due, PlanState } from './schema.ts';
import { belongsTo } from './wanted.ts';

type Days = Pick<Brief, 'start' | 'end' | 'due' | 'loose' | 'state'>;

/** Whether an occurrence is neither done nor cancelled. */
export function isOpen({ state }: Pick<Brief, 'state'>): boolean {
  return state === 'planned' || state === 'underway';
}

/**
 * How an open occurrence stands to a day (`2026-11-22`). `month`: it begins or falls due in this
 * month; a window as long as a year does not begin in its first month.
 */
export function dueOf(one: Days, today: string): Due | null {
  if (!isOpen(one)) return null;
  const month = today.slice(0, 7);
  const { start, due, loose } = one;
  if (due !== null && due < today) return 'overdue';
  if (due?.startsWith(month)) return 'month';
  if (start === null) return due === null ? null : 'later';
  if (start > today) return start.startsWith(month) ? 'month' : 'later';
  return !loose && start.startsWith(month) ? 'month' : 'running';
}

const urgent: readonly Due[] = ['overdue', 'month', 'running', 'later'];

/** How a row stands: as the most urgent of its occurrences. */
export function mostUrgent(stands: readonly (Due | null)[]): Due | null {
  return urgent.find((due) => stands.includes(due)) ?? null;
}

/** A row's occurrences of a working year; those of other years where it has none in this one. */
export function ofYear<T extends Brief>(own: readonly T[], workingYear: string): readonly T[] {
  const within = own.filter((one) => belongsTo(one, workingYear));
  return within.length > 0 ? within : own;
}

/** A row's state: an approved one is done when all its occurrences of the working year are. */
export function stateOfRow(
  { state }: Pick<Plan, 'state'>,
  own: readonly Brief[],
  workingYear: string,
): PlanState {
  if (state !== 'approved') return state;
  const list = ofYear(own, workingYear);
  const over = list.every((one) => !isOpen(one)) && list.some((one) => one.state === 'done');
  return over ? 'done' : 'approved';
}
