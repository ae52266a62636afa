import type { IndicatorRow, IndicatorTree } from '../../../../server/indicators/schema.ts';

type Direction = IndicatorTree['directions'][number];

/** A value of its own, or of its parts where they have none in common. */
function hasValue({ value }: IndicatorRow): boolean {
  if (value === null) return false;
  const parts = value.parts.map((part) => part.value);
  return [value, ...parts].some((one) => one.value !== null || one.hidden || one.fewerThanFive);
}

/** The directions narrowed to what fits; those left without indicators are left out. */
export function narrowTree(
  directions: Direction[],
  words: string,
  onlyValues: boolean,
): Direction[] {
  if (!words && !onlyValues) return directions;
  return directions
    .map((direction) => ({
      ...direction,
      criteria: direction.criteria
        .map((criterion) => ({
          ...criterion,
          indicators: criterion.indicators.filter(
            (one) =>
              (!onlyValues || hasValue(one)) &&
              `${one.title} ${criterion.title}`.toLowerCase().includes(words),
          ),
        }))
        .filter(({ indicators }) => indicators.length > 0),
    }))
    .filter(({ criteria }) => criteria.length > 0);
}

/** How many indicators are in a direction, and how many of them have a value. */
export function countOf(direction: Direction): { all: number; valued: number } {
  const indicators = direction.criteria.flatMap((criterion) => criterion.indicators);
  return { all: indicators.length, valued: indicators.filter(hasValue).length };
}
