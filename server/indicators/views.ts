import { listIndicators, type PlacedIndicator } from '../../catalogs/walk.ts';
import type { StaffActor } from '../access.ts';
import { campaignsOf } from '../campaigns/model.ts';
import { closedPeriods } from '../catalogs/closed-periods.model.ts';
import type { StoredCatalog } from '../catalogs/model.ts';
import { judgementsOf } from '../evidence/judgement.model.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { earlierOf } from './earlier.ts';
import { kinOf, familiesIn, withKin } from './families.ts';
import { Figures } from './figures.ts';
import { currentCatalog } from './known-now.ts';
import { listPeriods, listValues } from './model.ts';
import { newestFirst } from '../periods.ts';
import { planOf, type Plan } from './plan.ts';
import type { IndicatorRow, IndicatorTree } from './schema.ts';
import { viewerOf } from './shown.ts';
import { stateOf } from './state.ts';
import { unitWord } from './words.ts';

type Language = 'ru' | 'en';

/** Who looks at which period; without one the newest that has values. */
export interface Look {
  actor: StaffActor;
  language: Language;
  period: string | undefined;
}

export const otherDirection = {
  id: 'context',
  title: { ru: 'Вне направлений', en: 'Outside the directions' },
};
export const addedCriterion = {
  id: 'context',
  title: { ru: 'Добавлено к документу', en: 'Added to the document' },
};

/** The catalog as a tree with the municipality's values. */
export async function treeOf(look: Look): Promise<IndicatorTree> {
  const { actor, language } = look;
  const { municipalityId } = actor;
  const catalog = await currentCatalog(municipalityId);
  const { period, periods } = await periodsOf(municipalityId, catalog, look.period);
  const plan = catalog && (await planOf(municipalityId, period));
  if (!plan) return { catalogId: '', title: '', period, periods: [], directions: [] };
  const viewer = viewerOf(actor);
  const catalogId = await editionOf(plan, period);
  const place = { municipalityId, catalogId };
  const own = viewer.organizations === 'all' ? [] : viewer.organizations;
  const some = restricted(plan);
  const indicatorKeys = plan.bound.map(({ key }) => key).filter((key) => !some.includes(key));
  const rows = [
    ...(await listValues(place, { period, scope: 'municipality' })),
    // What the reader could subtract from the municipality's restricted counts.
    ...(own.length > 0
      ? await listValues(place, { period, scope: 'organization', scopeIds: own, indicatorKeys })
      : []),
    ...(await behind(plan, period)),
    ...(await listValues(place, {
      period,
      scope: 'organization',
      indicatorKeys: some,
    })),
  ];
  const figures = new Figures({
    plan,
    rows,
    campaigns: await campaignsOf(municipalityId, { period }),
    judgements: await judgementsOf(municipalityId, { catalogId: plan.catalog.templateId, period }),
    viewer,
  });
  const rowOf = rowMaker({ plan, figures, language, period });
  return {
    catalogId: plan.catalog._id,
    title: plan.catalog.document.title,
    period,
    periods,
    directions: directionsOf(plan.catalog, rowOf, language),
  };
}

/** A closed period's values stand under the edition with which it was closed. */
export async function editionOf({ catalog }: Plan, period: string): Promise<string> {
  return (await closedPeriods(catalog.municipalityId)).get(period) ?? catalog._id;
}

/** Earlier values that a change of this period is shown against. */
export async function behind(plan: Plan, period: string) {
  const { municipalityId } = plan.catalog;
  const wanted = earlierOf(plan, period);
  const found = await Promise.all(
    [...wanted].map(async ([period, keys]) => {
      const indicatorKeys = [...withKin(keys, plan)];
      const place = { municipalityId, catalogId: await editionOf(plan, period) };
      const some = restricted(plan).filter((key) => indicatorKeys.includes(key));
      return [
        ...(await listValues(place, { period, indicatorKeys, scope: 'municipality' })),
        ...(await listValues(place, { period, indicatorKeys: some, scope: 'organization' })),
      ];
    }),
  );
  return found.flat();
}

/**
 * Indicators of persons in some organizations only, or of some of the people: whether their total
 * may be shown depends on the organizations.
 */
function restricted(plan: Plan): string[] {
  return plan.bound
    .filter(({ units }) =>
      units.some(
        (unit) =>
          unit.personal &&
          (('population' in unit.measure && unit.measure.population) ||
            familiesIn(unit).some((family) => kinOf(plan, family).length > 0)),
      ),
    )
    .map(({ key }) => key);
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

/** Makes the rows of indicators as the tree and an indicator's own page show them. */
export function rowMaker(from: {
  plan: Plan;
  figures: Figures;
  language: Language;
  period: string;
}): RowOf {
  const { plan, figures, language, period } = from;
  return ({ indicator }) => {
    const { key, title, unit, decimals, polarity, negative, level, confidentiality } = indicator;
    const bound = plan.byKey.has(key);
    const value = bound ? figures.municipality(key, period, plan.catalog.municipalityId) : null;
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
      bound,
      listing: indicator.measure?.kind === 'list',
      state: stateOf(plan, key, value),
      value,
    };
  };
}

/** The period looked at, and those that have values; closed ones whatever edition they stand in. */
export async function periodsOf(
  municipalityId: string,
  catalog: Pick<StoredCatalog, '_id'> | null,
  asked: string | undefined,
): Promise<{ period: string; periods: string[] }> {
  const computed = catalog ? await listPeriods({ municipalityId, catalogId: catalog._id }) : [];
  const closed = catalog ? (await closedPeriods(municipalityId)).keys() : [];
  const periods = [...new Set([...computed, ...closed])].sort(newestFirst);
  const period = asked ?? periods[0] ?? (await getMunicipality(municipalityId)).workingYear;
  return { period, periods };
}
