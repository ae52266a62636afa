import { measureAggregates, type Aggregate, type Measure } from './measure.ts';
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

/** Keys of the indicators that a measure is made from. */
export function measureIndicators(measure: Measure): string[] {
  return measure.kind === 'index' ? measure.of : [];
}

/** One use of a form or an element by an indicator's measure. */
export interface MeasureReference {
  key: string;
  aggregate: Aggregate;
  /** Dotted place of the aggregate, `….measure.of`. */
  path: string;
}

/**
 * Every use of forms and elements by a catalog's measures: what must exist (and compile) before
 * the catalog is taken in, and which indicators an incoming answer touches.
 */
export function listReferences(catalog: Catalog): MeasureReference[] {
  return listIndicators(catalog).flatMap(({ indicator, path }) =>
    indicator.measure
      ? measureAggregates(indicator.measure).map((use) => ({
          key: indicator.key,
          aggregate: use.aggregate,
          path: [path, 'measure', ...use.path].join('.'),
        }))
      : [],
  );
}
