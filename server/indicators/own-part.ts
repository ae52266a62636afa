import type { BoundIndicator, Unit } from './unit.ts';

/** The part of a composite indicator whose value is the indicator's own. */
const ownPart = 'all';

/** The number that is the indicator's own value; a composite may have none. */
export function ownUnit(bound: Pick<BoundIndicator, 'units'>): Unit | undefined {
  return bound.units.find(({ part }) => part === '' || part === ownPart);
}

/** A value as others see it who are made from the indicator: its own stands under no part. */
export function asOwn<Row extends { part: string }>(
  bound: Pick<BoundIndicator, 'units'> | undefined,
  row: Row,
): Row {
  if (!bound || ownUnit(bound)?.part !== ownPart) return row;
  if (row.part === ownPart) return { ...row, part: '' };
  const inside = `${ownPart}/`;
  return row.part.startsWith(inside) ? { ...row, part: row.part.slice(inside.length) } : row;
}
