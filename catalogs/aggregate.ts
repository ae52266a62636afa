import { z } from 'zod';
import { expression, questionReference } from './expression.ts';
import { catalogId, elementId, formId, organizationType } from './names.ts';

/**
 * The numbers that measures are made of. Each gives one amount per organization; the levels above
 * sum amounts, never percentages.
 */

/** Names of amounts inside a condition or formula: `{took}`. */
const amountName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const earlier = {
  /** Read this many periods of the same kind earlier. */
  back: z.int().min(1).max(10).optional(),
  /** Taken over this many periods that end with this one, or over all so far (cumulative). */
  over: z.union([z.int().min(2).max(10), z.literal('all')]).optional(),
};

/** A quantity that organizations report: its number; 1 and 0 for yes and no. */
const elementAggregate = z.strictObject({ element: elementId, ...earlier });

const narrowing = {
  /** Only rows for which this is true. */
  where: expression.optional(),
  /** The question or column that says which part of the breakdown a row belongs to. */
  by: questionReference.optional(),
  /**
   * What is taken first: each row by itself (the default), the rows of one group (those with the
   * same answer to this question), or all rows of the organization. Then means, medians and the
   * like are those of the groups' or organizations' own numbers.
   */
  per: z
    .union([z.literal('organization'), z.strictObject({ group: questionReference })])
    .optional(),
  ...earlier,
};

/**
 * Rows are the responses to a form, the rows that they give in answer to a question that is a table
 * (a roster), or the rows of an imported table.
 */
const rowsOf = <S extends z.ZodRawShape>(source: S) =>
  [
    /** How many rows. */
    z.strictObject({ ...source, count: z.literal(true), ...narrowing }),
    /** The sum of an expression over rows. */
    z.strictObject({ ...source, sum: expression, ...narrowing }),
    /** The mean of an expression over the rows that have it. */
    z.strictObject({ ...source, mean: expression, ...narrowing }),
    /** The values themselves: for median, percentile, min and max. */
    z.strictObject({ ...source, value: expression, ...narrowing }),
  ] as const;

const rowAggregates = [
  ...rowsOf({ form: formId, roster: z.string().min(1).optional() }),
  ...rowsOf({ table: catalogId }),
] as const;

/**
 * A condition on an organization's own amounts: 1 where it holds, 0 where not, nothing where a
 * missing amount leaves it open. `true` is 1 for every organization that is in the measure at all.
 */
const conditionAggregate = z.strictObject({
  organizations: z.union([expression, z.literal(true)]),
  get of() {
    return z.record(amountName, aggregate).optional();
  },
});

/** A number worked out from an organization's own amounts; missing amounts give none. */
const formulaAggregate = z.strictObject({
  formula: expression,
  get of() {
    return z.record(amountName, aggregate);
  },
});

/** Which amount is meant is a choice of the catalog: one case for each value of the setting. */
const chosenAggregate = z.strictObject({
  setting: catalogId,
  get cases() {
    return z.record(z.string(), aggregate);
  },
});

export type ElementAggregate = z.infer<typeof elementAggregate>;
export type RowAggregate = z.infer<(typeof rowAggregates)[number]>;
export type Aggregate =
  | ElementAggregate
  | RowAggregate
  | { organizations: string | true; of?: Record<string, Aggregate> | undefined }
  | { formula: string; of: Record<string, Aggregate> }
  | { setting: string; cases: Record<string, Aggregate> };

export const aggregate: z.ZodType<Aggregate> = z.lazy(() =>
  z.union([
    elementAggregate,
    ...rowAggregates,
    conditionAggregate,
    formulaAggregate,
    chosenAggregate,
  ]),
);

/**
 * The organizations that a measure is about, where not all that have data: of some types or
 * clusters, in groups of a computed list, or with a condition on their own amounts.
 */
export const population = z.strictObject({
  types: z.array(organizationType).min(1).optional(),
  clusters: z.array(z.string().min(1)).min(1).optional(),
  list: z
    .strictObject({ computed: catalogId, groups: z.array(z.string().min(1)).min(1).optional() })
    .optional(),
  where: expression.optional(),
  of: z.record(amountName, aggregate).optional(),
});
export type Population = z.infer<typeof population>;

/** The aggregates directly inside one aggregate, with their places in it. */
function partsOf(one: Aggregate): { path: string[]; aggregate: Aggregate }[] {
  const inside = 'cases' in one ? ['cases', one.cases] : 'of' in one ? ['of', one.of] : null;
  if (!inside) return [];
  const [name, parts] = inside as [string, Record<string, Aggregate> | undefined];
  return Object.entries(parts ?? {}).map(([key, part]) => ({ path: [name, key], aggregate: part }));
}

/** An aggregate that reads data itself. */
export type Leaf = ElementAggregate | RowAggregate;

/** Every place where an aggregate reads elements, responses or tables. */
export function leavesOf(one: Aggregate, path: string[] = []): { path: string[]; leaf: Leaf }[] {
  if ('element' in one || 'form' in one || 'table' in one) return [{ path, leaf: one }];
  return partsOf(one).flatMap((part) => leavesOf(part.aggregate, [...path, ...part.path]));
}
