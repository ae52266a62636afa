import { z } from 'zod';

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

export const organizationInput = z.strictObject({
  name: z.string().trim().min(2).max(300),
  shortName: z.string().trim().min(1).max(80),
  type: z.enum(organizationTypes),
  cluster: z.string().trim().max(80).default(''),
  address: z.string().trim().max(300).default(''),
  head: z.string().trim().max(200).default(''),
  email: z.union([z.email(), z.literal('')]).default(''),
  phone: z.string().trim().max(60).default(''),
  /** How many people (pupils, children) there are: the expected number of families. */
  headcount: z.number().int().min(0).max(100_000).nullable().default(null),
});
export type OrganizationInput = z.infer<typeof organizationInput>;

export const organizationView = organizationInput.extend({
  id: z.string(),
  active: z.boolean(),
});
export type OrganizationView = z.infer<typeof organizationView>;
