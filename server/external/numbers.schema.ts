import { z } from 'zod';
import { unit } from '../../catalogs/indicator.ts';

export const numbersQuery = z.strictObject({ period: z.string().min(1).max(20) });

const held = z.object({
  organizationId: z.string(),
  value: z.number(),
  /** The system or document that it was taken from. */
  source: z.string(),
  at: z.string(),
});

export const numbersView = z.object({
  period: z.string(),
  /** Who holds the municipality's own numbers: the department, or a centre; null without either. */
  holder: z.object({ id: z.string(), name: z.string() }).nullable(),
  numbers: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      direction: z.string(),
      /** Which kind of unit, and the words that the catalog has for it where it has its own. */
      unit,
      unitText: z.string(),
      decimals: z.number().int(),
      level: z.enum(['municipality', 'organization', 'both']),
      /** The system that the catalog names. */
      source: z.string(),
      /** For named officers only, of whom the reader is none: nothing says whether it is known. */
      withheld: z.boolean(),
      values: z.array(held),
    }),
  ),
});
export type NumbersView = z.infer<typeof numbersView>;

export const numberParams = z.object({ key: z.string().max(200) });

/** Which number of an indicator: whose, and for which period. */
export const numberPlace = z.strictObject({
  period: z.string().min(1).max(20),
  organizationId: z.string().min(1).max(64),
});

export const numberInput = z.strictObject({
  period: z.string().min(1).max(20),
  /** Null for the municipality's own number. */
  organizationId: z.string().max(64).nullable(),
  value: z.number(),
  source: z
    .string()
    .trim()
    .min(2, 'укажите, откуда это число | say where the number comes from')
    .max(300),
});
export type NumberInput = z.input<typeof numberInput>;
