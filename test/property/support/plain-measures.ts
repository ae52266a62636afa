import type { Aggregate, RowAggregate } from '../../../catalogs/aggregate.ts';
import { leavesOf } from '../../../catalogs/aggregate.ts';
import { measureAggregates, type PlainMeasure } from '../../../catalogs/measure.ts';
import { plainValue, type Plain } from './plain-expression.ts';
import {
  given,
  lacking,
  ofElement,
  partIds,
  sourceOf,
  spanned,
  total,
  type Given,
  type PlainRow,
  type PlainWorld,
  type Where,
  type Why,
} from './plain-world.ts';

/**
 * The measure language once more, slowly: loops over plain arrays, one organization, one period and
 * one part at a time, nothing shared with the product but the shape of a measure.
 */

function ofRows(world: PlainWorld, one: RowAggregate, at: Where): Given {
  const source = sourceOf(one);
  const settings = world.settings(at.period);
  const named = (answers: PlainRow['answers']) => (name: string) =>
    (name.startsWith('@') ? settings[name.slice(1)] : answers[name]) ?? null;
  const rows: PlainRow[] = [];
  for (const period of spanned(world, at.period, one)) {
    const own = world.rows.filter(
      (row) =>
        row.source === source && row.organizationId === at.organizationId && row.period === period,
    );
    const asked = world.asked.some((ask) => ask.source === source && ask.period === period);
    if (own.length === 0 && !asked && one.over !== 'all') {
      return lacking(period === at.period ? 'notReported' : 'needsEarlierPeriod', 'notReported');
    }
    rows.push(...own);
  }
  const column = one.by?.slice(1, -1) ?? '';
  const inPart = rows.filter(
    ({ answers }) => one.by === undefined || at.part === '' || answers[column] === at.part,
  );
  if (inPart.length === 0) return lacking('notReported', 'needsEarlierPeriod');
  const { where } = one;
  const meant = inPart.filter(
    ({ answers }) => where === undefined || plainValue(where, named(answers), 'row') === true,
  );
  const taken = (some: readonly PlainRow[]) => {
    if ('count' in one) return given(some.length);
    const text = 'sum' in one ? one.sum : 'mean' in one ? one.mean : one.value;
    const numbers = some.flatMap(({ answers }) => {
      const value = plainValue(text, named(answers), 'row');
      return typeof value === 'number' ? [value] : [];
    });
    if (!('sum' in one)) return given(...numbers);
    // Where none of the rows that should hold a number does, nothing is known of their sum.
    return numbers.length === 0 && some.length > 0 ? lacking('notReported') : given(total(numbers));
  };
  if (one.per === undefined) return taken(meant);
  /** The one number of some rows: how many, their sum or their mean. */
  const number = (some: readonly PlainRow[]): number[] => {
    const { numbers } = taken(some);
    if (!numbers || numbers.length === 0) return [];
    return ['count' in one || 'sum' in one ? (numbers[0] ?? 0) : total(numbers) / numbers.length];
  };
  if (one.per === 'organization') {
    const own = number(meant);
    return own.length > 0 ? given(...own) : lacking('zeroDenominator');
  }
  const question = one.per.group.slice(1, -1);
  // The same class of another year is another group.
  const keyOf = ({ period, answers }: PlainRow) => {
    const key = answers[question] ?? null;
    if (key === null || key === '') return null;
    return `${period} ${typeof key === 'string' ? key.trim().toLowerCase() : String(key)}`;
  };
  // A group is there with its first row, whether or not one of its rows is meant.
  const keys = new Set(inPart.map(keyOf).filter((key) => key !== null));
  return given(...[...keys].flatMap((key) => number(meant.filter((row) => keyOf(row) === key))));
}

/** The numbers of an aggregate at one place; an amount of rows' means is one number. */
function numbersOf(world: PlainWorld, one: Aggregate, at: Where): Given {
  if ('element' in one) return ofElement(world, one, at);
  if ('form' in one || 'table' in one) return ofRows(world, one, at);
  if ('setting' in one) {
    const chosen = one.cases[String(world.settings(at.period)[one.setting])];
    if (!chosen) throw new Error('no such case');
    return numbersOf(world, chosen, at);
  }
  if ('organizations' in one) {
    return one.organizations === true
      ? given(1)
      : workedOut(world, one.organizations, one.of ?? {}, at);
  }
  return workedOut(world, one.formula, one.of, at);
}

