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
  /** What the organizations' main number is. */
  scoreTitle: z.string(),
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

/** The catalog's computed lists and indices, and what came out of each in one period. */
export const computedListsView = z.object({
  period: z.string(),
  periods: z.array(z.string()),
  lists: z.array(
    computedView
      .pick({ id: true, title: true, restricted: true, hidden: true, computed: true })
      .extend({
        /** The method's title. */
        method: z.string(),
        freshAt: z.string().nullable(),
        /** Organizations that have a result, and those of them that are on the list. */
        organizations: z.number(),
        listed: z.number(),
      }),
  ),
});
export type ComputedListsView = z.infer<typeof computedListsView>;
