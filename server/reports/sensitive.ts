import { elementsWithParts } from '../../catalogs/check-dictionary.ts';
import { measureLeaves, type Measure } from '../../catalogs/measure.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { StaffActor } from '../access.ts';
import { getCatalog } from '../catalogs/model.ts';
import { externalElement } from '../elements/model.ts';
import { viewerOf } from '../indicators/shown.ts';
import type { Sensitive } from './data-form.ts';

/**
 * Which elements are sensitive. Elements carry no confidentiality of their own; they take it from
 * the indicators that rest on them. Whatever a closed indicator counts is sensitive; what it is
 * divided by is so unless an open indicator rests on it too, as on the number of all pupils.
 */
export async function sensitiveElements(actor: StaffActor): Promise<Sensitive> {
  const catalog = await getCatalog(actor.municipalityId);
  const parts = catalog ? partsOf(catalog) : new Map<string, string[]>();
  const uses = (catalog ? listIndicators(catalog) : []).flatMap(
    ({ indicator: { key, measure, confidentiality } }) =>
      measure ? elementsOf(measure, key).map((use) => ({ ...use, confidentiality })) : [],
  );
  const isClosed = ({ confidentiality }: (typeof uses)[number]) =>
    confidentiality === 'own' || confidentiality === 'named';
  const open = new Set(uses.filter((use) => !isClosed(use)).map(({ element }) => element));
  const closed = uses.filter((use) => isClosed(use) && (use.counted || !open.has(use.element)));
  const named = closed.filter(({ confidentiality }) => confidentiality === 'named');
  const withParts = (some: typeof closed) =>
    new Set(some.flatMap(({ element }) => [element, ...(parts.get(element) ?? [])]));
  return {
    counts: withParts(closed),
    withheld: viewerOf(actor).officer ? new Set() : withParts(named),
  };
}

/** Ids of the numbers that an element of a dimension is asked by; they are as sensitive as it. */
function partsOf(catalog: Parameters<typeof elementsWithParts>[0]): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const [id, { id: whole }] of elementsWithParts(catalog)) {
    if (id !== whole) parts.set(whole, [...(parts.get(whole) ?? []), id]);
  }
  return parts;
}

/**
 * The elements of an indicator's measure, the number of another system too; `counted` are those it
 * counts, not those it divides by or asks of whom it is about.
 */
function elementsOf(measure: Measure, key: string): { element: string; counted: boolean }[] {
  if (measure.kind === 'composite') {
    return measure.parts.flatMap(({ measure: part }) => elementsOf(part, key));
  }
  if (measure.kind === 'external') return [{ element: externalElement(key), counted: true }];
  return measureLeaves(measure).flatMap(({ path, leaf }) =>
    'element' in leaf ? [{ element: leaf.element, counted: path[0] === 'of' }] : [],
  );
}