function workedOut(
  world: PlainWorld,
  text: string,
  of: Readonly<Record<string, Aggregate>>,
  at: Where,
): Given {
  const settings = world.settings(at.period);
  const why: Why[] = [];
  const amounts = new Map<string, number>();
  for (const [name, one] of Object.entries(of)) {
    const amount = amountOf(world, one, at);
    if (amount.numbers) amounts.set(name, amount.numbers[0] ?? 0);
    else why.push(...amount.why);
  }
  const names = (name: string) =>
    (name.startsWith('@') ? settings[name.slice(1)] : amounts.get(name)) ?? null;
  const value = plainValue(text, names, 'amounts');
  if (typeof value === 'boolean') return given(value ? 1 : 0);
  if (typeof value === 'number') return given(value);
  return lacking('zeroDenominator', ...why);
}

/** The one number that an aggregate is of an organization. */
function amountOf(world: PlainWorld, one: Aggregate, at: Where): Given {
  const { numbers, why } = numbersOf(world, one, at);
  if (numbers === null) return lacking(...why);
  if (numbers.length === 0) return lacking('zeroDenominator');
  return given(total(numbers) / numbers.length);
}

/** What an organization brings to a value, or why it is not in it. */
export interface Brought {
  numerator: number | null;
  denominator: number | null;
  numbers: number[];
  why: Why[];
}

export type OwnPlain = Extract<PlainMeasure, { of: Aggregate }>;

const statistics: readonly string[] = ['median', 'percentile', 'min', 'max'];

/** What one organization brings to a measure of its own data. */
export function broughtBy(world: PlainWorld, measure: OwnPlain, at: Where): Brought {
  const out = (...why: Why[]): Brought => ({
    numerator: null,
    denominator: null,
    numbers: [],
    why,
  });
  const outside = notMeant(world, measure, { ...at, part: '' });
  if (outside.length > 0) return out(...outside);
  if (!hasTold(world, measure, at)) return out('notReported', 'needsEarlierPeriod');
  const into = (numerator: number | null, denominator: number | null, numbers: number[] = []) => ({
    ...{ numerator, denominator, numbers, why: [] },
  });
  const of = numbersOf(world, measure.of, at);
  if (measure.kind === 'presence') {
    const asked = conditionOf(world, measure.when, at);
    if (asked.numbers?.[0] === 0) return out('notApplicable');
    const amount = amountOf(world, measure.of, at);
    const why = [...(asked.why ?? []), ...(amount.why ?? [])];
    if (why.length > 0) return out(...why);
    return into(Number((amount.numbers?.[0] ?? 0) > 0 === (measure.expect ?? true)), 1);
  }
  if (of.numbers === null) return out(...of.why);
  if (measure.kind === 'share' || measure.kind === 'ratio') {
    const whole = numbersOf(world, measure.in, at);
    if (whole.numbers === null) return out(...whole.why);
    return into(total(of.numbers), total(whole.numbers));
  }
  if (measure.kind === 'mean') return into(total(of.numbers), of.numbers.length);
  if (statistics.includes(measure.kind)) {
    return of.numbers.length > 0 ? into(null, null, of.numbers) : out('zeroDenominator');
  }
  return into(total(of.numbers), null);
}

/**
 * Whether the organization has told anything of what a measure looks at. One that has not is not in
 * it, even where a condition would hold of nothing.
 */
function hasTold(world: PlainWorld, measure: OwnPlain, { organizationId, period }: Where): boolean {
  const { population: _, ...looked } = measure;
  const settings = world.settings(period);
  const leavesIn = (one: OwnPlain) =>
    measureAggregates(one).flatMap(({ aggregate }) => leavesOf(chosen(aggregate, settings)));
  const own = leavesIn(looked);
  // A number of organizations as such looks at what says which of them are meant.
  const leaves = own.length > 0 ? own : leavesIn(measure);
  return (
    leaves.length === 0 ||
    leaves.some(({ leaf }) => {
      const years = spanned(world, period, leaf);
      const here = (one: { organizationId: string; period: string }) =>
        one.organizationId === organizationId && years.includes(one.period);
      if ('element' in leaf) {
        const ids = [leaf.element, ...partIds(world, leaf.element)];
        return world.reports.some((one) => here(one) && ids.includes(one.element));
      }
      return world.rows.some((one) => here(one) && one.source === sourceOf(leaf));
    })
  );
}

