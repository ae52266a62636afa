import type { BoundIndicator } from './unit.ts';
import { admissionKey, type ComputedList } from './computed-list.ts';

/**
 * What is made from what: indicators from other indicators and from computed lists, lists from
 * indicators. A node is an indicator's key or `computed:` with a list's id.
 */
export type Node = string;

export function computedNode(id: string): Node {
  return `computed:${id}`;
}

/** One thing that a node is made from, and how many periods back it is looked at. */
export interface Need {
  node: Node;
  /** The earliest and latest period looked at, as periods ago: [1, 1] is the year before. */
  from: number;
  to: number;
}

/** What one indicator is made from besides data. */
export function needsOf({ units }: BoundIndicator): Need[] {
  return units.flatMap(({ measure }): Need[] => {
    const at = (node: Node, from = 0, to = from): Need => ({ node, from, to });
    switch (measure.kind) {
      case 'index':
        return measure.of.map((key) => at(key));
      case 'change':
        return [at(measure.of), at(measure.of, measure.back)];
      case 'score':
      case 'list':
        return [at(computedNode(measure.computed))];
      case 'judgement':
        return [];
      default: {
        const list = measure.population?.list;
        return list ? [at(computedNode(list.computed))] : [];
      }
    }
  });
}

/** What a computed list is made from. */
export function needsOfList({
  id,
  inputs,
  lists,
  years,
  population,
}: Omit<ComputedList, 'restricted'>): Need[] {
  const over = { from: 0, to: years - 1 };
  return [
    ...inputs.map(({ indicator }) => ({ node: indicator, ...over })),
    ...lists.map(({ computed }) => ({ node: computedNode(computed), ...over })),
    ...(population?.where ? [{ node: admissionKey(id), from: 0, to: 0 }] : []),
    ...(population?.list ? [{ node: computedNode(population.list.computed), from: 0, to: 0 }] : []),
  ];
}

/** Whether a node or anything that it is made from, in turn, is such. */
export function restsOn(
  node: Node,
  needs: ReadonlyMap<Node, readonly Need[]>,
  isSuch: (node: Node) => boolean,
  seen = new Set<Node>(),
): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  return (
    isSuch(node) || (needs.get(node) ?? []).some((need) => restsOn(need.node, needs, isSuch, seen))
  );
}

/** All nodes, each after what it is made from in the same period. */
export function inOrder(needs: ReadonlyMap<Node, readonly Need[]>): Node[] {
  const order: Node[] = [];
  const seen = new Set<Node>();
  const visit = (node: Node) => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const need of needs.get(node) ?? []) if (need.from === 0) visit(need.node);
    if (needs.has(node)) order.push(node);
  };
  for (const node of needs.keys()) visit(node);
  return order;
}
