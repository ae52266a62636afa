import { campaignsOf } from '../campaigns/model.ts';
import { closedPeriods } from '../catalogs/closed-periods.model.ts';
import type { Settings } from '../catalogs/known.ts';
import { reportedPeriods } from '../elements/model.ts';
import { currentImports } from '../external/model.ts';
import { admissionKey } from './computed-list.ts';
import { askedIn } from './asked.ts';
import { dropOtherResults } from './computed.model.ts';
import { currentCatalog } from './known-now.ts';
import { dropKept } from './kept-rows.model.ts';
import { dropOthers, readRows, replaceValues, type ValueRow } from './model.ts';
import { ownRows, type OwnRows } from './own.ts';
import { computedPeriods, markComputedPeriod } from './periods.model.ts';
import { newestFirst, periodsBetween } from '../periods.ts';
import { planOf, type Plan } from './plan.ts';
import { isOwn } from './reads.ts';
import { settle, summedAtOnce, type Changed, type OwnValues, type Settling } from './settle.ts';
import { draftSheet, storedSheet, type DraftSheet, type ListResult } from './sheet.ts';
import { changedIn, everything, looksBack, ownWork, type OwnWork, type Touch } from './touched.ts';
import type { Unit } from './unit.ts';

/**
 * The ways to compute: what a change of data touches, or a whole period. Both give the same
 * values, write them so that a run after a crash completes them, and leave closed periods alone.
 */

/** Indicators that the storage could not compute, with what it said; their last value stays. */
export type Refused = ReadonlyMap<string, unknown>;

/**
 * Brings values up to date with changes of data: the touched organizations' own values, then what
 * rests on them in this period and in later ones.
 */
export async function refreshValues(
  municipalityId: string,
  touches: readonly Touch[],
): Promise<Refused> {
  const refused = new Map<string, unknown>();
  const [touched, closed] = await Promise.all([
    touchedPlans(municipalityId, touches),
    closedPeriods(municipalityId),
  ]);
  const changedBy = new Map<string, Changed>();
  for (const period of await withLater(municipalityId, touched)) {
    if (closed.has(period)) continue;
    const plan = touched.get(period) ?? (await planOf(municipalityId, period));
    if (!plan) return refused;
    const [asked, fresh] = await Promise.all([
      askedIn(municipalityId, period),
      isNew(plan, period),
    ]);
    if (fresh) {
      for (const [key, error] of await recomputePeriod(municipalityId, period)) {
        refused.set(key, error);
      }
      changedBy.set(period, everything(plan));
      continue;
    }
    const work = ownWork(plan, period, touches);
    const changed = changedIn(plan, period, work, changedBy);
    if (changed.size === 0) continue;
    changedBy.set(period, changed);
    const sheet = storedSheet({ municipalityId, catalogId: plan.catalog._id, period }, closed);
    const { own, failed } = await ownValues({ plan, asked, sheet, changed }, work);
    for (const [{ key }, error] of failed) refused.set(key, error);
    await settle({ plan, asked, sheet, changed, own });
  }
  return refused;
}

/** The touched organizations' own values; what the others sum up to is read meanwhile. */
async function ownValues(
  { plan, asked, sheet, changed }: Settling,
  { units: all, organizationIds }: OwnWork,
): Promise<{ own: OwnValues; failed: OwnRows['failed'] }> {
  const { municipalityId, period } = sheet.place;
  const keys = summedAtOnce(plan, changed, all);
  const [{ rows, failed }, sums] = await Promise.all([
    ownRows({ municipalityId, period, organizationIds }, all, plan, asked),
    organizationIds === 'all' || keys.length === 0 ? [] : sheet.sums(keys, organizationIds),
  ]);
  const units = all.filter((unit) => isOwn(unit.measure) && !failed.has(unit));
  const within = { scope: 'organization', scopeIds: organizationIds, units } as const;
  // What could not be computed keeps its stored rows, and is summed up from them.
  const lost = new Set([...failed.keys()].map(({ key }) => key));
  const others = { keys: keys.filter((key) => !lost.has(key)), sums };
  return { own: { within, rows, others }, failed };
}

async function isNew({ catalog }: Plan, period: string): Promise<boolean> {
  const { municipalityId, _id } = catalog;
  return !(await computedPeriods({ municipalityId, catalogId: _id })).has(period);
}

/** The plans of the touched periods. */
async function touchedPlans(
  municipalityId: string,
  touches: readonly Touch[],
): Promise<Map<string, Plan | null>> {
  const periods = [...new Set(touches.map(({ period }) => period))];
  const plans = await Promise.all(periods.map((period) => planOf(municipalityId, period)));
  return new Map(periods.map((period, i) => [period, plans[i] ?? null]));
}

