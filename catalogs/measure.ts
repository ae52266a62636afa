import { z } from 'zod';

/**
 * Where an indicator's value comes from. A measure names forms and elements by id and never holds
 * code: `where` and `mean` are expressions of the one expression language over the form's
 * questions, compiled (and refused) by the server when the catalog is taken in.
 */

/** Element ids as data forms declare them: `pupils_total`. */
const elementId = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);

/** Form ids as in the form library: `parents-school`. */
const formId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** Indicator keys: lower-case parts joined by dots and hyphens, stable across editions. */
export const indicatorKey = z.string().regex(/^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$/);

/**
 * Says whether an expression is at least closed: brackets, braces and quotes pair up and it names
 * a question. Whether the question exists and types agree is for the compiler.
 */
export function isClosedExpression(text: string): boolean {
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
  const open: string[] = [];
  let quote = '';
  for (const sign of text) {
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '"') quote = sign;
    else if ('([{'.includes(sign)) open.push(sign);
    else if (pairs[sign] && open.pop() !== pairs[sign]) return false;
  }
  return quote === '' && open.length === 0 && /\{[^{}]+\}/.test(text);
}

const expression = z
  .string()
  .max(2000)
  .superRefine((text, ctx) => {
    if (!isClosedExpression(text)) {
      ctx.addIssue({ code: 'custom', params: { fault: 'expression' }, message: 'expression' });
    }
  });

/** One question in braces, `{overall}`. */
const questionReference = z.string().superRefine((text, ctx) => {
  if (!/^\{[^{}]+\}$/.test(text)) {
    ctx.addIssue({ code: 'custom', params: { fault: 'reference' }, message: 'reference' });
  }
});

/** A quantity that organizations report once a period. */
const elementAggregate = z.strictObject({ element: elementId });

/** The number of responses, all or those for which `where` is true. */
const responseCount = z.strictObject({
  form: formId,
  count: z.literal(true),
  where: expression.optional(),
});

/** The mean of one question over responses. */
const responseMean = z.strictObject({
  form: formId,
  mean: questionReference,
  where: expression.optional(),
});

const countable = z.union([elementAggregate, responseCount]);

/** `share` = 100 · of / in, both summed over organizations before dividing. */
const share = z.strictObject({ kind: z.literal('share'), of: countable, in: countable });
/** Number of responses. */
const count = z.strictObject({ kind: z.literal('count'), of: responseCount });
/** Sum of an element over organizations. */
const sum = z.strictObject({ kind: z.literal('sum'), of: elementAggregate });
/** Mean of a question over responses, or of an element over organizations. */
const mean = z.strictObject({
  kind: z.literal('mean'),
  of: z.union([elementAggregate, responseMean]),
});
/** Yes or no, from a yes/no element. */
const presence = z.strictObject({ kind: z.literal('presence'), of: elementAggregate });
/** A number made from other indicators of the same catalog, period and scope. */
const index = z.strictObject({
  kind: z.literal('index'),
  of: z.array(indicatorKey).min(2),
  method: z.literal('mean'),
});
/** A number entered or imported from another system, which is named. */
const external = z.strictObject({ kind: z.literal('external'), source: z.string().min(1) });

export const measureSchema = z.discriminatedUnion('kind', [
  share,
  count,
  sum,
  mean,
  presence,
  index,
  external,
]);

export type Measure = z.infer<typeof measureSchema>;
export type MeasureKind = Measure['kind'];
export type Aggregate =
  z.infer<typeof elementAggregate> | z.infer<typeof responseCount> | z.infer<typeof responseMean>;

/** The aggregates of a measure with the place of each inside the measure. */
export function measureAggregates(measure: Measure): { path: string[]; aggregate: Aggregate }[] {
  switch (measure.kind) {
    case 'share':
      return [
        { path: ['of'], aggregate: measure.of },
        { path: ['in'], aggregate: measure.in },
      ];
    case 'count':
    case 'sum':
    case 'mean':
    case 'presence':
      return [{ path: ['of'], aggregate: measure.of }];
    case 'index':
    case 'external':
      return [];
  }
}
