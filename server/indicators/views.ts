import { listIndicators, type PlacedIndicator } from '../../catalogs/walk.ts';
import type { StaffActor } from '../access.ts';
import { campaignsOf, type Campaign } from '../campaigns/model.ts';
import type { StoredCatalog } from '../catalogs/model.ts';
import { latestVersions } from '../forms/model.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { listPeriods, listValues, type IndicatorValue } from './model.ts';
import { newestFirst } from './periods.ts';
import { askedIn, planOf, type BoundIndicator } from './plan.ts';
import type { IndicatorDetail, IndicatorRow, IndicatorTree, IndicatorValueView } from './schema.ts';
import {
  noValue,
  presentMunicipality,
  presentOrganizations,
  showableOf,
  viewerOf,
  type Readable,
  type Showable,
  type ValueSet,
  type Viewer,
} from './shown.ts';
import { methodWords, sourcesOf, unitWord } from './words.ts';

type Language = 'ru' | 'en';

/** Who looks at which period; without one the newest that has values. */
interface Look {
  actor: StaffActor;
  language: Language;
  period: string | undefined;
}

const otherDirection = {
  id: 'context',
  title: { ru: 'Вне направлений', en: 'Outside the directions' },
};
const addedCriterion = {
  id: 'context',
  title: { ru: 'Добавлено к документу', en: 'Added to the document' },
};

/** Values of several indicators, sorted by indicator and period. */
class Values {
  readonly #sets = new Map<string, { municipality?: IndicatorValue; own: IndicatorValue[] }>();
  readonly #bound: ReadonlyMap<string, BoundIndicator>;
  readonly #campaigns: readonly Campaign[];

  constructor(
    rows: readonly IndicatorValue[],
    bound: readonly BoundIndicator[],
    campaigns: readonly Campaign[],
  ) {
    this.#campaigns = campaigns;
    this.#bound = new Map(bound.map((one) => [one.key, one]));
    for (const row of rows) {
      const key = JSON.stringify([row.indicatorKey, row.period]);
      const set = this.#sets.get(key) ?? { own: [] };
      if (row.scope === 'municipality') set.municipality = row;
      else set.own.push(row);
      this.#sets.set(key, set);
    }
  }

  set(indicatorKey: string, period: string): ValueSet {
    const found = this.#sets.get(JSON.stringify([indicatorKey, period]));
    return { municipality: found?.municipality, organizations: found?.own ?? [] };
  }

  /** An index is shown only where each of its parts is: a hidden part would follow from it. */
  showable(indicatorKey: string, period: string): Showable {
    const measure = this.#bound.get(indicatorKey)?.measure;
    if (measure?.kind === 'index') {
      const parts = measure.of.map((key) => this.showable(key, period));
      return (scopeId) => parts.every((part) => part(scopeId));
    }
    const formKeys = this.#bound.get(indicatorKey)?.formKeys.flat() ?? [];
    const forms = [...new Set(formKeys)].map((formKey) =>
      this.#campaigns.filter((one) => one.formKey === formKey && one.period === period),
    );
    return showableOf(this.set(indicatorKey, period), measure?.derived ?? false, forms);
  }
}

/** The catalog as a tree with the municipality's values. */
export async function treeOf(look: Look): Promise<IndicatorTree> {
  const { actor, language } = look;
  const { municipalityId } = actor;
  const plan = await planOf(municipalityId);
  if (!plan) {
    const { workingYear } = await getMunicipality(municipalityId);
    const period = look.period ?? workingYear;
    return { catalogId: '', title: '', period, periods: [], directions: [] };
  }
  const { catalog, bound } = plan;
  const { period, periods } = await periodsOf(catalog, look.period);
  const viewer = viewerOf(actor);
  const place = { municipalityId, catalogId: catalog._id };
  const own = viewer.organizations === 'all' ? [] : viewer.organizations;
  const rows = [
    ...(await listValues(place, { period, scope: 'municipality' })),
    // What the reader could subtract from the municipality's restricted counts.
    ...(own.length > 0
      ? await listValues(place, { period, scope: 'organization', scopeIds: own })
      : []),
  ];
  const values = new Values(rows, bound, await campaignsOf(municipalityId, { period }));
  const rowOf = rowMaker({ bound, values, viewer, language, period });
  return {
    catalogId: catalog._id,
    title: catalog.document.title,
    period,
    periods,
    directions: directionsOf(catalog, rowOf, language),
  };
}

type RowOf = (placed: PlacedIndicator) => IndicatorRow;

function directionsOf(
  catalog: StoredCatalog,
  rowOf: RowOf,
  language: Language,
): IndicatorTree['directions'] {
  const added = listIndicators(catalog).filter((placed) => placed.criterionId === undefined);
  const addedTo = (directionId: string | undefined) => {
    const indicators = added.filter((placed) => placed.directionId === directionId).map(rowOf);
    const id = `${directionId ?? otherDirection.id}.${addedCriterion.id}`;
    return indicators.length > 0 ? [{ id, title: addedCriterion.title[language], indicators }] : [];
  };
  const directions = catalog.directions.map((direction) => ({
    id: direction.id,
    title: direction.title,
    block: direction.block ?? null,
    criteria: [
      ...direction.criteria.map(({ id, title, indicators }) => ({
        id,
        title: title ?? '',
        indicators: indicators.map((indicator) => rowOf({ indicator, path: '' })),
      })),
      ...addedTo(direction.id),
    ],
  }));
  const loose = addedTo(undefined);
  if (loose.length === 0) return directions;
  const title = otherDirection.title[language];
  return [...directions, { id: otherDirection.id, title, block: null, criteria: loose }];
}

