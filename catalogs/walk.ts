import type { ContextIndicator } from './indicator.ts';
import type { Catalog } from './schema.ts';

/** An indicator with the places it belongs to. */
export interface PlacedIndicator {
  indicator: ContextIndicator;
  /** Absent for an own indicator that belongs to no direction. */
  directionId?: string;
  /** Absent for indicators of the section `context`. */
  criterionId?: string;
  /** Dotted place in the catalog, for messages. */
  path: string;
}

/** All indicators in the document's order, then the added ones of `context`. */
export function listIndicators(
  catalog: Pick<Catalog, 'directions' | 'context'>,
): PlacedIndicator[] {
  const own = catalog.directions.flatMap((direction, d) =>
    direction.criteria.flatMap((criterion, c) =>
      criterion.indicators.map((indicator, i) => ({
        indicator,
        directionId: direction.id,
        criterionId: criterion.id,
        path: `directions.${d}.criteria.${c}.indicators.${i}`,
      })),
    ),
  );
  const added = catalog.context.map((indicator, i) => ({
    indicator,
    ...(indicator.direction ? { directionId: indicator.direction } : {}),
    path: `context.${i}`,
  }));
  return [...own, ...added];
}
