import { z } from 'zod';
import { unit } from '../../catalogs/indicator.ts';
import { period } from '../campaigns/schema.ts';
import { indicatorValueView } from './schema.ts';

const value = z.union([
  z.number('нужно число | a number is needed'),
  z.boolean(),
  z.string().max(200),
]);
const named = z.array(z.object({ id: z.string(), title: z.string() }));

const setting = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.enum([
    ...(['percent', 'count', 'points', 'mark', 'days', 'months', 'years'] as const),
    ...(['choice', 'yesno'] as const),
  ]),
  choices: z.array(z.object({ value: z.string(), title: z.string() })),
  /** What counts in the period, and the catalog's default. */
  value,
  default: value,
  reason: z.string(),
  /** Whether the document itself names the default. */
  stated: z.boolean(),
  sourceLine: z.number().nullable(),
  /** What changes with it: computed lists, and every indicator that follows. */
  indicators: named,
  lists: named,
  /** Indicators that it concerns without being in a formula: a condition of a question. */
  about: named,
  changed: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type SettingView = z.infer<typeof setting>;

/** The settings of a catalog edition as they are in one period. */
export const settingsView = z.object({
  title: z.string(),
  period: z.string(),
  /** Periods to choose from, newest first. */
  periods: z.array(z.string()),
  /** Whether anything is known for the period: what has nothing cannot be closed. */
  known: z.boolean(),
  closed: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  settings: z.array(setting),
});
export type SettingsView = z.infer<typeof settingsView>;

export const settingInput = z.strictObject({
  period,
  /** Null: the catalog's default again. */
  value: value.nullable(),
});
export type SettingInput = z.infer<typeof settingInput>;

export const previewInput = settingInput.extend({ id: z.string().min(1).max(200) });
export type PreviewInput = z.infer<typeof previewInput>;

/** What a changed setting would do to the values of its period. */
export const previewView = z.object({
  indicators: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      unit: z.string(),
      unitCode: unit,
      decimals: z.number(),
      level: z.enum(['municipality', 'organization', 'both']),
      before: indicatorValueView,
      after: indicatorValueView,
      /** How many organizations' own values would change. */
      organizations: z.number(),
    }),
  ),
  lists: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      gained: named,
      lost: named,
      /** How many others would have another number, place or group. */
      moved: z.number(),
    }),
  ),
  /** Later periods that are computed anew with this one, because they look back at it. */
  later: z.array(z.string()),
});
export type PreviewView = z.infer<typeof previewView>;
