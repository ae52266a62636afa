import type { Membership, Observation } from '../../catalogs/methods/method.ts';
import type { Organization } from '../organizations/model.ts';
import { isOfPopulation } from './asked.ts';
import type { ComputedList } from './computed-list.ts';
import type { ValueRow } from './model.ts';
import { newest } from './quantity.ts';
import type { ListResult } from './sheet.ts';

/** What a computed list is run over: one entry for each period looked at, this one first. */
export interface ListData {
  organizations: readonly Organization[];
  /** Organizations' values of the inputs, those that may not be shown left out. */
  values: readonly (readonly ValueRow[])[];
  /** Results of the lists that it reads. */
  lists: readonly ReadonlyMap<string, ListResult>[];
  /** Whom a condition or another list lets in; null where neither is asked for. */
  admitted: ReadonlySet<string> | null;
}

/**
 * Runs a list's method over its whole set: every organization of its population that any input
 * knows anything of. Null when there is none.
 */
export function runList(list: ComputedList, data: ListData, kinds: Listing): ListResult | null {
  const observations = data.values.flatMap((rows, back) => observed(list, rows, back));
  const memberships = data.lists.flatMap((results, back) => members(list, results, back, kinds));
  const known = new Set([...observations, ...memberships].map((one) => one.organizationId));
  const organizations = data.organizations
    .filter((one) => known.has(one._id) && isOfPopulation(list.population, one))
    .filter(({ _id }) => data.admitted?.has(_id) ?? true)
    .map(({ _id, cluster }) => ({ id: _id, cluster }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (organizations.length === 0) return null;
  const inside = new Set(organizations.map(({ id }) => id));
  const isInside = ({ organizationId }: { organizationId: string }) => inside.has(organizationId);
  const result = list.method.run({
    organizations,
    inputs: list.inputs.map(({ name, polarity, weight, norm }) => ({
      name,
      polarity,
      weight,
      norm,
    })),
    observations: observations.filter(isInside),
    memberships: memberships.filter(isInside),
    years: list.years,
    settings: list.settings,
  });
  const fresh = [
    ...data.values.flat().map(({ freshAt }) => freshAt),
    ...data.lists.flatMap((results) => [...results.values()].map(({ freshAt }) => freshAt)),
  ];
  return { result, freshAt: fresh.reduce(newest, null) };
}

function observed(list: ComputedList, rows: readonly ValueRow[], back: number): Observation[] {
  return list.inputs.flatMap(({ indicator, name }) =>
    rows
      .filter((row) => row.indicatorKey === indicator && row.listed !== false)
      .map(({ scopeId, part, value, numerator, denominator }) => ({
        organizationId: scopeId,
        input: name,
        back,
        part,
        value,
        numerator,
        denominator,
      })),
  );
}

/** Which groups of a list are meant, and whether one is among them. */
export type Listing = (computed: string, groups: readonly string[] | null) => IsListed;
export type IsListed = (group: string | null) => boolean | null;

/** The groups that the catalog names, else those that the list's method puts on the list. */
export function listingOf(lists: ReadonlyMap<string, ComputedList>): Listing {
  return (computed, groups) => {
    const own = lists.get(computed)?.method.groups.filter(({ listed }) => listed) ?? [];
    const meant = new Set(groups ?? own.map(({ id }) => id));
    return (group) => (group === null ? null : meant.has(group));
  };
}

function members(
  list: ComputedList,
  results: ReadonlyMap<string, ListResult>,
  back: number,
  kinds: Listing,
): Membership[] {
  return list.lists.flatMap(({ computed, name, groups }) => {
    const isListed = kinds(computed, groups);
    const found = results.get(computed)?.result.organizations ?? [];
    return found.map(({ organizationId, group, score }) => ({
      list: name,
      organizationId,
      back,
      group,
      listed: isListed(group),
      score,
    }));
  });
}