function rowMaker(from: {
  bound: readonly BoundIndicator[];
  values: Values;
  viewer: Viewer;
  language: Language;
  period: string;
}): RowOf {
  const { values, viewer, language, period } = from;
  const bound = new Map(from.bound.map((one) => [one.key, one]));
  return ({ indicator }) => {
    const { key, title, unit, decimals, polarity, negative, level, confidentiality } = indicator;
    const measure = bound.get(key)?.measure;
    return {
      key,
      title,
      unit: unitWord(unit, language),
      unitCode: unit,
      decimals,
      polarity,
      negative,
      level,
      confidentiality,
      origin: indicator.origin,
      sourceLine: indicator.sourceLine,
      bound: measure !== undefined,
      value: measure
        ? municipalValue({ kind: measure.kind, confidentiality }, key, values, period, viewer)
        : null,
    };
  };
}

function municipalValue(
  readable: Readable,
  key: string,
  values: Values,
  period: string,
  viewer: Viewer,
): IndicatorValueView {
  const showable = values.showable(key, period);
  return presentMunicipality(readable, values.set(key, period), period, viewer, showable);
}

async function periodsOf(
  { _id: catalogId, municipalityId }: StoredCatalog,
  asked: string | undefined,
): Promise<{ period: string; periods: string[] }> {
  const periods = (await listPeriods({ municipalityId, catalogId })).sort(newestFirst);
  const period = asked ?? periods[0] ?? (await getMunicipality(municipalityId)).workingYear;
  return { period, periods };
}

/** One indicator with its organizations, history and origin; null when the catalog has none such. */
export async function detailOf(look: Look, key: string): Promise<IndicatorDetail | null> {
  const { actor, language } = look;
  const { municipalityId } = actor;
  const plan = await planOf(municipalityId);
  const placed =
    plan && listIndicators(plan.catalog).find(({ indicator }) => indicator.key === key);
  if (!placed) return null;
  const { catalog, bound } = plan;
  const { period } = await periodsOf(catalog, look.period);
  const viewer = viewerOf(actor);
  const rows = await listValues(
    { municipalityId, catalogId: catalog._id },
    { indicatorKeys: withParts(key, bound) },
  );
  const values = new Values(rows, bound, await campaignsOf(municipalityId, {}));
  const { indicator } = placed;
  const own = bound.find((one) => one.key === key);
  const readable = own && {
    kind: own.measure.kind,
    confidentiality: indicator.confidentiality,
  };
  const titles = new Map(listIndicators(catalog).map((one) => [one.indicator.key, one.indicator]));
  const names = {
    language,
    forms: await latestVersions(municipalityId),
    indicatorTitle: (other: string) => titles.get(other)?.title ?? other,
  };
  const direction = catalog.directions.find(({ id }) => id === placed.directionId);
  const criterion = direction?.criteria.find(({ id }) => id === placed.criterionId);
  const periods = [...new Set(rows.filter((row) => row.indicatorKey === key).map((r) => r.period))];
  return {
    indicator: rowMaker({ bound, values, viewer, language, period })(placed),
    directionTitle: direction?.title ?? otherDirection.title[language],
    criterionTitle: placed.criterionId ? (criterion?.title ?? '') : addedCriterion.title[language],
    period,
    method: methodWords(indicator.measure, names),
    sources: sourcesOf(indicator.measure, names),
    note: indicator.note ?? null,
    organizations: readable
      ? await organizationsOf(readable, own, values, period, viewer, municipalityId)
      : [],
    history: readable
      ? periods.sort(newestFirst).map((one) => municipalValue(readable, key, values, one, viewer))
      : [],
  };
}

/** The indicator and, for an index, those that it is made of. */
function withParts(key: string, bound: readonly BoundIndicator[]): string[] {
  const measure = bound.find((one) => one.key === key)?.measure;
  const parts = measure?.kind === 'index' ? measure.of.flatMap((of) => withParts(of, bound)) : [];
  return [key, ...parts];
}

/** What organizations reported, and that those asked by a campaign have not. */
async function organizationsOf(
  readable: Readable,
  indicator: BoundIndicator,
  values: Values,
  period: string,
  viewer: Viewer,
  municipalityId: string,
): Promise<IndicatorDetail['organizations']> {
  const { key } = indicator;
  const shown = presentOrganizations(
    readable,
    values.set(key, period),
    viewer,
    values.showable(key, period),
  );
  const asked = (await askedIn(municipalityId, period)).organizationsOf(indicator) ?? new Set();
  const ids = new Set([...shown.keys(), ...asked]);
  const visible = [...ids].filter(
    (id) => viewer.organizations === 'all' || viewer.organizations.includes(id),
  );
  const organizations = await listOrganizations(municipalityId, { ids: visible });
  return organizations.map(({ _id, shortName }) => ({
    id: _id,
    name: shortName,
    value: shown.get(_id) ?? { ...noValue(period), expected: 1, reported: 0 },
  }));
}
