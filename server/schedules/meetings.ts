import type { Occurrence } from './occurrence.model.ts';
import type { ScheduleSettingsView } from './plan.schema.ts';

/**
 * Meetings that were written down, by quarter of a working year. A quarter that is over without
 * one is missing, where there must be one each quarter; nothing depends on it.
 */
export function meetingsByQuarter(
  occurrences: readonly Pick<Occurrence, 'steps'>[],
  workingYear: string,
  quarterly: boolean,
  today: string,
): ScheduleSettingsView['meetings'] {
  const held = occurrences.flatMap(({ steps }) =>
    steps.flatMap(({ meeting, date, result, withdrawn }) =>
      // Without a quorum there was no meeting that could decide.
      meeting && !withdrawn && result !== 'noQuorum' ? [date] : [],
    ),
  );
  const [from, to] = [workingYear.slice(0, 4), workingYear.slice(5)];
  return [`${from}-Q3`, `${from}-Q4`, `${to}-Q1`, `${to}-Q2`, `${to}-Q3`].map((quarter) => {
    const dates = [...new Set(held.filter((date) => quarterOf(date) === quarter))].sort();
    const over = quarterOf(today) > quarter;
    return { quarter, dates, missing: quarterly && over && dates.length === 0 };
  });
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