function conditionOf(
  world: PlainWorld,
  condition: { where?: string | undefined; of?: Record<string, Aggregate> | undefined } | undefined,
  at: Where,
): Given {
  return condition?.where === undefined
    ? given(1)
    : workedOut(world, condition.where, condition.of ?? {}, at);
}

/** Why a measure is not about an organization; nothing where it is. */
function notMeant(world: PlainWorld, { population }: OwnPlain, at: Where): Why[] {
  const own = world.organizations.find(({ id }) => id === at.organizationId);
  if (!population || !own) return [];
  const { types, clusters, list } = population;
  if (types && !types.some((one) => one === own.type)) return ['notInPopulation'];
  if (clusters && !clusters.includes(own.cluster)) return ['notInPopulation'];
  if (list && !world.listed(list.groups ?? ['always'], at.period).has(own.id))
    return ['notInPopulation'];
  const held = conditionOf(world, population, at);
  if (held.numbers?.[0] === 1) return [];
  return held.why ?? ['notInPopulation'];
}

/** The value of what some organizations bring together: one organization's own, or everybody's. */
export function valueOfAll(
  measure: OwnPlain,
  all: readonly Brought[],
): { value: number | null; why: Why[]; numerator: number | null; denominator: number | null } {
  const inside = all.filter(({ why }) => why.length === 0);
  const nothing = { value: null, numerator: null, denominator: null };
  if (inside.length === 0) {
    return { ...nothing, why: ['notReported', ...all.flatMap(({ why }) => why)] };
  }
  if (statistics.includes(measure.kind)) {
    const numbers = inside.flatMap((one) => one.numbers);
    return { ...nothing, value: statistic(measure, numbers), why: [] };
  }
  const numerator = total(inside.map((one) => one.numerator ?? 0));
  if (measure.kind === 'count' || measure.kind === 'sum') {
    return { value: numerator, numerator, denominator: null, why: [] };
  }
  const denominator = total(inside.map((one) => one.denominator ?? 0));
  if (denominator === 0) return { value: null, numerator, denominator, why: ['zeroDenominator'] };
  const times = measure.kind === 'share' ? 100 : 1;
  return { value: (times * numerator) / denominator, numerator, denominator, why: [] };
}

function statistic(measure: OwnPlain, numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? Number.NaN;
  if (measure.kind === 'min') return at(0);
  if (measure.kind === 'max') return at(sorted.length - 1);
  if (measure.kind === 'percentile') {
    // The first value that at least p percent of all values are not above.
    const upTo = (value: number) =>
      (100 * sorted.filter((one) => one <= value).length) / sorted.length;
    return sorted.find((value) => upTo(value) >= measure.p - 1e-9) ?? Number.NaN;
  }
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

/**
 * Organizations that owe everything that a measure needs of the period, as far as anybody is asked
 * for it, and that it is about; null where nobody is asked.
 */
export function owing(world: PlainWorld, measure: OwnPlain, period: string): string[] | null {
  const settings = world.settings(period);
  const aggregates = measureAggregates(measure).map((one) => one.aggregate);
  const now = aggregates
    .flatMap((one) => leavesOf(chosen(one, settings)))
    .filter(({ leaf }) => (leaf.back ?? 0) === 0)
    .map(({ leaf }) => {
      const forms =
        'form' in leaf ? [leaf.form] : 'element' in leaf ? world.formsOf(leaf.element) : [];
      return world.asked.filter(
        (ask) => ask.period === period && forms.some((form) => ask.source === `form:${form}`),
      );
    })
    .filter((asks) => asks.length > 0);
  if (now.length === 0) return null;
  return world.organizations
    .map(({ id }) => id)
    .filter((id) => now.every((asks) => asks.some((ask) => ask.organizationIds.includes(id))))
    .filter(
      (id) =>
        !notMeant(world, measure, { organizationId: id, period, part: '' }).includes(
          'notInPopulation',
        ),
    );
}

/** The aggregate with every setting's case put in. */
function chosen(one: Aggregate, settings: Readonly<Record<string, Plain>>): Aggregate {
  if ('cases' in one) {
    const found = one.cases[String(settings[one.setting])];
    if (!found) throw new Error('no such case');
    return chosen(found, settings);
  }
  if (!('of' in one) || !one.of) return one;
  const of = Object.fromEntries(
    Object.entries(one.of).map(([name, inner]) => [name, chosen(inner, settings)]),
  );
  return { ...one, of };
}
