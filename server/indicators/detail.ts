import { listIndicators } from '../../catalogs/walk.ts';
import { campaignsOf } from '../campaigns/model.ts';
import { closedPeriods } from '../catalogs/closed-periods.model.ts';
import { judgementsOf } from '../evidence/judgement.model.ts';
import { listOrganizations, type Organization } from '../organizations/model.ts';
import { askedIn } from './asked.ts';
import { withParts } from './earlier.ts';
import { withKin } from './families.ts';
import { bare, Figures } from './figures.ts';
import { currentCatalog } from './known-now.ts';
import { listValues, type IndicatorValue } from './model.ts';
import { newestFirst } from '../periods.ts';
import { planOf, type Plan } from './plan.ts';
import type { IndicatorDetail } from './schema.ts';
import { noValue, viewerOf, type Viewer } from './shown.ts';
import { standingsOf } from './standings.ts';
import { addedCriterion, otherDirection, periodsOf, rowMaker, type Look } from './views.ts';
import { methodWords } from './words.ts';
import { sourcesOf } from './words-sources.ts';

/** One indicator with its organizations, history and origin; null when the catalog has none such. */
export async function detailOf(look: Look, key: string): Promise<IndicatorDetail | null> {
  const { actor, language } = look;
  const { municipalityId } = actor;
  const known = await currentCatalog(municipalityId);
  const { period } = await periodsOf(municipalityId, known, look.period);
  const plan = known && (await planOf(municipalityId, period));
  const placed =
    plan && listIndicators(plan.catalog).find(({ indicator }) => indicator.key === key);
  if (!placed) return null;
  const { catalog } = plan;
  const viewer = viewerOf(actor);
  const rows = await rowsOf(plan, key);
  const figures = new Figures({
    plan,
    rows,
    campaigns: await campaignsOf(municipalityId, {}),
    judgements: await judgementsOf(municipalityId, { catalogId: catalog.templateId, period }),
    viewer,
  });
  const { indicator } = placed;
  const names = { language, forms: plan.versions, catalog, settings: plan.settings };
  const direction = catalog.directions.find(({ id }) => id === placed.directionId);
  const criterion = direction?.criteria.find(({ id }) => id === placed.criterionId);
  const periods = [...new Set(rows.filter((row) => row.indicatorKey === key).map((r) => r.period))];
  return {
    indicator: rowMaker({ plan, figures, language, period })(placed),
    directionTitle: direction?.title ?? otherDirection.title[language],
    criterionTitle: placed.criterionId ? (criterion?.title ?? '') : addedCriterion.title[language],
    period,
    method: methodWords(indicator.measure, names),
    sources: sourcesOf(indicator.measure, names),
    note: indicator.note ?? null,
    organizations: plan.byKey.has(key)
      ? await organizationsOf(plan, key, figures, period, viewer, language)
      : [],
    history: periods.sort(newestFirst).map((one) => figures.municipality(key, one, municipalityId)),
  };
}

/** Values of the indicator and of what it is made from, of all periods; closed ones as they stand. */
async function rowsOf(plan: Plan, key: string): Promise<IndicatorValue[]> {
  const { municipalityId, _id } = plan.catalog;
  const indicatorKeys = [...withKin(withParts(key, plan), plan)];
  const rows = await listValues({ municipalityId, catalogId: _id }, { indicatorKeys });
  const closed = await closedPeriods(municipalityId);
  const away = new Map([...closed].filter(([, catalogId]) => catalogId !== _id));
  const others = await Promise.all(
    [...away].map(([period, catalogId]) =>
      listValues({ municipalityId, catalogId }, { indicatorKeys, period }),
    ),
  );
  return [...rows.filter(({ period }) => !away.has(period)), ...others.flat()];
}

/** What organizations reported, and that those asked by a campaign have not. */
async function organizationsOf(
  plan: Plan,
  key: string,
  figures: Figures,
  period: string,
  viewer: Viewer,
  language: 'ru' | 'en',
): Promise<IndicatorDetail['organizations']> {
  const { municipalityId } = plan.catalog;
  const all = await listOrganizations(municipalityId, { closed: true });
  const known = new Map<string, Organization>(all.map((one) => [one._id, one]));
  const shown = figures.organizations(key, period, known);
  const asked = await askedIn(municipalityId, period);
  const owing = (plan.byKey.get(key)?.units ?? []).flatMap((unit) => [
    ...(asked.organizationsOf(unit) ?? []),
  ]);
  const standings = await standingsOf(plan, key, period, language, viewer);
  const ids = new Set([...shown.keys(), ...owing]);
  return all
    .filter(({ _id, active }) => ids.has(_id) && (active || shown.has(_id)))
    .filter(({ _id }) => viewer.organizations === 'all' || viewer.organizations.includes(_id))
    .map(({ _id, shortName }) => ({
      id: _id,
      name: shortName,
      value: shown.get(_id) ?? bare({ ...noValue(period), expected: 1, reported: 0 }),
      standing: standings.get(_id) ?? null,
    }));
}
