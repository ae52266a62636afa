import type {
  InputDescription,
  Membership,
  Method,
  MethodData,
  Observation,
  SettingValue,
} from '../../../catalogs/methods/method.ts';

/** A number; or how many of how many, whose percent is the value. */
export type Amount = number | null | readonly [number, number];

interface Given {
  /** Organization → input → amount; `name@1` is a year earlier, `name#maths` a part. */
  values?: Record<string, Record<string, Amount>>;
  inputs?: Record<string, Partial<InputDescription>>;
  clusters?: Record<string, string>;
  /** List → organization → whether it is on it, or its score. */
  lists?: Record<string, Record<string, boolean | number | null>>;
  years?: number;
  settings?: Record<string, SettingValue>;
}

function observation(organizationId: string, place: string, amount: Amount): Observation {
  const [, input = '', part = '', back = '0'] =
    /^([^#@]+)(?:#([^@]+))?(?:@(\d+))?$/.exec(place) ?? [];
  const [numerator, denominator] = Array.isArray(amount) ? (amount as [number, number]) : [];
  const percent = denominator ? (100 * (numerator ?? 0)) / denominator : null;
  return {
    organizationId,
    input,
    part,
    back: Number(back),
    value: numerator === undefined ? (amount as number | null) : percent,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
  };
}

/** A small set of organizations, written as a table. */
function dataOf(given: Given): MethodData {
  const values = given.values ?? {};
  const observations = Object.entries(values).flatMap(([id, amounts]) =>
    Object.entries(amounts).map(([place, amount]) => observation(id, place, amount)),
  );
  const names = Object.keys(given.inputs ?? {});
  const seen = [...new Set([...names, ...observations.map(({ input }) => input)])];
  const lists = Object.entries(given.lists ?? {});
  const ids = [...new Set([...Object.keys(values), ...lists.flatMap(([, on]) => Object.keys(on))])];
  return {
    organizations: ids
      .map((id) => id.replace(/@\d+$/, ''))
      .filter((id, i, all) => all.indexOf(id) === i)
      .map((id) => ({ id, cluster: given.clusters?.[id] ?? '' })),
    inputs: seen.map((name) => ({
      name,
      polarity: 'up',
      weight: 1,
      norm: null,
      ...given.inputs?.[name],
    })),
    observations,
    memberships: lists.flatMap(([list, on]) =>
      Object.entries(on).map(([place, one]): Membership => {
        const [organizationId = '', back = '0'] = place.split('@');
        return {
          list,
          organizationId,
          back: Number(back),
          group: null,
          listed: typeof one === 'boolean' ? one : null,
          score: typeof one === 'number' ? one : null,
        };
      }),
    ),
    years: given.years ?? 1,
    settings: given.settings ?? {},
  };
}

/** Runs a method and gives each organization's result by its id. */
export function runOn(method: Method, given: Given) {
  const result = method.run(dataOf(given));
  const of = new Map(result.organizations.map((one) => [one.organizationId, one]));
  const one = (id: string) => {
    const found = of.get(id);
    if (!found) throw new Error(`no result for ${id}`);
    return found;
  };
  const each = <T>(read: (result: ReturnType<typeof one>) => T): Record<string, T> =>
    Object.fromEntries(result.organizations.map((r) => [r.organizationId, read(r)]));
  return {
    result,
    one,
    each,
    scores: each(({ score }) => score),
    ranks: each(({ rank }) => rank),
    groups: each(({ group }) => group),
  };
}
