import type { StaffActor } from '../access.ts';
import { campaignsOf } from '../campaigns/model.ts';
import { closedPeriods } from '../catalogs/closed-periods.model.ts';
import {
  checkSetting,
  listPeriodSettings,
  mergeSettings,
  type SettingChange,
} from '../catalogs/settings.model.ts';
import { judgementsOf } from '../evidence/judgement.model.ts';
import { listOrganizations, type Organization } from '../organizations/model.ts';
import { orNotFound } from '../problem.ts';
import { knownPeriods, previewPeriod, type Preview } from './compute.ts';
import { Figures } from './figures.ts';
import { currentCatalog } from './known-now.ts';
import { listingOf } from './list-run.ts';
import { asListed } from './model.ts';
import { periodsBetween } from '../periods.ts';
import type { IndicatorValueView } from './schema.ts';
import type { PreviewView } from './settings.schema.ts';
import { viewerOf } from './shown.ts';
import { looksBack } from './touched.ts';
import { behind } from './views.ts';
import { unitWord } from './words.ts';

/**
 * What a setting would change in its period, before it is saved: both sides are computed anew in
 * memory and nothing is written. Only what this reader may see is compared.
 */
export async function previewSetting(
  actor: StaffActor,
  language: 'ru' | 'en',
  change: SettingChange,
): Promise<PreviewView> {
  const { municipalityId } = actor;
  const { period, settingId, value } = change;
  const catalog = orNotFound(await currentCatalog(municipalityId), 'каталог', 'catalog');
  await checkSetting(catalog, change);
  const own = await listPeriodSettings(catalog, period);
  const kept = own.map((one) => [one.settingId, one.value] as const);
  const settings = mergeSettings(catalog, new Map([...kept, [settingId, value]]));
  const before = await previewPeriod(municipalityId, period);
  const after = await previewPeriod(municipalityId, period, settings);
  if (!before || !after) return { indicators: [], lists: [], later: [] };
  const all = await listOrganizations(municipalityId, { closed: true });
  const known = new Map(all.map((one) => [one._id, one]));
  const figures = [
    await figuresOf(before, actor, period),
    await figuresOf(after, actor, period),
  ] as const;
  return {
    indicators: changedIndicators(after, figures, known, { language, period, municipalityId }),
    lists: changedLists(before, after, known),
    later: await laterOf(after, municipalityId, period),
  };
}

async function figuresOf(
  { plan, rows }: Preview,
  actor: StaffActor,
  period: string,
): Promise<Figures> {
  const { municipalityId, _id: catalogId, templateId } = plan.catalog;
  const place = { municipalityId, catalogId, period };
  return new Figures({
    plan,
    rows: [...rows.map((row) => asListed({ ...place, ...row })), ...(await behind(plan, period))],
    campaigns: await campaignsOf(municipalityId, {}),
    judgements: await judgementsOf(municipalityId, { catalogId: templateId, period }),
    viewer: viewerOf(actor),
  });
}

function changedIndicators(
  { plan }: Preview,
  [before, after]: readonly [Figures, Figures],
  known: ReadonlyMap<string, Organization>,
  of: { language: 'ru' | 'en'; period: string; municipalityId: string },
): PreviewView['indicators'] {
  const { language, period, municipalityId } = of;
  return plan.bound.flatMap(({ key }) => {
    const indicator = plan.indicators.get(key);
    if (!indicator) return [];
    const whole = before.municipality(key, period, municipalityId);
    const then = after.municipality(key, period, municipalityId);
    const were = before.organizations(key, period, known);
    const are = after.organizations(key, period, known);
    const ids = [...new Set([...were.keys(), ...are.keys()])];
    const organizations = ids.filter((id) => differ(were.get(id), are.get(id))).length;
    if (organizations === 0 && !differ(whole, then)) return [];
    const { title, unit, unitCode, decimals, level } = {
      ...indicator,
      unit: unitWord(indicator.unit, language),
      unitCode: indicator.unit,
    };
    return [
      { key, title, unit, unitCode, decimals, level, before: whole, after: then, organizations },
    ];
  });
}

/** Whether a reader would see another figure; who took part may change without it. */
function differ(
  one: IndicatorValueView | undefined,
  other: IndicatorValueView | undefined,
): boolean {
  return told(one) !== told(other);
}

function told(value: IndicatorValueView | undefined): string {
  if (!value) return '';
  const figures = [value, ...value.parts.map((part) => part.value)];
  return JSON.stringify([
    figures.map(({ value: number, numerator, denominator, hidden, reason }) => [
      ...[number, numerator, denominator, hidden, reason],
    ]),
    value.target?.met,
  ]);
}

function changedLists(
  before: Preview,
  after: Preview,
  known: ReadonlyMap<string, Organization>,
): PreviewView['lists'] {
  return [...after.plan.lists.values()].flatMap((list) => {
    const [were, are] = [before, after].map(({ results }) => {
      const found = results.get(list.id)?.result.organizations ?? [];
      return new Map(found.map((one) => [one.organizationId, one]));
    });
    const ids = [...new Set([...(were?.keys() ?? []), ...(are?.keys() ?? [])])];
    const isListed = listingOf(after.plan.lists)(list.id, null);
    const on = (of: typeof were, id: string) => isListed(of?.get(id)?.group ?? null) === true;
    const gained = ids.filter((id) => !on(were, id) && on(are, id));
    const lost = ids.filter((id) => on(were, id) && !on(are, id));
    const changed = ids.filter(
      (id) => JSON.stringify(were?.get(id) ?? null) !== JSON.stringify(are?.get(id) ?? null),
    );
    if (changed.length === 0) return [];
    const { id, definition } = list;
    const named = (some: readonly string[]) =>
      some.map((one) => ({ id: one, title: known.get(one)?.shortName ?? one }));
    const moved = changed.length - gained.length - lost.length;
    return [{ id, title: definition.title, gained: named(gained), lost: named(lost), moved }];
  });
}

async function laterOf({ plan }: Preview, municipalityId: string, period: string) {
  if (!looksBack(plan)) return [];
  const closed = await closedPeriods(municipalityId);
  const periods = await knownPeriods(municipalityId);
  return periods.filter((one) => !closed.has(one) && (periodsBetween(period, one) ?? 0) > 0);
}
