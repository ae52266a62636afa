import type { Organization } from '../organizations/model.ts';
import { askedIn, type Asked } from './asked.ts';
import { admissionKey, type ComputedList } from './computed-list.ts';
import { disclosureOf } from './disclosed.ts';
import { listingOf, runList, type ListData } from './list-run.ts';
import type { ValueRow, Within } from './model.ts';
import { earlierPeriods } from './periods.ts';
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
  if (!rows.some(({ personal }) => personal)) return rows;
  const towns = await read({ scope: 'municipality', scopeIds: 'all', units });
  const { municipalityId } = sheet.place;
  const { campaigns } = isNow ? asked : await askedIn(municipalityId, period);
  // What rests on hidden values would give them away: they are as good as missing here.
  return units.flatMap(({ key }) => {
    const bound = plan.byKey.get(key);
    const own = rows.filter((row) => row.indicatorKey === key);
    const forms = [...new Set(bound?.formKeys.flat() ?? [])].map((formKey) =>
      campaigns.filter((one) => one.formKey === formKey),
    );
    const showable = disclosureOf({
      rows: [...own, ...towns.filter((row) => row.indicatorKey === key)],
      whole: '',
      derived: bound?.units.some(({ measure }) => 'derived' in measure && measure.derived) ?? false,
      forms,
    });
    return own.filter((row) => showable(row.scopeId, row.part));
  });
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
