import { datesOf, daysOf, moveDate, schoolYearOf, type Dates } from '../../catalogs/dates.ts';
import type { ScheduleRow } from '../../catalogs/schedule.ts';
import type { PastRows } from '../municipalities/schema.ts';
import type { PlanState } from './schema.ts';

export type StoredState = Exclude<PlanState, 'done'>;

/** What the municipality plans for a row; the document's own dates stay in its facts. */
export interface Plan extends Dates {
  /** Whether it is done is said by the row's occurrences. */
  state: StoredState;
  /** By how many years the document's dates were moved. */
  moved: number;
  /** The working year in which a person set the dates; null while they are the document's, moved. */
  setFor: string | null;
}

export type Facts = Pick<ScheduleRow, 'kind' | 'start' | 'end' | 'months'>;

/**
 * The plan of a row that has just come from a catalog. Nothing is approved by itself: a past date
 * is moved or becomes an archive, everything waits for a person.
 * @param years how far the whole plan moves, see `yearsToMove`
 */
export function firstPlan(
  facts: Facts,
  { workingYear, years, pastRows }: { workingYear: string; years: number; pastRows: PastRows },
): Plan {
  const dates = datesOf(facts);
  const kept = { start: null, end: null, moved: 0, setFor: null };
  if (!dates) return { ...kept, state: 'draft' };
  if (pastRows === 'move') return { ...movedPlan(facts, years), state: 'draft' };
  const past = endsBefore(dates, workingYear);
  return { ...kept, ...dates, state: past ? 'archive' : 'draft' };
}

/** Whether dates are over before a school year begins. */
export function endsBefore(dates: Dates, workingYear: string): boolean {
  const days = daysOf(dates);
  return days !== null && schoolYearOf(days.last) < Number(workingYear.slice(0, 4));
}

function movedPlan(facts: Facts, years: number): Omit<Plan, 'state'> {
  const { start, end } = datesOf(facts) ?? { start: null, end: null };
  return {
    start: moveDate(start, years),
    end: moveDate(end, years),
    moved: years,
    setFor: null,
  };
}

/**
 * A row's plan for a working year. It always counts from the document, or from the year in which a
 * person set the dates, so that moving again, there or back, gives the same dates. Rows that were
 * approved, and rows without dates, stay as they are.
 */
export function planFor(
  facts: Facts,
  plan: Plan,
  to: { workingYear: string; years: number },
): Plan {
  if (plan.state !== 'draft' && plan.state !== 'archive') return plan;
  if (daysOf(plan) === null) return plan;
  if (plan.setFor === null) return { ...movedPlan(facts, to.years), state: 'draft' };
  const years = Number(to.workingYear.slice(0, 4)) - Number(plan.setFor.slice(0, 4));
  return {
    ...plan,
    start: moveDate(plan.start, years),
    end: moveDate(plan.end, years),
    setFor: to.workingYear,
    state: 'draft',
  };
}

/** The years a plan falls into, for the filter; null where it has no dates. */
export function planYears(plan: Dates): { first: number; last: number } | null {
  const days = daysOf(plan);
  if (!days) return null;
  return { first: Number(days.first.slice(0, 4)), last: Number(days.last.slice(0, 4)) };
}
