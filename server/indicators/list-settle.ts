import type { Organization } from '../organizations/model.ts';
import { askedIn, type Asked } from './asked.ts';
import { admissionKey, type ComputedList } from './computed-list.ts';
import { Disclosing } from './disclosing.ts';
import { withKin } from './families.ts';
import { listingOf, runList, type ListData } from './list-run.ts';
import { isOfPart, type ValueRow, type Within } from './model.ts';
import { asOwn } from './own-part.ts';
import { earlierPeriods, periodBack } from '../periods.ts';
import type { Plan } from './plan.ts';
import type { ListResult, Sheet } from './sheet.ts';

/** What computing over the whole set needs. */
export interface Everybody {
  plan: Plan;
  asked: Asked;
  sheet: Sheet;
  organizations: ReadonlyMap<string, Organization>;
}

/** Reads what a list is made from, runs it, keeps its result. */
export async function settleList(list: ComputedList, everybody: Everybody): Promise<void> {
  const { plan, sheet, organizations } = everybody;
  const { period } = sheet.place;
  const periods = [period, ...earlierPeriods(period, list.years - 1)];
  const data: ListData = {
    organizations: [...organizations.values()],
    values: await Promise.all(periods.map((one) => inputs(list, one, everybody))),
    lists: await Promise.all(periods.map((one) => results(list, one, sheet))),
    admitted: await admitted(list, everybody),
  };
  await sheet.putResult(list.id, runList(list, data, listingOf(plan.lists)));
}

/** Organizations' values of the inputs in one period, without those that may not be shown. */
async function inputs(
  list: ComputedList,
  period: string,
  { plan, asked, sheet }: Everybody,
): Promise<ValueRow[]> {
  const units = list.inputs.map(({ indicator }) => ({ key: indicator, part: '' }));
  const isNow = period === sheet.place.period;
  const read = (within: Within) => (isNow ? sheet.rows(within) : sheet.earlier(period, within));
  const rows = await read({ scope: 'organization', scopeIds: 'all', units });
  const asInput = (row: ValueRow) => asOwn(plan.byKey.get(row.indicatorKey), row);
  if (!rows.some(({ personal }) => personal)) return rows.map(asInput);
  // What rests on hidden values would give them away: they are as good as missing here.
  const disclosing = await disclosingOf(units, period, { plan, asked, sheet });
  const isShown = ({ indicatorKey, scopeId, part }: ValueRow) => {
    const own = plan.byKey.get(indicatorKey)?.units.find((unit) => isOfPart(part, unit.part));
    return own !== undefined && disclosing.mayShow(own, period)(scopeId, part);
  };
  return rows.filter(isShown).map(asInput);
}

/** Decides about some indicators with everything that they are made of at hand. */
async function disclosingOf(
  units: readonly { key: string }[],
  period: string,
  { plan, asked, sheet }: Pick<Everybody, 'plan' | 'asked' | 'sheet'>,
): Promise<Disclosing> {
  const { place } = sheet;
  const needed = new Map<string, Set<string>>();
  for (const { key } of units) gather(plan, key, period, needed);
  const found = await Promise.all(
    [...needed].map(async ([at, keys]) => {
      const isNow = at === place.period;
      const whole = [...withKin(keys, plan)].map((key) => ({ key, part: '' }));
      const read = (scope: ValueRow['scope']) => {
        const within: Within = { scope, scopeIds: 'all', units: whole };
        return isNow ? sheet.rows(within) : sheet.earlier(at, within);
      };
      const rows = [...(await read('organization')), ...(await read('municipality'))];
      const { campaigns } = isNow ? asked : await askedIn(place.municipalityId, at);
      return { campaigns, rows: rows.map((row) => ({ ...place, period: at, ...row })) };
    }),
  );
  return new Disclosing({
    plan,
    rows: found.flatMap((one) => one.rows),
    campaigns: found.flatMap((one) => one.campaigns),
  });
}

/** The indicators, by period, on whose values it depends whether one may be shown. */
function gather(plan: Plan, key: string, period: string, needed: Map<string, Set<string>>): void {
  const known = needed.get(period) ?? new Set<string>();
  needed.set(period, known);
  if (known.has(key)) return;
  known.add(key);
  for (const { measure } of plan.byKey.get(key)?.units ?? []) {
    if (measure.kind === 'index') for (const one of measure.of) gather(plan, one, period, needed);
    if (measure.kind !== 'change') continue;
    gather(plan, measure.of, period, needed);
    gather(plan, measure.of, periodBack(period, measure.back), needed);
  }
}

async function results(
  list: ComputedList,
  period: string,
  sheet: Sheet,
): Promise<Map<string, ListResult>> {
  const found = await Promise.all(
    list.lists.map(
      async ({ computed }) => [computed, await sheet.result(computed, period)] as const,
    ),
  );
  return new Map(found.flatMap(([id, result]) => (result ? [[id, result] as const] : [])));
}

/** Whom the population's condition and its list let in; null where it has neither. */
async function admitted(
  { id, population }: ComputedList,
  { plan, sheet }: Everybody,
): Promise<ReadonlySet<string> | null> {
  if (!population?.where && !population?.list) return null;
  let ids: Set<string> | null = null;
  if (population.where) {
    const units = [{ key: admissionKey(id), part: '' }];
    const rows = await sheet.rows({ scope: 'organization', scopeIds: 'all', units });
    ids = new Set(rows.filter(({ reported }) => reported === 1).map(({ scopeId }) => scopeId));
  }
  if (population.list) {
    const { computed, groups } = population.list;
    const isListed = listingOf(plan.lists)(computed, groups);
    const given = await sheet.result(computed, sheet.place.period);
    const on = (given?.result.organizations ?? []).filter(({ group }) => isListed(group) === true);
    const listed = new Set(on.map(({ organizationId }) => organizationId));
    ids = ids ? new Set([...ids].filter((one) => listed.has(one))) : listed;
  }
  return ids;
}
