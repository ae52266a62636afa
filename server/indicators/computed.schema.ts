import { z } from 'zod';
import { standingView } from './schema.ts';

const settingUsed = z.object({
  title: z.string(),
  /** In words, with its unit. */
  value: z.string(),
  /** Why this value: the document, an act, a working rule. */
  reason: z.string(),
  /** The catalog's setting that gives it; null where the method's own default counts. */
  settingId: z.string().nullable(),
});

const named = z.object({ id: z.string(), title: z.string() });

/** A computed list or index of one period, with everything needed to check it by hand. */
export const computedView = z.object({
  id: z.string(),
  title: z.string(),
  period: z.string(),
  periods: z.array(z.string()),
  method: z.object({ title: z.string(), explanation: z.string(), source: z.string() }),
  note: z.string().nullable(),
  sourceLine: z.number().nullable(),
  settings: z.array(settingUsed),
  /** Indicators that it takes, and other lists that it reads. */
  inputs: z.array(
    named.extend({
      polarity: z.enum(['up', 'down']),
      /** What a value is held against, where the method does so. */
      norm: z.string().nullable(),
    }),
  ),
  lists: z.array(named),
  /** Indicators whose value it gives. */
  gives: z.array(named),
  /** Rests on indicators that are not for everybody: it ranks nobody in front of others. */
  restricted: z.boolean(),
  /** Its results are for the department alone, and the reader is of an organization. */
  hidden: z.boolean(),
  /** Whether it has been computed for the period. */
  computed: z.boolean(),
  freshAt: z.string().nullable(),
  /** Names of the organizations' further numbers, in their order. */
  columns: z.array(named),
  organizations: z.array(
    named.extend({
      standing: standingView,
      numbers: z.record(z.string(), z.number().nullable()),
    }),
  ),
  whole: z.array(named.extend({ value: z.number() })),
  marks: z.array(named),
  /** Groups that the data made: what is noticeably higher and lower in each. */
  found: z.array(
    z.object({
      id: z.string(),
      size: z.number(),
      above: z.array(z.string()),
      below: z.array(z.string()),
    }),
  ),
});
export type ComputedView = z.infer<typeof computedView>;
