import { useMemo, useState } from 'react';
import type { IndicatorRow, IndicatorTree } from '../../../../server/indicators/schema.ts';

type Direction = IndicatorTree['directions'][number];

/** Up to so many rows the whole tree is open at once. */
const openAtOnce = 80;

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

/** What of the tree is shown: search, filter, open and closed directions. */
export function useTree(tree: IndicatorTree) {
  const [search, setSearch] = useState('');
  const [onlyValues, setOnlyValues] = useState(false);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const total = tree.directions.reduce((sum, direction) => sum + countOf(direction).all, 0);
  const [openByDefault, setOpenByDefault] = useState(total <= openAtOnce);
  const words = search.trim().toLowerCase();
  const directions = useMemo(
    () => narrowTree(tree.directions, words, onlyValues),
    [tree.directions, words, onlyValues],
  );
  const narrowed = words !== '' || onlyValues;
  const isOpen = (id: string) =>
    // What a search has found is never hidden in a closed direction.
    (narrowed || openByDefault) !== toggled.has(id);
  const toggle = (id: string) =>
    setToggled((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const setAll = (open: boolean) => {
    setOpenByDefault(open);
    setToggled(new Set());
  };
  const reset = () => {
    setSearch('');
    setOnlyValues(false);
  };
  return {
    directions,
    search,
    setSearch,
    onlyValues,
    setOnlyValues,
    isOpen,
    toggle,
    setAll,
    reset,
  };
}
