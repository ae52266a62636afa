import type { Rubric } from './dictionary.ts';
import type { ContextIndicator } from './indicator.ts';
import type { Measure } from './measure.ts';
import type { Catalog } from './schema.ts';
import { listIndicators } from './walk.ts';

/** Evidence and judgements as a catalog asks for them. */

type Indicators = Pick<Catalog, 'directions' | 'context'>;

function evidenceIn(measure: Measure): string[] {
  if (measure.kind === 'composite')
    return measure.parts.flatMap((part) => evidenceIn(part.measure));
  return 'evidence' in measure && measure.evidence !== undefined ? [measure.evidence] : [];
}

/**
 * The indicators that each document proves, by the document's id: one may prove several. Of a
 * criterion that is judged, it is what the conclusion rests on.
 */
export function provedBy(catalog: Indicators): Map<string, { key: string; title: string }[]> {
  const proved = new Map<string, { key: string; title: string }[]>();
  for (const { indicator } of listIndicators(catalog)) {
    const { key, title, measure } = indicator;
    for (const id of new Set(measure ? evidenceIn(measure) : [])) {
      proved.set(id, [...(proved.get(id) ?? []), { key, title }]);
    }
  }
  return proved;
}

/** A criterion that an expert judges, with the levels to choose from, best first. */
export interface JudgedIndicator {
  indicator: ContextIndicator;
  directionId: string | undefined;
  levels: Rubric['levels'];
}

/** Every indicator whose measure is a judgement on a rubric, in the catalog's order. */
export function judgedIndicators(
  catalog: Indicators & Pick<Catalog, 'rubrics'>,
): JudgedIndicator[] {
  return listIndicators(catalog).flatMap(({ indicator, directionId }) => {
    const { measure } = indicator;
    if (measure?.kind !== 'judgement') return [];
    const rubric = catalog.rubrics.find(({ id }) => id === measure.rubric);
    return rubric ? [{ indicator, directionId, levels: rubric.levels }] : [];
  });
}
