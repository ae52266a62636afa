import { elementsWithParts } from '../../catalogs/check-dictionary.ts';
import { catalogStamp, getCatalog } from '../catalogs/model.ts';
import { knownOf, type KnownElement } from '../catalogs/known.ts';
import { latestVersions } from '../forms/model.ts';
import { relationsOf, type Relation } from './part-of.ts';

interface Remembered {
  stamp: string;
  relations: Relation[];
}

const remembered = new Map<string, Remembered>();

/** What is part of what by the municipality's dictionary; read again when the catalog changes. */
export async function loadRelations(municipalityId: string): Promise<readonly Relation[]> {
  const stamp = JSON.stringify(await catalogStamp(municipalityId));
  const known = remembered.get(municipalityId);
  if (known?.stamp === stamp) return known.relations;
  const catalog = await getCatalog(municipalityId);
  const relations = catalog ? relationsOf(catalog.elements, catalog.dimensions) : [];
  remembered.set(municipalityId, { stamp, relations });
  return relations;
}

/** An element that a rule may name, with the words for people who pick it. */
export interface NamedElement extends KnownElement {
  id: string;
  title: string;
  section: string;
}

/** Every element that the dictionary or a data form of the municipality names. */
export async function loadElements(municipalityId: string): Promise<NamedElement[]> {
  const [catalog, versions] = await Promise.all([
    getCatalog(municipalityId),
    latestVersions(municipalityId),
  ]);
  const naming = catalog ?? { elements: [], dimensions: [], tables: [], settings: [] };
  const forms = versions.filter(({ kind, retired }) => kind === 'dataForm' && !retired);
  const { elements } = knownOf(naming, forms);
  const defined = elementsWithParts(naming);
  const parts = new Map(naming.dimensions.map((one) => [one.id, one.parts]));
  const asked = new Map(
    forms.flatMap((form) =>
      form.elements.map((one): [string, { title: string; section: string }] => [
        one.id,
        { title: one.title.ru, section: form.title.ru },
      ]),
    ),
  );
  return [...elements].flatMap(([id, known]): NamedElement[] => {
    // A divided quantity is asked by its parts; the whole itself is nobody's number.
    if (known.dimension !== undefined) return [];
    const own = defined.get(id);
    const part =
      own && parts.get(own.dimension ?? '')?.find((one) => id === `${own.id}__${one.id}`);
    const title = own ? (part ? `${own.title}: ${part.title}` : own.title) : asked.get(id)?.title;
    return [
      { ...known, id, title: title ?? id, section: own?.section ?? asked.get(id)?.section ?? '' },
    ];
  });
}
