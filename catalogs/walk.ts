import type { Leaf } from './aggregate.ts';
import { measureLeaves } from './measure.ts';
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

/** One use of a form, an element or a table by an indicator's measure. */
export interface MeasureReference {
  key: string;
  leaf: Leaf;
  /** Dotted place of the aggregate, `….measure.of`. */
  path: string;
}

/**
 * Every use of forms, elements and tables by a catalog's measures: what must exist (and compile)
 * before the catalog is taken in, and which indicators an incoming answer touches.
 */
export function listReferences(
  catalog: Pick<Catalog, 'directions' | 'context'>,
): MeasureReference[] {
  return listIndicators(catalog).flatMap(({ indicator, path }) =>
    indicator.measure
      ? measureLeaves(indicator.measure).map((use) => ({
          key: indicator.key,
          leaf: use.leaf,
          path: [path, 'measure', ...use.path].join('.'),
        }))
      : [],
  );
}