/** The touched periods and, where anything looks back, the later ones; the oldest first. */
async function withLater(
  municipalityId: string,
  plans: ReadonlyMap<string, Plan | null>,
): Promise<string[]> {
  const touched = [...plans.keys()];
  const backward = [...plans.values()].some((plan) => plan && looksBack(plan));
  const known = backward ? await knownPeriods(municipalityId) : [];
  const later = known.filter((period) =>
    touched.some((from) => (periodsBetween(from, period) ?? 0) > 0),
  );
  return [...new Set([...touched, ...later])].sort(newestFirst).reverse();
}

/** Every period that anything is stored, was asked or imported for, the oldest first. */
export async function knownPeriods(municipalityId: string): Promise<string[]> {
  const catalog = await currentCatalog(municipalityId);
  if (!catalog) return [];
  const all = await Promise.all([
    computedPeriods({ municipalityId, catalogId: catalog._id }),
    reportedPeriods(municipalityId),
    campaignsOf(municipalityId, {}).then((some) => some.map(({ period }) => period)),
    currentImports(municipalityId).then((some) => some.map(({ period }) => period)),
  ]);
  return [...new Set(all.flatMap((some) => [...some]))].sort(newestFirst).reverse();
}

/** A period computed anew in memory, and what could not be. */
interface Draft {
  plan: Plan;
  sheet: DraftSheet;
  refused: Map<string, unknown>;
}

async function draftPeriod(
  municipalityId: string,
  period: string,
  settings?: Settings,
): Promise<Draft | null> {
  const plan = await planOf(municipalityId, period, settings);
  if (!plan) return null;
  const place = { municipalityId, catalogId: plan.catalog._id, period };
  const asked = await askedIn(municipalityId, period);
  const sheet = draftSheet(place, await closedPeriods(municipalityId));
  const units = plan.units.filter(({ measure }) => isOwn(measure));
  const reading = { municipalityId, period, organizationIds: 'all' as const };
  const { rows, failed } = await ownRows(reading, units, plan, asked);
  const within = { scope: 'organization', scopeIds: 'all', units } as const;
  const last = failed.size > 0 ? await lastRows(place, [...failed.keys()]) : [];
  await sheet.put(within, [...rows, ...last]);
  await settle({ plan, asked, sheet, changed: everything(plan) });
  const refused = new Map([...failed].map(([{ key }, error]) => [key, error]));
  return { plan, sheet, refused };
}

function lastRows(place: DraftSheet['place'], units: readonly Unit[]): Promise<ValueRow[]> {
  return readRows(place, { scope: 'organization', scopeIds: 'all', units });
}

/**
 * Computes a whole period anew, all organizations at once. A closed period stands as it is.
 * Idempotent: the same data gives the same values, and values without data behind them go.
 */
export async function recomputePeriod(municipalityId: string, period: string): Promise<Refused> {
  const closed = await closedPeriods(municipalityId);
  const draft = closed.has(period) ? null : await draftPeriod(municipalityId, period);
  if (!draft) return new Map();
  await dropKept({ municipalityId, period });
  const { plan, sheet, refused } = draft;
  const { place } = sheet;
  const keys = [...plan.bound.map(({ key }) => key), ...[...plan.lists.keys()].map(admissionKey)];
  const units = keys.map((key) => ({ key, part: '' }));
  for (const scope of ['organization', 'municipality'] as const) {
    const rows = sheet.all.filter((row) => row.scope === scope);
    await replaceValues(place, { within: { scope, scopeIds: 'all', units }, rows });
  }
  for (const [computedId, result] of sheet.results) {
    await storedSheet(place, closed).putResult(computedId, result);
  }
  await dropOthers(place, [...keys, ...plan.kept]);
  await dropOtherResults(place, [...plan.lists.keys()]);
  await markComputedPeriod(place);
  return refused;
}

/** Computes a period and, as far as anything looks back, the later ones of its kind. */
export async function recomputeFrom(municipalityId: string, period: string): Promise<Refused> {
  const known = await knownPeriods(municipalityId);
  const later = known.filter((one) => (periodsBetween(period, one) ?? 0) > 0);
  const refused = new Map(await recomputePeriod(municipalityId, period));
  for (const one of later) {
    const plan = await planOf(municipalityId, one);
    if (!plan || !looksBack(plan)) continue;
    for (const [key, error] of await recomputePeriod(municipalityId, one)) refused.set(key, error);
  }
  return refused;
}

/** What a period's values would be, and the results of its lists; nothing is written. */
export interface Preview {
  plan: Plan;
  rows: readonly ValueRow[];
  results: ReadonlyMap<string, ListResult>;
}

/**
 * Computes a period without writing, with other settings than its own where given: what changing
 * them would do. Earlier periods are taken as they are stored.
 */
export async function previewPeriod(
  municipalityId: string,
  period: string,
  settings?: Settings,
): Promise<Preview | null> {
  const draft = await draftPeriod(municipalityId, period, settings);
  if (!draft) return null;
  const results = [...draft.sheet.results].flatMap(([id, result]) =>
    result ? [[id, result] as const] : [],
  );
  return { plan: draft.plan, rows: draft.sheet.all, results: new Map(results) };
}
