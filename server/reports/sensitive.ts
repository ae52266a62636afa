import { measureAggregates, type Measure } from '../../catalogs/measure.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { StaffActor } from '../access.ts';
import { getCatalog } from '../catalogs/model.ts';
import { viewerOf } from '../indicators/shown.ts';
import type { Sensitive } from './data-form.ts';

/**
 * Which elements are sensitive. Elements carry no confidentiality of their own; they take it from
 * the indicators that rest on them. Whatever a closed indicator counts is sensitive; what it is
 * divided by is so unless an open indicator rests on it too, as on the number of all pupils.
 */
export async function sensitiveElements(actor: StaffActor): Promise<Sensitive> {
  const catalog = await getCatalog(actor.municipalityId);
  const uses = (catalog ? listIndicators(catalog) : []).flatMap(
    ({ indicator: { measure, confidentiality } }) =>
      measure ? elementsOf(measure).map((use) => ({ ...use, confidentiality })) : [],
  );
  const isClosed = ({ confidentiality }: (typeof uses)[number]) =>
    confidentiality === 'own' || confidentiality === 'named';
  const open = new Set(uses.filter((use) => !isClosed(use)).map(({ element }) => element));
  const closed = uses.filter((use) => isClosed(use) && (use.counted || !open.has(use.element)));
  const named = closed.filter(({ confidentiality }) => confidentiality === 'named');
  return {
    counts: new Set(closed.map(({ element }) => element)),
    withheld: new Set(viewerOf(actor).officer ? [] : named.map(({ element }) => element)),
  };
}

/** The elements of a measure; `counted` are those it counts, not those it divides by. */
function elementsOf(measure: Measure): { element: string; counted: boolean }[] {
  return measureAggregates(measure).flatMap(({ path, aggregate }) =>
    'element' in aggregate ? [{ element: aggregate.element, counted: path[0] === 'of' }] : [],
  );
}
