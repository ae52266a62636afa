import { z } from 'zod';
import { aggregate, leavesOf, population, type Aggregate, type Leaf } from './aggregate.ts';
import { catalogId, indicatorKey } from './names.ts';

/**
 * Where an indicator's value comes from. A measure names forms, elements, tables and settings by id
 * and never holds code: its expressions are of the one expression language, compiled (and refused)
 * by the server when the catalog is taken in. docs/measures.md explains each kind with examples.
 */

/** What every measure of organizations' own data may add. */
const common = {
  population: population.optional(),
  /** The dimension in whose parts it is computed too, besides the whole. */
  breakdown: catalogId.optional(),
};

/** `share` = 100 · of / in, both summed over organizations before dividing. */
const share = z.strictObject({ kind: z.literal('share'), of: aggregate, in: aggregate, ...common });
/** `of` / `in` without the hundred: pupils to a computer, points to a participant. */
const ratio = z.strictObject({ kind: z.literal('ratio'), of: aggregate, in: aggregate, ...common });
/** How many: responses, rows, organizations for which a condition holds. */
const count = z.strictObject({ kind: z.literal('count'), of: aggregate, ...common });
/** A sum of quantities over organizations. */
const sum = z.strictObject({ kind: z.literal('sum'), of: aggregate, ...common });
/** Mean over rows, groups or organizations. */
const mean = z.strictObject({ kind: z.literal('mean'), of: aggregate, ...common });
/** Middle value, lowest, highest: of rows' values, groups' or organizations' numbers. */
const median = z.strictObject({ kind: z.literal('median'), of: aggregate, ...common });
const min = z.strictObject({ kind: z.literal('min'), of: aggregate, ...common });
const max = z.strictObject({ kind: z.literal('max'), of: aggregate, ...common });
/** The value that `p` percent do not exceed (nearest rank). */
const percentile = z.strictObject({
  kind: z.literal('percentile'),
  of: aggregate,
  p: z.number().gt(0).max(100),
  ...common,
});
/**
 * Yes or no: the amount is above zero; `expect: false` for what should not be there. `when` says
 * where it is asked at all; elsewhere it is not applicable. An expert's verdict on the evidence
 * can take a yes away.
 */
const presence = z.strictObject({
  kind: z.literal('presence'),
  of: aggregate,
  expect: z.boolean().optional(),
  when: population.pick({ where: true, of: true }).optional(),
  evidence: catalogId.optional(),
  ...common,
});
/** An expert's conclusion on a rubric, with what it rests on; never a number. */
const judgement = z.strictObject({
  kind: z.literal('judgement'),
  rubric: catalogId,
  evidence: catalogId.optional(),
});
/** Another indicator against an earlier period of the same kind. */
const change = z.strictObject({
  kind: z.literal('change'),
  of: indicatorKey,
  back: z.int().min(1).max(10).default(1),
  /** `difference` in the unit of `of`; `percent` of the earlier value. */
  as: z.enum(['difference', 'percent']),
});
/** A number made from other indicators of the same catalog, period and scope. */
const index = z.strictObject({
  kind: z.literal('index'),
  of: z.array(indicatorKey).min(2),
  method: z.literal('mean'),
  /** One weight for each of `of`; equal where absent. */
  weights: z.array(z.number().positive()).optional(),
});
/** A number that a computed list or index gives to each organization and to the municipality. */
const score = z.strictObject({
  kind: z.literal('score'),
  computed: catalogId,
  /** Which of the method's numbers; its main one where absent. */
  output: z.string().min(1).optional(),
});
/** Organizations in groups of a computed list: how many, or their share. */
const list = z.strictObject({
  kind: z.literal('list'),
  computed: catalogId,
  /** All that the method itself puts on its list where absent. */
  groups: z.array(z.string().min(1)).min(1).optional(),
  as: z.enum(['count', 'share']),
});
/** A number entered or imported from another system, which is named. */
const external = z.strictObject({ kind: z.literal('external'), source: z.string().min(1) });

const plain = [
  share,
  ratio,
  count,
  sum,
  mean,
  median,
  min,
  max,
  percentile,
  presence,
  judgement,
  change,
  index,
  score,
  list,
  external,
] as const;

const plainMeasure = z.discriminatedUnion('kind', plain);

/** Parts of different units under one name. Its own value is that of the part `all`, if it has one. */
const composite = z.strictObject({
  kind: z.literal('composite'),
  parts: z
    .array(
      z.strictObject({
        id: catalogId,
        title: z.string().trim().min(1),
        /** In words, as printed: «ед.», «%». */
        unit: z.string().trim().min(1),
        decimals: z.int().min(0).max(6),
        measure: plainMeasure,
      }),
    )
    .min(2),
});

export const measureSchema = z.discriminatedUnion('kind', [...plain, composite]);

export type Measure = z.infer<typeof measureSchema>;
export type PlainMeasure = z.infer<typeof plainMeasure>;

/** The aggregates of a measure with the place of each inside the measure. */
export function measureAggregates(measure: Measure): { path: string[]; aggregate: Aggregate }[] {
  if (measure.kind === 'composite') {
    return measure.parts.flatMap(({ measure: part }, i) =>
      measureAggregates(part).map((use) => ({
        ...use,
        path: ['parts', String(i), 'measure', ...use.path],
      })),
    );
  }
  const named = (path: string[], of: Record<string, Aggregate> | undefined) =>
    Object.entries(of ?? {}).map(([name, one]) => ({ path: [...path, name], aggregate: one }));
  return [
    ...('of' in measure && typeof measure.of === 'object' && !Array.isArray(measure.of)
      ? [{ path: ['of'], aggregate: measure.of }]
      : []),
    ...('in' in measure ? [{ path: ['in'], aggregate: measure.in }] : []),
    ...('population' in measure ? named(['population', 'of'], measure.population?.of) : []),
    ...('when' in measure ? named(['when', 'of'], measure.when?.of) : []),
  ];
}

/** Every place where a measure reads elements, responses or tables itself. */
export function measureLeaves(measure: Measure): { path: string[]; leaf: Leaf }[] {
  return measureAggregates(measure).flatMap(({ path, aggregate: one }) => leavesOf(one, path));
}

/** What of the same catalog a measure is made from: other indicators, computed lists and indices. */
export function measureNeeds(measure: Measure): {
  indicators: { path: (string | number)[]; key: string }[];
  computed: { path: (string | number)[]; id: string }[];
} {
  switch (measure.kind) {
    case 'composite': {
      const inner = measure.parts.map(({ measure: part }, i) => {
        const place = ['parts', i, 'measure'];
        const { indicators, computed } = measureNeeds(part);
        const under = <T extends { path: (string | number)[] }>(one: T) => ({
          ...one,
          path: [...place, ...one.path],
        });
        return { indicators: indicators.map(under), computed: computed.map(under) };
      });
      return {
        indicators: inner.flatMap(({ indicators }) => indicators),
        computed: inner.flatMap(({ computed }) => computed),
      };
    }
    case 'index':
      return { indicators: measure.of.map((key, i) => ({ path: ['of', i], key })), computed: [] };
    case 'change':
      return { indicators: [{ path: ['of'], key: measure.of }], computed: [] };
    case 'score':
    case 'list':
      return { indicators: [], computed: [{ path: ['computed'], id: measure.computed }] };
    case 'judgement':
    case 'external':
      return { indicators: [], computed: [] };
    default: {
      const restricted = measure.population?.list;
      const path = ['population', 'list', 'computed'];
      return { indicators: [], computed: restricted ? [{ path, id: restricted.computed }] : [] };
    }
  }
}
