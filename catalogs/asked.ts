import { elementsWithParts } from './check-dictionary.ts';
import type { ElementDefinition } from './dictionary.ts';
import { madeFormId, ownerTypes, periodTypes } from './made-words.ts';
import { measureLeaves } from './measure.ts';
import type { Catalog } from './schema.ts';
import { listIndicators } from './walk.ts';

type Owner = ElementDefinition['owner'][number];
type Period = ElementDefinition['period'];

/** How much a catalog asks of one organization of a type for one period of a kind. */
export interface AskedCount {
  type: Owner;
  period: Period;
  /** Numbers to fill in, each part of a dimension counted. */
  numbers: number;
  /** Questions answered by yes or no. */
  yesno: number;
  /** Documents to be proved by a link. */
  documents: number;
}

/** How many numbers stand behind one element. */
function countOf(catalog: Pick<Catalog, 'dimensions'>, { dimension }: ElementDefinition): number {
  return catalog.dimensions.find(({ id }) => id === dimension)?.parts.length ?? 1;
}

/**
 * How many numbers, answers and documents an organization of each type owes the catalog, by kind of
 * period; elements asked by forms of the library are counted with the others. Types and kinds of
 * which nothing is asked are left out.
 */
export function askedCounts(
  catalog: Pick<Catalog, 'elements' | 'dimensions' | 'evidence'>,
): AskedCount[] {
  return ownerTypes.flatMap((type) =>
    periodTypes.flatMap((period) => {
      const owed = catalog.elements.filter(
        (one) => one.owner.includes(type) && one.period === period,
      );
      const sum = (kind: ElementDefinition['type']) =>
        owed
          .filter((one) => one.type === kind)
          .reduce((all, one) => all + countOf(catalog, one), 0);
      const documents = catalog.evidence.filter(
        (one) => one.owner.includes(type) && one.period === period,
      ).length;
      const count = { type, period, numbers: sum('number'), yesno: sum('yesno'), documents };
      return count.numbers + count.yesno + documents > 0 ? [count] : [];
    }),
  );
}

/** An element that indicators rest on, with the form by which organizations of a type report it. */
export interface NeededElement {
  id: string;
  title: string;
  type: Owner;
  period: Period;
  form: string;
  /** How many indicators read it themselves. */
  indicators: number;
}

/** Every element that a measure reads, once for each type of organization that owes it. */
export function neededElements(
  catalog: Pick<Catalog, 'elements' | 'dimensions' | 'directions' | 'context'>,
): NeededElement[] {
  const known = elementsWithParts(catalog);
  const uses = new Map<string, Set<string>>();
  for (const { indicator } of listIndicators(catalog)) {
    for (const { leaf } of indicator.measure ? measureLeaves(indicator.measure) : []) {
      const id = 'element' in leaf ? known.get(leaf.element)?.id : undefined;
      if (id !== undefined) uses.set(id, (uses.get(id) ?? new Set()).add(indicator.key));
    }
  }
  return catalog.elements.flatMap(({ id, title, owner, period, form }) => {
    const indicators = uses.get(id)?.size ?? 0;
    if (indicators === 0) return [];
    return owner.map((type) => ({
      id,
      title,
      type,
      period,
      form: form ?? madeFormId(type, period),
      indicators,
    }));
  });
}
