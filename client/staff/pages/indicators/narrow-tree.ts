import type { IndicatorRow, IndicatorTree } from '../../../../server/indicators/schema.ts';

type Direction = IndicatorTree['directions'][number];

function hasValue({ value }: IndicatorRow): boolean {
  return value !== null && (value.value !== null || value.hidden || value.fewerThanFive);
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
