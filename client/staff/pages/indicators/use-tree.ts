import { useDeferredValue, useMemo, useState } from 'react';
import type { IndicatorTree } from '../../../../server/indicators/schema.ts';
import { countOf, narrowTree } from './narrow-tree.ts';

/** Up to so many rows the whole tree is open at once. */
const openAtOnce = 80;

/** What of the tree is shown: search, filter, open and closed directions. */
export function useTree(tree: IndicatorTree) {
  const [search, setSearch] = useState('');
  const [onlyValues, setOnlyValues] = useState(false);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const total = tree.directions.reduce((sum, direction) => sum + countOf(direction).all, 0);
  const [openByDefault, setOpenByDefault] = useState(total <= openAtOnce);
  const words = useDeferredValue(search.trim().toLowerCase());
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
