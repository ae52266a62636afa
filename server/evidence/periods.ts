import type { PeriodType } from '../../forms/schema.ts';

/** How many school and calendar years back can be chosen, the working one included. */
const years = 3;

/**
 * Periods of these kinds around a working year, newest first: for «2021-2022» the school years
 * 2021/22, 2020/21 and 2019/20, the calendar years 2022, 2021 and 2020, the parts of the working
 * year itself. Days are too many to offer.
 */
export function offeredPeriods(
  types: ReadonlySet<PeriodType>,
  workingYear: string,
  known: readonly string[],
): string[] {
  const first = Number(workingYear.slice(0, 4));
  const back = Array.from({ length: years }, (_, at) => at);
  const months = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(first, 8 + at)));
  const parts: Record<PeriodType, () => string[]> = {
    schoolYear: () => back.map((at) => `${first - at}-${first - at + 1}`),
    calendarYear: () => back.map((at) => String(first + 1 - at)),
    halfYear: () => [`${first + 1}-H1`, `${first}-H2`, `${first}-H1`],
    quarter: () => [
      ...[3, 2, 1].map((quarter) => `${first + 1}-Q${quarter}`),
      ...[4, 3].map((quarter) => `${first}-Q${quarter}`),
    ],
    month: () => months.map((month) => month.toISOString().slice(0, 7)).reverse(),
    day: () => [],
  };
  const offered = [...types].flatMap((type) => parts[type]());
  return [...new Set([...offered, ...known])];
}
