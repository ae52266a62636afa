import { z } from 'zod';
import { line } from '../inputs.ts';

export const organizationTypes = [
  'school',
  'kindergarten',
  'supplementary',
  'department',
  'methodicalCentre',
  'ppmsCentre',
  'association',
] as const;
export type OrganizationType = (typeof organizationTypes)[number];

/** How many people are expected: unknown is `null`, never 0, which would make every share wrong. */
const expectedNumber = z
  .number()
  .int('нужно целое число | a whole number is needed')
  .min(
    1,
    'ожидать ноль человек нельзя: оставьте поле пустым, если число неизвестно | nobody can be expected: leave the field empty when the number is unknown',
  )
  .max(100_000)
  .nullable()
  .default(null);

export const organizationInput = z.strictObject({
  name: line(2, 300),
  shortName: line(1, 80),
  /** Its code in the department's own lists or its ИНН: unique where it is not empty. */
  code: line(0, 40).default(''),
  type: z.enum(organizationTypes),
  cluster: line(0, 80).default(''),
  address: line(0, 300).default(''),
  head: line(0, 200).default(''),
  email: z.union([z.email(), z.literal('')]).default(''),
  phone: line(0, 60).default(''),
  /** How many people (pupils, children) there are: the expected number of families. */
  headcount: expectedNumber,
  /** How many teachers there are: the expected number of teachers' answers. */
  teachers: expectedNumber,
});
export type OrganizationInput = z.infer<typeof organizationInput>;

export const organizationView = organizationInput.extend({
  id: z.string(),
  /** False once it no longer works: it keeps its past and is asked nothing new. */
  active: z.boolean(),
});
export type OrganizationView = z.infer<typeof organizationView>;

export const activityInput = z.strictObject({ active: z.boolean() });

/** Which organizations to list: those that work, or the closed ones too. */
export const organizationFilter = z.strictObject({ closed: z.literal('with').optional() });
